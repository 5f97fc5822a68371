package io.promobot.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long calls to other systems take, with one timer per kind of channel. */
public final class SendTimers {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  public SendTimers(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A call that began at this {@link System#nanoTime} has ended, successfully or not. */
  public void took(String way, long begun) {
    Timer known = timers.get(way);
    Timer timer = known == null ? timers.computeIfAbsent(way, this::made) : known;
    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  private Timer made(String way) {
    return Timer.builder("promobot.send")
        .description("Time one call to another system took, successful or not")
        .tag("way", way)
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
