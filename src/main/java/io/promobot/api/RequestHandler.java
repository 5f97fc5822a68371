package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.access.Visitor;
import io.promobot.contact.Visible;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.support.Answer;
import io.promobot.support.NewAnswer;
import io.promobot.support.Request;
import io.promobot.support.RequestFilter;
import io.promobot.support.RequestListStore;
import io.promobot.support.RequestStateStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;

/** Customers' questions: finding, answering, closing and erasing them. */
public final class RequestHandler implements Endpoints {
  private final RequestListStore requests;
  private final RequestStateStore states;
  private final Answering answering;

  /** Queues an answer to a request; answers with the answer's id. */
  @FunctionalInterface
  public interface Answering {
    Future<Long> answer(long request, NewAnswer answer);
  }

  private record RequestList(List<Request> requests, Optional<String> next) {}

  public RequestHandler(RequestListStore requests, RequestStateStore states, Answering answering) {
    this.requests = requests;
    this.states = states;
    this.answering = answering;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_requests", this::list),
        answers("show_request", this::show),
        answers("answer_request", this::answer),
        answers("close_request", this::close),
        answers("reopen_request", this::reopen),
        answers("erase_request", this::erase));
  }

  private Future<Reply> list(RoutingContext ctx) {
    var filter =
        new RequestFilter(
            ApiHandler.query(ctx, "state"),
            ApiHandler.query(ctx, "topic").map(Long::valueOf),
            ApiHandler.query(ctx, "language"),
            ApiHandler.query(ctx, "q"));
    return requests
        .list(filter, ApiHandler.limit(ctx), ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new RequestList(page.items(), page.next())));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return requests
        .find(id(ctx))
        .map(found -> Reply.ok(found.orElseThrow(RequestHandler::unknown)));
  }

  private Future<Reply> answer(RoutingContext ctx) {
    long request = id(ctx);
    NewAnswer answer = answerIn(ctx);
    return answering
        .answer(request, answer)
        .map(String::valueOf)
        .compose(id -> requests.find(request).map(found -> given(found, id)))
        .map(given -> new Reply(201, Optional.of(given), Map.of()));
  }

  private static NewAnswer answerIn(RoutingContext ctx) {
    JsonObject body = ApiHandler.body(ctx);
    String text = Visible.lines(body.getString("text"));
    if (!Visible.any(text)) {
      throw Problem.badInput(List.of(new Mistake("text", "must not be empty")));
    }
    Visitor visitor = ctx.get(Visitor.KEY);
    return new NewAnswer(
        text,
        visitor.kind() == Visitor.Kind.SESSION ? "owner" : "api",
        Optional.ofNullable(body.getString("key"))
            .map(UUID::fromString)
            .orElseGet(UUID::randomUUID),
        body.getBoolean("done", false));
  }

  /** Somebody may have erased it meanwhile. */
  private static Answer given(Optional<Request> request, String id) {
    return request.stream()
        .flatMap(found -> found.answers().stream())
        .filter(answer -> answer.id().equals(id))
        .findFirst()
        .orElseThrow(RequestHandler::unknown);
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
