package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.customer.CustomerDetail;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Small things the owner changes about a customer, who is then answered as they are now. */
public final class HandBackHandler implements Endpoints {
  private final LongFunction<Future<Void>> handBack;
  private final Speaks speaks;
  private final LongFunction<Future<Optional<CustomerDetail>>> find;

  /** What a customer speaks from now on; empty forgets what is known. */
  @FunctionalInterface
  public interface Speaks {
    Future<Void> set(long customer, Optional<StoryLanguage> language);
  }

  /** {@code handBack} gives a conversation that a person took over back to the bot. */
  public HandBackHandler(
      LongFunction<Future<Void>> handBack,
      Speaks speaks,
      LongFunction<Future<Optional<CustomerDetail>>> find) {
    this.handBack = handBack;
    this.speaks = speaks;
    this.find = find;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("hand_back_customer", this::handBack),
        answers("set_customer_language", this::speaks));
  }

  private Future<Reply> handBack(RoutingContext ctx) {
    long customer = customer(ctx);
    return handBack.apply(customer).compose(done -> present(customer));
  }

  private Future<Reply> speaks(RoutingContext ctx) {
    long customer = customer(ctx);
    Optional<StoryLanguage> language =
        StoryLanguage.stored(ApiHandler.body(ctx).getString("language"));
    return speaks.set(customer, language).compose(done -> present(customer));
  }

  private static long customer(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }

  private Future<Reply> present(long customer) {
    return find.apply(customer).map(found -> Reply.ok(found.orElseThrow(CustomerHandler::unknown)));
  }
}
