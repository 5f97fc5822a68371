package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.messenger.Webhook;
import io.promobot.messenger.WebhookWorker;
import io.promobot.outbox.IntakePriority;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes in events of every line, and answers while their sender still waits. */
public final class WebhookInbox {
  private static final String NOT_READY = "the page is not ready yet";
  private static final String LATE = "not committed in time; its sender repeats it";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Vertx vertx;
  private final WebhookWorker webhooks;
  private final Inbox inbox;
  private final IntakePriority priority;
  private final Duration patience;
  private final AtomicBoolean heard = new AtomicBoolean();
  private volatile boolean open;

  public WebhookInbox(Vertx vertx, WebhookWorker webhooks, Inbox inbox, IntakePriority priority) {
    this(vertx, webhooks, inbox, priority, PATIENCE);
  }

  WebhookInbox(
      Vertx vertx,
      WebhookWorker webhooks,
      Inbox inbox,
      IntakePriority priority,
      Duration patience) {
    this.vertx = vertx;
    this.webhooks = webhooks;
    this.inbox = inbox;
    this.priority = priority;
    this.patience = patience;
  }

  /** From now on events can have their effect: schema, page and welcome exist. */
  public void open() {
    open = true;
  }

  public boolean isOpen() {
    return open;
  }

  /** Whether a body has come in since this was last asked. */
  public boolean heardAgain() {
    return heard.getAndSet(false);
  }

  /**
   * Completes when the body's effects are committed. Fails early enough for its sender to repeat
   * it, also before the page has its welcome: until then every event would be parked.
   */
  public Future<Void> receive(byte[] body) {
    if (!open) {
      return Future.failedFuture(NOT_READY);
    }
    heard.lazySet(true);
    return inTime(
        Future.succeededFuture(body)
            .compose(webhooks::read)
            .map(Webhook::events)
            .compose(this::take));
  }

  /** The same for events that did not come as a webhook's body. */
  public Future<Void> receive(List<CustomerEvent> events) {
    return open ? inTime(take(events)) : Future.failedFuture(NOT_READY);
  }

  /** Within a future, so that a mistake of ours is a failure that is answered and uncounted. */
  private Future<Void> take(List<CustomerEvent> events) {
    priority.came(events.size());
    return Future.succeededFuture(events)
        .compose(inbox::receive)
        .onComplete(done -> priority.answered(events.size()));
  }

  private Future<Void> inTime(Future<Void> taken) {
    Promise<Void> answer = Promise.promise();
    // Future's own timeout wakes a thread of its own twice for each body.
    long timer =
        vertx.setTimer(patience.toMillis(), late -> answer.tryFail(new TimeoutException(LATE)));
    taken.onComplete(
        done -> {
          vertx.cancelTimer(timer);
          if (done.succeeded()) {
            answer.tryComplete();
          } else {
            answer.tryFail(done.cause());
          }
        });
    return answer.future();
  }
}
