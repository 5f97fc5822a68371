package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.messenger.PageCheck;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The Facebook page: its state, resuming after a pause, and what Facebook says about it. */
public final class PageHandler implements Endpoints {
  private final Supplier<Future<PageState>> state;
  private final Supplier<Future<Void>> resume;
  private final Function<Optional<String>, Future<PageCheck>> check;
  private final Function<String, Future<PageCheck>> greet;

  /**
   * The page's state.
   *
   * @param name as Facebook shows it; this and the next two are empty while Facebook does not
   *     answer
   * @param ourGreeting what we propose, which people read in their own language
   * @param breaker closed, open or half_open
   * @param subscribed whether Messenger sends us its webhooks, where that is known
   */
  public record PageState(
      String pageId,
      Optional<String> name,
      Optional<Boolean> getStarted,
      Optional<String> greeting,
      String ourGreeting,
      String webhookUrl,
      String verifyToken,
      boolean ownToken,
      boolean ownBotToken,
      Optional<Instant> apiTokenInAddressAt,
      boolean ownPassword,
      Optional<Instant> pausedUntil,
      Optional<String> pauseReason,
      String breaker,
      Optional<Instant> lastEventAt,
      Optional<Boolean> subscribed) {}

  public PageHandler(
      Supplier<Future<PageState>> state,
      Supplier<Future<Void>> resume,
      Function<Optional<String>, Future<PageCheck>> check,
      Function<String, Future<PageCheck>> greet) {
    this.state = state;
    this.resume = resume;
    this.check = check;
    this.greet = greet;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_page", this::show),
        answers("check_page", this::check),
        answers("set_greeting", this::greet),
        answers("resume_page", this::resume));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return state.get().map(Reply::ok);
  }

  private Future<Reply> resume(RoutingContext ctx) {
    return resume.get().compose(resumed -> show(ctx));
  }

  private Future<Reply> check(RoutingContext ctx) {
    var token = Optional.ofNullable(ApiHandler.body(ctx).getString("page_token"));
    return check.apply(token).map(Reply::ok);
  }

  private Future<Reply> greet(RoutingContext ctx) {
    var greeting = ApiHandler.body(ctx).getString("greeting").strip();
    if (greeting.isEmpty()) {
      return Future.failedFuture(
          Problem.badInput(List.of(new Mistake("greeting", "must not be empty"))));
    }
    return greet.apply(greeting).map(Reply::ok);
  }
}
