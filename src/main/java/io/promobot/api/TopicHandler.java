package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.support.TopicChange;
import io.promobot.support.TopicStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people may ask about, and who is notified. */
public final class TopicHandler implements Endpoints {
  private final TopicStore topics;

  public TopicHandler(TopicStore topics) {
    this.topics = topics;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_topics", this::list),
        answers("create_topic", this::create),
        answers("update_topic", this::update),
        answers("delete_topic", this::delete));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return topics.list().map(all -> Reply.ok(Map.of("topics", all)));
  }

  private Future<Reply> create(RoutingContext ctx) {
    return topics
        .create(change(ApiHandler.body(ctx)))
        .map(topic -> Reply.created("/api/v1/topics", topic));
  }

  private Future<Reply> update(RoutingContext ctx) {
    return topics.update(id(ctx), change(ApiHandler.body(ctx))).map(Reply::ok);
  }

  private Future<Reply> delete(RoutingContext ctx) {
    return topics.delete(id(ctx)).map(done -> Reply.noContent());
  }

  private static TopicChange change(JsonObject body) {
    return new TopicChange(
        Optional.ofNullable(body.getString("name")), names(body), channels(body));
  }

  private static Map<String, Optional<String>> names(JsonObject body) {
    Map<String, Optional<String>> names = new LinkedHashMap<>();
    body.getJsonObject("names", new JsonObject())
        .forEach(each -> names.put(each.getKey(), Optional.ofNullable((String) each.getValue())));
    return names;
  }

  private static Optional<List<Long>> channels(JsonObject body) {
    return Optional.ofNullable(body.getJsonArray("channels"))
        .map(ids -> ids.stream().map(id -> Long.valueOf(id.toString())).distinct().toList());
  }

  private static long id(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }
}
