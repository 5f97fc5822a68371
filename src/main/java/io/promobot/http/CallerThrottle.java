package io.promobot.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Allows each caller a burst and then a rate per second. Remembers a bounded number of callers. */
public final class CallerThrottle {
  private static final int REMEMBERED = 10_000;
  private static final double NANOS = 1e9;

  private final double atOnce;
  private final double perSecond;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double left, long at) {}

  public CallerThrottle(int atOnce, double perSecond, LongSupplier nanos) {
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /** Takes one; returns how many seconds to wait when there is none left. */
  public OptionalLong take(String caller) {
    return take(caller, 1);
  }

  /** Takes all of them or none; returns how many seconds to wait until they are there together. */
  public synchronized OptionalLong take(String caller, int wanted) {
    double left = left(caller);
    if (left < wanted) {
      return OptionalLong.of((long) Math.ceil(Math.max((wanted - left) / perSecond, 0.001)));
    }
    put(caller, left - wanted);
    return OptionalLong.empty();
  }

  /** How many this caller has left now. */
  public synchronized double left(String caller) {
    var bucket = buckets.get(caller);
    return bucket == null
        ? atOnce
        : Math.min(atOnce, bucket.left() + (nanos.getAsLong() - bucket.at()) / NANOS * perSecond);
  }

  /** One that was taken does not count after all. */
  public void giveBack(String caller) {
    giveBack(caller, 1);
  }

  /** So many that were taken do not count after all. */
  public synchronized void giveBack(String caller, int taken) {
    put(caller, Math.min(atOnce, left(caller) + taken));
  }

  public synchronized void forget(String caller) {
    buckets.remove(caller);
  }

  private void put(String caller, double left) {
    buckets.put(caller, new Bucket(left, nanos.getAsLong()));
    if (buckets.size() > REMEMBERED) {
      buckets.remove(buckets.keySet().iterator().next());
    }
  }
}
