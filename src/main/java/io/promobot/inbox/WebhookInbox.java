package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.messenger.Webhook;
import io.promobot.messenger.WebhookWorker;
import io.promobot.outbox.IntakePriority;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes in events of every line, and answers while their sender still waits. */
public final class WebhookInbox {
  private static final String NOT_READY = "the page is not ready yet";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final WebhookWorker webhooks;
  private final Inbox inbox;
  private final IntakePriority priority;
  private final Duration patience;
  private final AtomicBoolean heard = new AtomicBoolean();
  private volatile boolean open;

  public WebhookInbox(WebhookWorker webhooks, Inbox inbox, IntakePriority priority) {
    this(webhooks, inbox, priority, PATIENCE);
  }

  WebhookInbox(WebhookWorker webhooks, Inbox inbox, IntakePriority priority, Duration patience) {
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
    return taken.timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
