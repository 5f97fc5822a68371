package io.promobot.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing: after a few free tries each further one must wait twice as long, up to a
 * cap, and time heals. Remembers a bounded number of guessers; nobody is ever locked out for good.
 */
final class SignInThrottle {
  private static final int REMEMBERED = 10_000;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 20;

  private final int free;
  private final Duration longest;
  private final InstantSource clock;
  private final Map<String, Tries> guessers = new LinkedHashMap<>(16, 0.75f, true);

  private record Tries(int count, Instant next, Instant last) {}

  SignInThrottle(int free, Duration longest, InstantSource clock) {
    this.free = free;
    this.longest = longest;
    this.clock = clock;
  }

  /** Counts a try; the answer is how long to wait first, empty when it may be made now. */
  synchronized Optional<Duration> tryNow(String guesser) {
    var now = clock.instant();
    var before = healed(guessers.getOrDefault(guesser, new Tries(0, now, now)), now);
    if (now.isBefore(before.next())) {
      return Optional.of(Duration.between(now, before.next()));
    }
    int count = before.count() + 1;
    guessers.put(guesser, new Tries(count, now.plus(waitAfter(count)), now));
    forgetTheOldest();
    return Optional.empty();
  }

  /** Quiet for twice the longest wait: as good as new. */
  private Tries healed(Tries tries, Instant now) {
    return now.isAfter(tries.last().plus(longest.multipliedBy(2))) ? new Tries(0, now, now) : tries;
  }

  private Duration waitAfter(int count) {
    if (count < free) {
      return Duration.ZERO;
    }
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  private void forgetTheOldest() {
    if (guessers.size() > REMEMBERED) {
      guessers.remove(guessers.keySet().iterator().next());
    }
  }

  /** The right one: whatever went before was the owner's own typing. */
  synchronized void succeeded(String guesser) {
    guessers.remove(guesser);
  }

  synchronized int remembered() {
    return guessers.size();
  }
}
