package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.customer.CustomerDetail;
import io.promobot.db.Page;
import io.promobot.inbox.TimelineEntry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** One customer in detail: how far they have come, and everything said and done. */
public final class TimelineHandler implements Endpoints {
  private final LongFunction<Future<Optional<CustomerDetail>>> find;
  private final Timeline timeline;

  /** A page of a customer's timeline; empty when there is no such customer. */
  @FunctionalInterface
  public interface Timeline {
    Future<Optional<Page<TimelineEntry>>> of(long customer, int limit, Optional<String> cursor);
  }

  private record Entries(List<TimelineEntry> entries, Optional<String> next) {}

  public TimelineHandler(LongFunction<Future<Optional<CustomerDetail>>> find, Timeline timeline) {
    this.find = find;
    this.timeline = timeline;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_customer", this::customer), answers("show_timeline", this::timeline));
  }

  private Future<Reply> customer(RoutingContext ctx) {
    return find.apply(Long.parseLong(ApiHandler.id(ctx)))
        .map(found -> Reply.ok(found.orElseThrow(CustomerHandler::unknown)));
  }

  private Future<Reply> timeline(RoutingContext ctx) {
    long id = Long.parseLong(ApiHandler.id(ctx));
    return timeline
        .of(id, ApiHandler.limit(ctx), ApiHandler.query(ctx, "cursor"))
        .map(found -> found.orElseThrow(CustomerHandler::unknown))
        .map(page -> Reply.ok(new Entries(page.items(), page.next())));
  }
}
