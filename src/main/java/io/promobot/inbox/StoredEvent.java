package io.promobot.inbox;

import io.promobot.messenger.WebhookEvent;

/** An event as it is kept: its bytes, and the kind it had, which they do not always tell. */
record StoredEvent(byte[] raw, String kind) {
  WebhookEvent read(Reparse again) {
    return again.read(raw, kind.equals(WebhookEvent.Kind.STANDBY.name()));
  }
}
