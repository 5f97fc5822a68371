package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.db.Page;
import io.promobot.deliveries.Delivery;
import io.promobot.deliveries.DeliveryFilter;
import io.promobot.http.Problem;
import io.promobot.support.PostedStore.Posted;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** What goes out to other systems, and its state. */
public final class DeliveryHandler implements Endpoints {
  private final Deliveries list;
  private final LongFunction<Future<Optional<Posted>>> posted;

  /** A page of the deliveries that match a filter, newest first. */
  @FunctionalInterface
  public interface Deliveries {
    Future<Page<Delivery>> list(DeliveryFilter filter, int limit, Optional<String> cursor);
  }

  private record DeliveryList(List<Delivery> deliveries, Optional<String> next) {}

  /** {@code posted} knows what a webhook is sent. */
  public DeliveryHandler(Deliveries list, LongFunction<Future<Optional<Posted>>> posted) {
    this.list = list;
    this.posted = posted;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_deliveries", this::list), answers("show_posted", this::posted));
  }

  private Future<Reply> list(RoutingContext ctx) {
    var filter = ApiHandler.query(ctx, "state").flatMap(DeliveryFilter::of);
    return list.list(
            filter.orElse(DeliveryFilter.WAITING),
            ApiHandler.limit(ctx),
            ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new DeliveryList(page.items(), page.next())));
  }

  private Future<Reply> posted(RoutingContext ctx) {
    return posted
        .apply(Long.parseLong(ApiHandler.id(ctx)))
        .map(
            found ->
                Reply.ok(
                    found.orElseThrow(() -> Problem.notFound("This delivery goes to no webhook"))));
  }
}
