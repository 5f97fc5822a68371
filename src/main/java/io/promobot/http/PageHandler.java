package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The Facebook page: whether we may send, and going on after a pause. */
public final class PageHandler {
  private final Supplier<Future<PageState>> state;
  private final Supplier<Future<Void>> resume;

  /**
   * How the page stands.
   *
   * @param breaker closed, open or half_open
   * @param subscribed whether Messenger sends us its webhooks, where that is known
   */
  public record PageState(
      String pageId,
      Optional<Instant> pausedUntil,
      Optional<String> pauseReason,
      String breaker,
      Optional<Instant> lastEventAt,
      Optional<Boolean> subscribed) {}

  public PageHandler(Supplier<Future<PageState>> state, Supplier<Future<Void>> resume) {
    this.state = state;
    this.resume = resume;
  }

  Future<Reply> show(RoutingContext ctx) {
    return state.get().map(Reply::ok);
  }

  Future<Reply> resume(RoutingContext ctx) {
    return resume.get().compose(resumed -> show(ctx));
  }
}
