package io.promobot.inbox;

import io.promobot.messenger.WebhookEvent;
import java.time.Instant;

/**
 * An event as it is kept: its bytes, and the kind it had, which they do not always tell.
 *
 * @param latest when it happened at the latest, whatever its bytes say
 */
record StoredEvent(byte[] raw, String kind, Instant latest) {
  WebhookEvent read(Reparse again) {
    return again.read(raw, kind.equals(WebhookEvent.Kind.STANDBY.name())).noLaterThan(latest);
  }
}
