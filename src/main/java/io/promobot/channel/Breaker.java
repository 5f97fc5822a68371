package io.promobot.channel;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.circuitbreaker.TimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A circuit breaker around the calls to one destination: while the other side is unhealthy it gets
 * only one trial call at a time.
 */
public final class Breaker {
  private final Vertx vertx;
  private final String name;
  private final Settings settings;
  private final Consumer<State> listener;
  private volatile CircuitBreaker breaker;

  /** The state of the breaker. */
  public enum State {
    CLOSED,
    OPEN,
    HALF_OPEN;

    /** The state's name in JSON and metrics. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * When the breaker opens and how long it stays open.
   *
   * @param timeout must be longer than the call's own, which is what really ends a call
   * @param failuresInRow unhealthy outcomes in a row that open it
   * @param rest until the next trial
   */
  public record Settings(Duration timeout, int failuresInRow, Duration rest) {
    private static final Duration MARGIN = Duration.ofSeconds(2);

    public static Settings around(Duration callTimeout) {
      return new Settings(callTimeout.plus(MARGIN), 5, Duration.ofSeconds(5));
    }
  }

  /**
   * A closed breaker.
   *
   * @param name of the destination, for the details of failures
   * @param listener called on every change, for metrics and the dashboard; must not block
   */
  public Breaker(Vertx vertx, String name, Settings settings, Consumer<State> listener) {
    this.vertx = vertx;
    this.name = name;
    this.settings = settings;
    this.listener = listener;
    this.breaker = fresh();
    watch(breaker);
  }

  /**
   * Makes the call unless the breaker is open; a call that is not made fails with {@link
   * Reason#BREAKER_OPEN}.
   */
  public <T> Future<T> call(Supplier<Future<T>> call) {
    return breaker.execute(() -> within(call)).recover(this::explained);
  }

  /** Within a future, so that a call that throws is a call that failed. */
  private static <T> Future<T> within(Supplier<Future<T>> call) {
    return Future.succeededFuture().compose(now -> call.get());
  }

  public State state() {
    return State.valueOf(breaker.state().name());
  }

  private <T> Future<T> explained(Throwable cause) {
    if (cause instanceof OpenCircuitException) {
      return failed(Reason.BREAKER_OPEN, "the breaker of " + name + " is open");
    }
    if (cause instanceof TimeoutException) {
      return failed(Reason.NO_ANSWER, name + " did not answer within " + settings.timeout());
    }
    return Future.failedFuture(cause);
  }

  private static <T> Future<T> failed(Reason reason, String detail) {
    return Future.failedFuture(new SendFailure(reason, detail));
  }

  private CircuitBreaker fresh() {
    CircuitBreakerOptions options =
        new CircuitBreakerOptions()
            // The breaker's retries would send again while the first call may still arrive; the
            // outbox retries.
            .setMaxRetries(0)
            .setMaxFailures(settings.failuresInRow())
            .setTimeout(settings.timeout().toMillis())
            .setResetTimeout(settings.rest().toMillis())
            // With a window below one second it would never open; if it is too short, slow failures
            // expire before they add up.
            .setFailuresRollingWindow(settings.timeout().multipliedBy(10).toMillis() + 1_000)
            .setNotificationAddress(null);
    CircuitBreaker created = CircuitBreaker.create(name, vertx, options);
    RecentOutcomes recent = new RecentOutcomes();
    created.failurePolicy(outcome -> counts(created, recent, outcome));
    return created;
  }

  /**
   * The stock breaker forgets its failures at each success, so every second call could fail
   * forever.
   */
  private static boolean counts(CircuitBreaker breaker, RecentOutcomes recent, Future<?> outcome) {
    boolean bad = outcome.failed() && isUnhealthy(outcome.cause());
    if (recent.add(bad) && State.CLOSED.name().equals(breaker.state().name())) {
      breaker.open();
    }
    return bad;
  }

  private static boolean isUnhealthy(Throwable cause) {
    return cause instanceof TimeoutException
        || cause instanceof SendFailure failure && failure.reason().unhealthy();
  }

  private void watch(CircuitBreaker watched) {
    watched.openHandler(v -> replace(watched));
    watched.halfOpenHandler(v -> changed(watched, State.HALF_OPEN));
    watched.closeHandler(v -> changed(watched, State.CLOSED));
  }

  /**
   * Each opening starts a new breaker: a late success of an earlier call would otherwise close the
   * half-open one without any trial. It still reaches its caller, but only affects the breaker it
   * belongs to.
   */
  private void replace(CircuitBreaker opened) {
    if (opened != breaker) {
      return;
    }
    CircuitBreaker next = fresh();
    next.open();
    watch(next);
    breaker = next;
    listener.accept(State.OPEN);
  }

  private void changed(CircuitBreaker watched, State state) {
    if (watched == breaker) {
      listener.accept(state);
    }
  }
}
