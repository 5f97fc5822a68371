package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.segment.CountStore;
import io.promobot.segment.Segment;
import io.promobot.segment.SegmentStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The owner's segments, and how many people a condition is true of. */
public final class SegmentHandler implements Endpoints {
  private static final String WHERE = "where";

  private final SegmentStore segments;
  private final CountStore counts;

  private record View(String id, String name, Map<String, Object> where, Instant changedAt) {
    static View of(Segment segment) {
      return new View(
          String.valueOf(segment.id()),
          segment.name(),
          segment.where().getMap(),
          segment.changedAt());
    }
  }

  private record Segments(List<View> segments, int most) {}

  public SegmentHandler(SegmentStore segments, CountStore counts) {
    this.segments = segments;
    this.counts = counts;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_segments", this::list),
        answers("create_segment", this::create),
        answers("update_segment", this::update),
        answers("delete_segment", this::delete),
        answers("count_people", this::count));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return segments
        .list()
        .map(all -> new Segments(all.stream().map(View::of).toList(), SegmentStore.MOST))
        .map(Reply::ok);
  }

  private Future<Reply> create(RoutingContext ctx) {
    JsonObject body = ApiHandler.body(ctx);
    return segments
        .create(body.getString("name"), body.getJsonObject(WHERE))
        .map(View::of)
        .map(made -> Reply.created("/api/v1/segments/" + made.id(), made));
  }

  private Future<Reply> update(RoutingContext ctx) {
    JsonObject body = ApiHandler.body(ctx);
    return segments
        .update(
            id(ctx),
            Optional.ofNullable(body.getString("name")),
            Optional.ofNullable(body.getJsonObject(WHERE)))
        .map(View::of)
        .map(Reply::ok);
  }

  private Future<Reply> delete(RoutingContext ctx) {
    return segments.remove(id(ctx)).map(gone -> Reply.noContent());
  }

  private Future<Reply> count(RoutingContext ctx) {
    return counts.count(ApiHandler.body(ctx).getJsonObject(WHERE)).map(Reply::ok);
  }

  private static long id(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }
}
