package io.promobot.http;

import io.promobot.campaign.Campaign;
import io.promobot.campaign.Sending;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The campaigns: what they say, and sending them. */
public final class CampaignHandler {
  private final Supplier<Future<List<Campaign>>> list;
  private final Function<String, Future<Optional<Campaign>>> find;
  private final Function<String, Future<Campaign>> create;
  private final Update update;
  private final Function<String, Future<Sending>> send;

  /** Publishes a new name, new texts, or both. */
  @FunctionalInterface
  public interface Update {
    Future<Campaign> apply(String id, Optional<String> name, Map<String, String> copyChanges);
  }

  private record CampaignView(
      String id,
      String name,
      String state,
      int version,
      Map<String, String> copy,
      Instant createdAt,
      SendView send) {
    static CampaignView of(Campaign c) {
      return new CampaignView(
          c.id(),
          c.name(),
          c.state(),
          c.version(),
          c.copy().fields(),
          c.createdAt(),
          SendView.of(c.sending()));
    }
  }

  private record SendView(int queued, Skipped skipped) {
    static SendView of(Sending s) {
      return new SendView(
          s.queued(), new Skipped(s.windowClosed(), s.optedOut(), s.blocked(), s.alreadyIn()));
    }
  }

  private record Skipped(int windowClosed, int optedOut, int blocked, int alreadyIn) {}

  public CampaignHandler(
      Supplier<Future<List<Campaign>>> list,
      Function<String, Future<Optional<Campaign>>> find,
      Function<String, Future<Campaign>> create,
      Update update,
      Function<String, Future<Sending>> send) {
    this.list = list;
    this.find = find;
    this.create = create;
    this.update = update;
    this.send = send;
  }

  Future<Reply> list(RoutingContext ctx) {
    return list.get()
        .map(all -> Map.of("campaigns", all.stream().map(CampaignView::of).toList()))
        .map(Reply::ok);
  }

  Future<Reply> create(RoutingContext ctx) {
    return create
        .apply(ApiHandler.body(ctx).getString("name"))
        .map(made -> Reply.created("/api/v1/campaigns/" + made.id(), CampaignView.of(made)));
  }

  Future<Reply> show(RoutingContext ctx) {
    return find.apply(ApiHandler.id(ctx))
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such campaign")))
        .map(CampaignView::of)
        .map(Reply::ok);
  }

  Future<Reply> update(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    return update
        .apply(
            ApiHandler.id(ctx),
            Optional.ofNullable(body.getString("name")),
            texts(body.getJsonObject("copy", new JsonObject())))
        .map(CampaignView::of)
        .map(Reply::ok);
  }

  private static Map<String, String> texts(JsonObject copy) {
    Map<String, String> texts = new LinkedHashMap<>();
    copy.fieldNames().forEach(field -> texts.put(field, copy.getString(field)));
    return texts;
  }

  Future<Reply> send(RoutingContext ctx) {
    return send.apply(ApiHandler.id(ctx)).map(SendView::of).map(Reply::accepted);
  }
}
