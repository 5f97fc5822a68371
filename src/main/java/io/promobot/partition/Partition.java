package io.promobot.partition;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of a table.
 *
 * @param from its earliest time; empty for the first, which holds what came before there were
 *     partitions, and for the rest
 * @param to the time at which the next one begins; empty for the rest, which holds whatever no
 *     other one covers
 */
public record Partition(String name, Optional<Instant> from, Optional<Instant> to) {
  /** Whether rows in it may be from before this moment. */
  public boolean reachesBefore(Instant moment) {
    return from.filter(begin -> !begin.isBefore(moment)).isEmpty();
  }

  /** Whether all its rows are from before this moment. */
  public boolean endsBy(Instant moment) {
    return to.filter(end -> !end.isAfter(moment)).isPresent();
  }
}
