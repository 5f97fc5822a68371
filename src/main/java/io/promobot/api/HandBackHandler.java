package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.customer.CustomerDetail;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Hands a conversation that a person took over back to the bot. */
public final class HandBackHandler implements Endpoints {
  private final LongFunction<Future<Void>> handBack;
  private final LongFunction<Future<Optional<CustomerDetail>>> find;

  public HandBackHandler(
      LongFunction<Future<Void>> handBack, LongFunction<Future<Optional<CustomerDetail>>> find) {
    this.handBack = handBack;
    this.find = find;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("hand_back_customer", this::handBack));
  }

  private Future<Reply> handBack(RoutingContext ctx) {
    long customer = Long.parseLong(ApiHandler.id(ctx));
    return handBack
        .apply(customer)
        .compose(done -> find.apply(customer))
        .map(found -> Reply.ok(found.orElseThrow(CustomerHandler::unknown)));
  }
}
