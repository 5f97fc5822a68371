package io.promobot.messenger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps us subscribed to the page's events: Messenger silently unsubscribes a page after about an
 * hour of failing webhooks, so the subscription is checked every hour and after each outage.
 */
public final class SubscriptionWorker {
  private static final Logger log = LoggerFactory.getLogger(SubscriptionWorker.class);
  private static final Duration HEALTHY = Duration.ofHours(1);
  private static final Duration TROUBLED = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final PageClient page;
  private volatile Optional<Boolean> subscribed = Optional.empty();
  private volatile boolean confirmedOnce;
  private volatile boolean stopped;
  private volatile long timer = -1;

  public SubscriptionWorker(Vertx vertx, PageClient page) {
    this.vertx = vertx;
    this.page = page;
  }

  public void start() {
    check();
  }

  /** Checks now, subscribes if needed, and checks again later. */
  public void check() {
    vertx.cancelTimer(timer);
    page.subscribedFields()
        .compose(
            fields ->
                fields.containsAll(PageClient.FIELDS)
                    ? Future.succeededFuture()
                    : page.subscribe()
                        .onSuccess(
                            done ->
                                log.info(
                                    "subscribed to the page's webhooks{}",
                                    confirmedOnce ? " again" : "")))
        .onSuccess(done -> confirmed())
        .onFailure(this::troubled)
        .onComplete(done -> later(done.succeeded() ? HEALTHY : TROUBLED));
  }

  private void confirmed() {
    subscribed = Optional.of(true);
    confirmedOnce = true;
    page.welcome()
        .compose(there -> there.complete() ? Future.<Void>succeededFuture() : page.complete(there))
        .onFailure(
            failure ->
                log.warn(
                    "the Get Started button and the menu are not set: {}", failure.getMessage()));
  }

  private void troubled(Throwable failure) {
    subscribed = Optional.of(false);
    log.warn("the page's webhooks are not confirmed: {}", failure.getMessage());
  }

  private void later(Duration pause) {
    if (!stopped) {
      timer = vertx.setTimer(pause.toMillis(), next -> check());
    }
  }

  /** Whether Messenger sends us the page's events; empty before the first answer. */
  public Optional<Boolean> subscribed() {
    return subscribed;
  }

  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }
}
