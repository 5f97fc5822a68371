package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.db.Page;
import io.promobot.deliveries.Delivery;
import io.promobot.deliveries.DeliveryFilter;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** What goes out to other systems: its state, retrying and cancelling. */
public final class DeliveryHandler implements Endpoints {
  private final Deliveries list;
  private final LongFunction<Future<Optional<Delivery>>> find;
  private final Decisions decisions;

  /** A page of the deliveries that match a filter, newest first. */
  @FunctionalInterface
  public interface Deliveries {
    Future<Page<Delivery>> list(DeliveryFilter filter, int limit, Optional<String> cursor);
  }

  private record DeliveryList(List<Delivery> deliveries, Optional<String> next) {}

  /**
   * The owner's decisions about one delivery: each is false when its state does not allow it, empty
   * when there is none.
   *
   * @param hurry send it now instead of when it is due
   */
  public record Decisions(
      LongFunction<Future<Optional<Boolean>>> retry,
      LongFunction<Future<Optional<Boolean>>> cancel,
      LongFunction<Future<Optional<Boolean>>> hurry) {}

  public DeliveryHandler(
      Deliveries list, LongFunction<Future<Optional<Delivery>>> find, Decisions decisions) {
    this.list = list;
    this.find = find;
    this.decisions = decisions;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_deliveries", this::list),
        answers("retry_delivery", this::retry),
        answers("cancel_delivery", this::cancel),
        answers("hurry_delivery", this::hurry));
  }

  private Future<Reply> list(RoutingContext ctx) {
    var filter = ApiHandler.query(ctx, "state").flatMap(DeliveryFilter::of);
    return list.list(
            filter.orElse(DeliveryFilter.WAITING),
            ApiHandler.limit(ctx),
            ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new DeliveryList(page.items(), page.next())));
  }

  private Future<Reply> retry(RoutingContext ctx) {
    return change(ctx, decisions.retry(), "tried again");
  }

  private Future<Reply> cancel(RoutingContext ctx) {
    return change(ctx, decisions.cancel(), "cancelled");
  }

  private Future<Reply> hurry(RoutingContext ctx) {
    return change(ctx, decisions.hurry(), "sent earlier");
  }

  private Future<Reply> change(
      RoutingContext ctx, LongFunction<Future<Optional<Boolean>>> change, String wanted) {
    long id = Long.parseLong(ApiHandler.id(ctx));
    return change
        .apply(id)
        .map(done -> done.orElseThrow(DeliveryHandler::unknown))
        .compose(done -> find.apply(id).map(found -> show(found, done, wanted)));
  }

  private static Reply show(Optional<Delivery> found, boolean done, String wanted) {
    var delivery = found.orElseThrow(DeliveryHandler::unknown);
    if (!done) {
      throw Problem.conflict("It is " + delivery.state() + " and cannot be " + wanted);
    }
    return Reply.ok(delivery);
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such delivery");
  }
}
