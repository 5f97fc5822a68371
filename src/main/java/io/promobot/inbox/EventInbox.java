package io.promobot.inbox;

import io.promobot.messenger.WebhookEvent;
import io.vertx.core.Future;
import java.util.List;

/** Where a webhook's events go. */
interface EventInbox {
  /** Completes when every event has had its effect and is committed. */
  Future<Void> receive(List<WebhookEvent> events);
}
