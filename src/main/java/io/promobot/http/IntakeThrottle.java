package io.promobot.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets each caller have so many at once, and then so many a second. Remembers a bounded number of
 * callers.
 */
final class IntakeThrottle {
  private static final int REMEMBERED = 10_000;
  private static final double NANOS = 1e9;

  private final double atOnce;
  private final double perSecond;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double left, long at) {}

  IntakeThrottle(int atOnce, int perSecond, LongSupplier nanos) {
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /** Takes one; the answer is how many seconds to wait when there is none left. */
  synchronized OptionalLong take(String caller) {
    var wait = waitOf(caller);
    if (wait.isEmpty()) {
      buckets.put(caller, new Bucket(left(caller) - 1, nanos.getAsLong()));
      forgetTheOldest();
    }
    return wait;
  }

  private OptionalLong waitOf(String caller) {
    double left = left(caller);
    return left >= 1
        ? OptionalLong.empty()
        : OptionalLong.of((long) Math.ceil(Math.max((1 - left) / perSecond, 0.001)));
  }

  private double left(String caller) {
    var bucket = buckets.get(caller);
    return bucket == null
        ? atOnce
        : Math.min(atOnce, bucket.left() + (nanos.getAsLong() - bucket.at()) / NANOS * perSecond);
  }

  private void forgetTheOldest() {
    if (buckets.size() > REMEMBERED) {
      buckets.remove(buckets.keySet().iterator().next());
    }
  }
}
