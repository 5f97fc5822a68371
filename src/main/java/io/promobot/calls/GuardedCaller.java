package io.promobot.calls;

import io.promobot.channel.Breaker;
import io.promobot.channel.Breaker.State;
import io.promobot.channel.Sent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls behind a circuit breaker for each destination, so that an unhealthy one does not hold up
 * the others.
 */
public final class GuardedCaller implements Caller {
  private static final Logger log = LoggerFactory.getLogger(GuardedCaller.class);
  private static final Health WELL = new Health(State.CLOSED, Optional.empty());

  private final Vertx vertx;
  private final Caller caller;
  private final Breaker.Settings settings;
  private final InstantSource clock;
  private final Map<Long, Guard> guards = new ConcurrentHashMap<>();
  private volatile Runnable listener = () -> {};
  private volatile Watcher watcher = (way, destination, state) -> () -> {};

  /** How a destination is doing, and since when it has been unhealthy. */
  public record Health(State state, Optional<Instant> failingSince) {}

  /**
   * Called once for each destination, with a way to ask for its breaker; returns what to do when
   * the destination is gone.
   */
  public interface Watcher {
    Runnable guarded(String way, long destination, Supplier<State> state);
  }

  /** One destination's breaker, and since when it has not been closed. */
  private static final class Guard {
    private Breaker breaker;
    private Runnable unwatch;
    private volatile Instant failingSince;
  }

  public GuardedCaller(Vertx vertx, Caller caller, Breaker.Settings settings, InstantSource clock) {
    this.vertx = vertx;
    this.caller = caller;
    this.settings = settings;
    this.clock = clock;
  }

  /** Our default: five failures in a row, then a trial every ten seconds. */
  public static GuardedCaller around(Vertx vertx, Caller caller) {
    Duration margin = Duration.ofSeconds(2);
    return new GuardedCaller(
        vertx,
        caller,
        new Breaker.Settings(LONGEST.plus(margin), 5, Duration.ofSeconds(10)),
        InstantSource.system());
  }

  /** Called for destinations used from now on. */
  public void watchedBy(Watcher told) {
    watcher = told;
  }

  /** Called when a destination's breaker changes. */
  void onChange(Runnable changed) {
    listener = changed;
  }

  @Override
  public Future<Sent> call(Call call) {
    return breaker(call.destination(), call.way()).call(() -> caller.call(call));
  }

  /** A call to a desk's channel that is not in the queue; it meets the same breaker. */
  public Future<Sent> past(long channel, String way, Supplier<Future<Sent>> call) {
    return breaker(channel, way).call(call);
  }

  private Breaker breaker(long destination, String way) {
    return guards.computeIfAbsent(destination, unknown -> guard(destination, way)).breaker;
  }

  /** How a desk's channel is doing, as seen by this process. */
  public Health ofChannel(long channel) {
    return health(channel);
  }

  /** The unhealthy destinations, and the states of their breakers. */
  Map<Long, State> ill() {
    Map<Long, State> ill = new HashMap<>();
    guards.forEach((destination, guard) -> ill.put(destination, guard.breaker.state()));
    ill.values().removeIf(State.CLOSED::equals);
    return ill;
  }

  /** Destinations that are gone: nothing would ever mark them healthy again. */
  void forget(Collection<Long> gone) {
    gone.forEach(
        destination ->
            guards.computeIfPresent(
                destination,
                (known, guard) -> {
                  guard.unwatch.run();
                  return null;
                }));
  }

  private Health health(long destination) {
    Guard guard = guards.get(destination);
    return guard == null
        ? WELL
        : new Health(guard.breaker.state(), Optional.ofNullable(guard.failingSince));
  }

  private Guard guard(long destination, String way) {
    String name = destination == Call.LETTERS ? way : way + " channel " + destination;
    Guard guard = new Guard();
    guard.breaker = new Breaker(vertx, name, settings, state -> changed(guard, name, state));
    guard.unwatch = watcher.guarded(way, destination, guard.breaker::state);
    return guard;
  }

  private void changed(Guard guard, String name, State state) {
    if (state == State.OPEN && guard.failingSince == null) {
      guard.failingSince = clock.instant();
      log.warn("{} cannot be reached; its calls wait", name);
    } else if (state == State.CLOSED && guard.failingSince != null) {
      guard.failingSince = null;
      log.info("{} can be reached again; its calls continue", name);
    }
    listener.run();
  }
}
