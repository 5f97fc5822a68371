package io.promobot.inbox;

import io.promobot.db.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * The position of an entry in a timeline: by time, and at the same time what happened to a coupon
 * above our messages, and those above the customer's actions.
 *
 * @param rank which of the three it is
 * @param id an event's key, or the number of a message or a coupon's entry in its lower half
 */
record TimelinePlace(long micros, int rank, UUID id) implements Comparable<TimelinePlace> {
  private static final int ACT = 0;
  private static final int MESSAGE = 1;
  private static final int DEED = 2;
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  // PostgreSQL compares uuids byte by byte, which matches comparing their text.
  private static final Comparator<TimelinePlace> ORDER =
      Comparator.comparingLong(TimelinePlace::micros)
          .thenComparingInt(TimelinePlace::rank)
          .thenComparing(place -> place.id().toString());

  static TimelinePlace ofAct(Act act) {
    return new TimelinePlace(inMicros(act.at()), ACT, act.key());
  }

  static TimelinePlace ofMessage(long id, Instant at) {
    return new TimelinePlace(inMicros(at), MESSAGE, new UUID(0, id));
  }

  static TimelinePlace ofDeed(long id, Instant at) {
    return new TimelinePlace(inMicros(at), DEED, new UUID(0, id));
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
    return new TimelinePlace(key[0], rank(key[1]), new UUID(key[2], key[3]));
  }

  private static int rank(long read) {
    return (int) Math.max(ACT, Math.min(DEED, read));
  }

  String cursor(long customer) {
    return Cursor.of(
        list(customer), micros, rank, id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static String list(long customer) {
    return "timeline of " + customer;
  }

  OffsetDateTime moment() {
    return Cursor.moment(micros);
  }

  /** At the same time, all actions come after anything else. */
  UUID actBefore() {
    return rank == ACT ? id : AFTER_ALL;
  }

  /** At the same time, no message comes after an action, and all come after a coupon's entry. */
  long saidBefore() {
    return numberBefore(MESSAGE);
  }

  /** At the same time, a coupon's entries come first. */
  long deedBefore() {
    return numberBefore(DEED);
  }

  private long numberBefore(int of) {
    if (rank == of) {
      return id.getLeastSignificantBits();
    }
    return rank > of ? Long.MAX_VALUE : Long.MIN_VALUE;
  }

  @Override
  public int compareTo(TimelinePlace other) {
    return ORDER.compare(this, other);
  }
}
