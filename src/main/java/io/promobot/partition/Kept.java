package io.promobot.partition;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table whose old partitions are dropped.
 *
 * @param period how long this page keeps its rows; empty is forever
 * @param dropped is called with about how many rows a dropped partition had
 */
public record Kept(Cut cut, Optional<Duration> period, Consumer<Long> dropped) {
  PartitionStore store() {
    return new PartitionStore(cut);
  }

  String rows() {
    return cut.name().toLowerCase(Locale.ROOT);
  }
}
