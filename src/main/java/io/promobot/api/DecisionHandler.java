package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.deliveries.Delivery;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** The owner's decisions about one delivery: trying again, cancelling, sending earlier. */
public final class DecisionHandler implements Endpoints {
  private final LongFunction<Future<Optional<Delivery>>> find;
  private final Decision retry;
  private final Decision cancel;
  private final Decision hurry;

  /** One of them; false when the delivery's state does not allow it, empty when there is none. */
  @FunctionalInterface
  public interface Decision {
    Future<Optional<Boolean>> about(long delivery);
  }

  /**
   * @param hurry send it now instead of when it is due
   */
  public DecisionHandler(
      LongFunction<Future<Optional<Delivery>>> find,
      Decision retry,
      Decision cancel,
      Decision hurry) {
    this.find = find;
    this.retry = retry;
    this.cancel = cancel;
    this.hurry = hurry;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("retry_delivery", ctx -> change(ctx, retry, "tried again")),
        answers("cancel_delivery", ctx -> change(ctx, cancel, "cancelled")),
        answers("hurry_delivery", ctx -> change(ctx, hurry, "sent earlier")));
  }

  private Future<Reply> change(RoutingContext ctx, Decision decision, String wanted) {
    long id = Long.parseLong(ApiHandler.id(ctx));
    return decision
        .about(id)
        .map(done -> done.orElseThrow(DecisionHandler::unknown))
        .compose(done -> find.apply(id).map(found -> show(found, done, wanted)));
  }

  private static Reply show(Optional<Delivery> found, boolean done, String wanted) {
    var delivery = found.orElseThrow(DecisionHandler::unknown);
    if (!done) {
      throw Problem.conflict("It is " + delivery.state() + " and cannot be " + wanted);
    }
    return Reply.ok(delivery);
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such delivery");
  }
}
