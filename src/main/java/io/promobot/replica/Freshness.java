package io.promobot.replica;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Up to which moment a replica shows everything. Places in the primary's log are remembered with
 * the time at which the log was that long; a replica that has replayed one of them shows what was
 * committed until then. Its own clock and opinion do not matter: one that has lost its primary
 * believes that nothing is missing.
 *
 * <p>Times are nanoseconds of one clock, places are bytes of the log.
 */
final class Freshness {
  /** Ten minutes of looking once a second; a replica that is further behind shows nothing. */
  private static final int MOST = 600;

  private final Deque<Place> ahead = new ArrayDeque<>();
  private OptionalLong shownUntil = OptionalLong.empty();

  private record Place(long at, long inLog) {}

  /** The primary's log was this long, or longer, at this time. */
  void written(long inLog, long at) {
    if (!ahead.isEmpty() && inLog < ahead.getLast().inLog()) {
      // another primary, whose log is not as long: what was remembered means nothing in it
      forget();
    }
    ahead.addLast(new Place(at, inLog));
    if (ahead.size() > MOST) {
      ahead.removeFirst();
    }
  }

  /** The replica has replayed the log up to here. */
  void replayed(long inLog) {
    while (!ahead.isEmpty() && ahead.getFirst().inLog() <= inLog) {
      shownUntil = OptionalLong.of(ahead.removeFirst().at());
    }
  }

  /** Nothing is known of it any more. */
  void forget() {
    ahead.clear();
    shownUntil = OptionalLong.empty();
  }

  /** Everything that was committed before this time can be read; empty when nothing is known. */
  OptionalLong shownUntil() {
    return shownUntil;
  }
}
