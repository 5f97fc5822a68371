package io.promobot.http;

import io.promobot.db.Page;
import io.promobot.outbox.Delivery;
import io.promobot.outbox.DeliveryFilter;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** What goes out to other systems: where it stands, another try, or not at all. */
public final class DeliveryHandler {
  private final Deliveries list;
  private final LongFunction<Future<Optional<Delivery>>> find;
  private final LongFunction<Future<Optional<Boolean>>> retry;
  private final LongFunction<Future<Optional<Boolean>>> cancel;

  /** A page of the deliveries that a filter lets through, newest first. */
  @FunctionalInterface
  public interface Deliveries {
    Future<Page<Delivery>> list(DeliveryFilter filter, int limit, Optional<String> cursor);
  }

  private record DeliveryList(List<Delivery> deliveries, Optional<String> next) {}

  /**
   * @param retry false when the delivery is in no state that allows it, empty when there is none;
   *     so is {@code cancel}
   */
  public DeliveryHandler(
      Deliveries list,
      LongFunction<Future<Optional<Delivery>>> find,
      LongFunction<Future<Optional<Boolean>>> retry,
      LongFunction<Future<Optional<Boolean>>> cancel) {
    this.list = list;
    this.find = find;
    this.retry = retry;
    this.cancel = cancel;
  }

  Future<Reply> list(RoutingContext ctx) {
    var filter = ApiHandler.query(ctx, "state").flatMap(DeliveryFilter::of);
    return list.list(
            filter.orElse(DeliveryFilter.WAITING),
            ApiHandler.limit(ctx),
            ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new DeliveryList(page.items(), page.next())));
  }

  Future<Reply> retry(RoutingContext ctx) {
    return change(ctx, retry, "tried again");
  }

  Future<Reply> cancel(RoutingContext ctx) {
    return change(ctx, cancel, "cancelled");
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
