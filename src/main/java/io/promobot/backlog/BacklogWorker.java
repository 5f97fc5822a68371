package io.promobot.backlog;

import io.promobot.db.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Reads the backlog for all callers: at most once in five seconds, with a deadline. */
public final class BacklogWorker {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final Supplier<Future<Backlog>> reading;
  private final BooleanSupplier up;
  private final LongSupplier nanos;
  private Future<Optional<Backlog>> last;
  private long begun;

  public BacklogWorker(Database db, String page) {
    this(new BacklogStore(db, page)::read, db::up, System::nanoTime);
  }

  BacklogWorker(Supplier<Future<Backlog>> reading, BooleanSupplier up, LongSupplier nanos) {
    this.reading = reading;
    this.up = up;
    this.nanos = nanos;
  }

  /** Empty when the database did not answer in time; never fails. */
  public synchronized Future<Optional<Backlog>> read() {
    if (!up.getAsBoolean()) {
      last = null;
      return Future.succeededFuture(Optional.empty());
    }
    long now = nanos.getAsLong();
    if (last == null || now - begun >= FRESH.toNanos()) {
      begun = now;
      last =
          reading
              .get()
              .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
              .map(Optional::of)
              .otherwise(Optional.empty());
    }
    return last;
  }
}
