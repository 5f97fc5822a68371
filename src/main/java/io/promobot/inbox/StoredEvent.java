package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import java.time.Instant;

/**
 * An event as stored: its bytes and its kind, which cannot always be derived from the bytes.
 *
 * @param latest when it happened at the latest, whatever its bytes say
 */
record StoredEvent(byte[] raw, String kind, Instant latest) {
  CustomerEvent read(Reparse again) {
    return again.read(raw, kind.equals(CustomerEvent.Kind.STANDBY.name())).noLaterThan(latest);
  }
}
