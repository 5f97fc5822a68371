package io.promobot.api;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Reply;
import io.promobot.customer.CustomerDetail;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.LongFunction;

/** Hands a conversation that a person took over back to the bot. */
public final class HandBackHandler {
  private final LongFunction<Future<Void>> handBack;
  private final LongFunction<Future<Optional<CustomerDetail>>> find;

  public HandBackHandler(
      LongFunction<Future<Void>> handBack, LongFunction<Future<Optional<CustomerDetail>>> find) {
    this.handBack = handBack;
    this.find = find;
  }

  public Future<Reply> handBack(RoutingContext ctx) {
    long customer = Long.parseLong(ApiHandler.id(ctx));
    return handBack
        .apply(customer)
        .compose(done -> find.apply(customer))
        .map(found -> Reply.ok(found.orElseThrow(CustomerHandler::unknown)));
  }
}
