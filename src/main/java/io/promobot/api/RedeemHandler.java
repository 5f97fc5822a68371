package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.customer.CustomerDetail;
import io.promobot.http.Problem;
import io.promobot.till.By;
import io.promobot.till.FoundCode.Use;
import io.promobot.till.HandOverStore.Redeemed;
import io.promobot.till.RedemptionHandler;
import io.promobot.till.RedemptionWorker;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** A coupon redeemed at the till. */
public final class RedeemHandler implements Endpoints {
  private final Redeem redeem;
  private final Before before;
  private final LongFunction<Future<Optional<CustomerDetail>>> find;

  /** Records that a customer has redeemed a campaign's coupon. */
  @FunctionalInterface
  public interface Redeem {
    Future<Redeemed> redeem(long customer, String campaign, By by);
  }

  /** When and where a customer redeemed before, as far as that is known. */
  @FunctionalInterface
  public interface Before {
    Future<Optional<Use>> last(long customer, String campaign);
  }

  public RedeemHandler(
      Redeem redeem, Before before, LongFunction<Future<Optional<CustomerDetail>>> find) {
    this.redeem = redeem;
    this.before = before;
    this.find = find;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("redeem_coupon", this::redeem));
  }

  private Future<Reply> redeem(RoutingContext ctx) {
    long customer = Long.parseLong(ApiHandler.id(ctx));
    String campaign = ApiHandler.body(ctx).getString("campaign");
    return redeem
        .redeem(customer, campaign, RedemptionHandler.by(ctx))
        .compose(
            done ->
                switch (done) {
                  case NOW -> find.apply(customer);
                  case BEFORE ->
                      before
                          .last(customer, campaign)
                          .compose(last -> Future.failedFuture(RedemptionWorker.used(last)));
                  case NOT_IN_CAMPAIGN ->
                      throw Problem.conflict("This person was never sent that campaign");
                  case NOTHING ->
                      throw Problem.conflict("This person has no code of that campaign to redeem");
                  case NO_SUCH_CUSTOMER -> throw CustomerHandler.unknown();
                })
        .map(
            (Optional<CustomerDetail> found) ->
                Reply.ok(found.orElseThrow(CustomerHandler::unknown)));
  }
}
