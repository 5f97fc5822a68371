package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.support.Request;
import io.promobot.support.RequestFilter;
import io.promobot.support.RequestListStore;
import io.promobot.support.RequestStateStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Customers' questions: finding them, marking them as answered, and erasing them. */
public final class RequestHandler implements Endpoints {
  private final RequestListStore requests;
  private final RequestStateStore states;

  private record RequestList(List<Request> requests, Optional<String> next) {}

  public RequestHandler(RequestListStore requests, RequestStateStore states) {
    this.requests = requests;
    this.states = states;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_requests", this::list),
        answers("close_request", this::close),
        answers("reopen_request", this::reopen),
        answers("erase_request", this::erase));
  }

  private Future<Reply> list(RoutingContext ctx) {
    var filter =
        new RequestFilter(
            ApiHandler.query(ctx, "state"),
            ApiHandler.query(ctx, "topic").map(Long::valueOf),
            ApiHandler.query(ctx, "q"));
    return requests
        .list(filter, ApiHandler.limit(ctx), ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new RequestList(page.items(), page.next())));
  }

  private Future<Reply> close(RoutingContext ctx) {
    return change(ctx, states::close);
  }

  private Future<Reply> reopen(RoutingContext ctx) {
    return change(ctx, states::reopen);
  }

  private Future<Reply> change(RoutingContext ctx, LongFunction<Future<Boolean>> change) {
    long id = id(ctx);
    return change
        .apply(id)
        .compose(done -> requests.find(id))
        .map(found -> Reply.ok(found.orElseThrow(RequestHandler::unknown)));
  }

  private Future<Reply> erase(RoutingContext ctx) {
    return states.erase(id(ctx)).map(RequestHandler::gone);
  }

  private static Reply gone(boolean erased) {
    if (!erased) {
      throw unknown();
    }
    return Reply.noContent();
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such request");
  }

  private static long id(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }
}
