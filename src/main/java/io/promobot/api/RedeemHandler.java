package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.customer.CustomerDetail;
import io.promobot.http.Problem;
import io.promobot.till.By;
import io.promobot.till.HandOverStore.Redeemed;
import io.promobot.till.RedemptionHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** A coupon redeemed at the till. */
public final class RedeemHandler implements Endpoints {
  private final Redeem redeem;
  private final LongFunction<Future<Optional<CustomerDetail>>> find;

  /** Records that a customer has redeemed a campaign's coupon. */
  @FunctionalInterface
  public interface Redeem {
    Future<Redeemed> redeem(long customer, String campaign, By by);
  }

  public RedeemHandler(Redeem redeem, LongFunction<Future<Optional<CustomerDetail>>> find) {
    this.redeem = redeem;
    this.find = find;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("redeem_coupon", this::redeem));
  }

  private Future<Reply> redeem(RoutingContext ctx) {
    long customer = Long.parseLong(ApiHandler.id(ctx));
    return redeem
        .redeem(customer, ApiHandler.body(ctx).getString("campaign"), RedemptionHandler.by(ctx))
        .compose(
            done ->
                switch (done) {
                  case NOW, BEFORE -> find.apply(customer);
                  case NOT_IN_CAMPAIGN ->
                      throw Problem.conflict("This person was never sent that campaign");
                  case NOTHING ->
                      throw Problem.conflict("This person has no code of that campaign to redeem");
                  case NO_SUCH_CUSTOMER -> throw CustomerHandler.unknown();
                })
        .map(found -> Reply.ok(found.orElseThrow(CustomerHandler::unknown)));
  }
}
