package io.promobot.inbox;

import io.promobot.db.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * The position of an entry in a timeline: by time, and at the same time our messages above the
 * customer's actions.
 *
 * @param message true for one of our messages, false for a customer's event
 * @param id an event's key, or a message's number in its lower half
 */
record TimelinePlace(long micros, boolean message, UUID id) implements Comparable<TimelinePlace> {
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  // PostgreSQL compares uuids byte by byte, which matches comparing their text.
  private static final Comparator<TimelinePlace> ORDER =
      Comparator.comparingLong(TimelinePlace::micros)
          .thenComparing(TimelinePlace::message)
          .thenComparing(place -> place.id().toString());

  static TimelinePlace ofAct(Act act) {
    return new TimelinePlace(inMicros(act.at()), false, act.key());
  }

  static TimelinePlace ofMessage(long id, Instant at) {
    return new TimelinePlace(inMicros(at), true, new UUID(0, id));
  }

  private static long inMicros(Instant at) {
    return Cursor.micros(at.atOffset(ZoneOffset.UTC));
  }

  /**
   * Throws {@link io.promobot.db.BadCursor}, also for the cursor of another customer's timeline.
   */
  static TimelinePlace read(long customer, Optional<String> cursor) {
    long[] key = Cursor.read(list(customer), cursor, Cursor.LATEST, 1, 0, Long.MAX_VALUE);
    Cursor.moment(key[0]);
    return new TimelinePlace(key[0], key[1] == 1, new UUID(key[2], key[3]));
  }

  String cursor(long customer) {
    return Cursor.of(
        list(customer),
        micros,
        message ? 1 : 0,
        id.getMostSignificantBits(),
        id.getLeastSignificantBits());
  }

  private static String list(long customer) {
    return "timeline of " + customer;
  }

  OffsetDateTime moment() {
    return Cursor.moment(micros);
  }

  /** At the same time, all actions come after a message. */
  UUID actBefore() {
    return message ? AFTER_ALL : id;
  }

  /** At the same time, no message comes after an action. */
  long saidBefore() {
    return message ? id.getLeastSignificantBits() : Long.MIN_VALUE;
  }

  @Override
  public int compareTo(TimelinePlace other) {
    return ORDER.compare(this, other);
  }
}
