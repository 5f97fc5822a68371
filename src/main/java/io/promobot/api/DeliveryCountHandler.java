package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.deliveries.DeliveryCounts;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How many deliveries are in which state, and how many events could not be handled. */
public final class DeliveryCountHandler implements Endpoints {
  private final Supplier<Future<DeliveryCounts>> deliveries;
  private final Supplier<Future<DeliveryCounts>> messages;
  private final Supplier<Future<Integer>> sent;
  private final Supplier<Future<Integer>> parked;

  private record Counts(
      int waiting,
      int later,
      int retrying,
      int held,
      int sending,
      Optional<Integer> sent,
      int unknown,
      int failed,
      int skipped,
      int cancelled,
      int parked) {
    static Counts of(DeliveryCounts counts, Optional<Integer> sent, int parked) {
      return new Counts(
          counts.waiting(),
          counts.later(),
          counts.retrying(),
          counts.held(),
          counts.sending(),
          sent,
          counts.unknown(),
          counts.failed(),
          counts.skipped(),
          counts.cancelled(),
          parked);
    }
  }

  /**
   * @param messages the same for Messenger alone
   * @param sent how many went out; costs more than the others
   */
  public DeliveryCountHandler(
      Supplier<Future<DeliveryCounts>> deliveries,
      Supplier<Future<DeliveryCounts>> messages,
      Supplier<Future<Integer>> sent,
      Supplier<Future<Integer>> parked) {
    this.deliveries = deliveries;
    this.messages = messages;
    this.sent = sent;
    this.parked = parked;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("count_deliveries", this::count));
  }

  private Future<Reply> count(RoutingContext ctx) {
    boolean messagesOnly = ApiHandler.query(ctx, "of").filter("messages"::equals).isPresent();
    var outgoing = (messagesOnly ? messages : deliveries).get();
    var events = parked.get();
    var gone = sent(ctx);
    return Future.all(outgoing, gone, events)
        .map(all -> Counts.of(outgoing.result(), gone.result(), events.result()))
        .map(Reply::ok);
  }

  private Future<Optional<Integer>> sent(RoutingContext ctx) {
    return ApiHandler.query(ctx, "with").filter("sent"::equals).isPresent()
        ? sent.get().map(Optional::of)
        : Future.succeededFuture(Optional.empty());
  }
}
