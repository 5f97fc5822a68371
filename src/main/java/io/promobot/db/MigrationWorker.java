package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries the migrations until the database lets them run, logging occasionally that it does. */
final class MigrationWorker {
  private static final Logger log = LoggerFactory.getLogger(MigrationWorker.class);
  private static final int TOLD_EVERY = 30;

  private final Vertx vertx;
  private final Callable<Void> migrations;
  private final Duration period;
  private final Promise<Void> done = Promise.promise();
  private Optional<MigrationWorker> elsewhere = Optional.empty();
  private int failures;

  MigrationWorker(Vertx vertx, Callable<Void> migrations, Duration period) {
    this.vertx = vertx;
    this.migrations = migrations;
    this.period = period;
  }

  /** Completes when the schema is ready; fails when a person must act, or when stopped before. */
  Future<Void> done() {
    return done.future();
  }

  void start() {
    if (done.future().isComplete()) {
      return;
    }
    vertx.executeBlocking(migrations, false).onSuccess(done::tryComplete).onFailure(this::later);
  }

  /**
   * The database has moved: completes once its schema is ready there, or only a person could make
   * it so, such as where a newer promobot has been at work.
   */
  synchronized Future<Void> again(Callable<Void> migrationsThere) {
    if (!done.future().succeeded()) {
      return Future.succeededFuture();
    }
    elsewhere.ifPresent(MigrationWorker::stop);
    var there = new MigrationWorker(vertx, migrationsThere, period);
    elsewhere = Optional.of(there);
    there.start();
    return there.done().onFailure(MigrationWorker::cannot).otherwiseEmpty();
  }

  synchronized void stop() {
    elsewhere.ifPresent(MigrationWorker::stop);
    done.tryFail(new DatabaseUnavailable("closed"));
  }

  private void later(Throwable failure) {
    if (failure instanceof DatabaseStartException) {
      done.tryFail(failure);
    } else if (!done.future().isComplete()) {
      tell(failure);
      vertx.setTimer(period.toMillis(), again -> start());
    }
  }

  private static void cannot(Throwable failure) {
    if (failure instanceof DatabaseStartException) {
      log.warn("the schema stays as it is where the database is now: {}", failure.getMessage());
    }
  }

  private void tell(Throwable failure) {
    if (failures++ % TOLD_EVERY == 0) {
      log.warn(
          "the database cannot be used yet: {} (trying again every {} s; is DATABASE_URL right?)",
          failure.getMessage(),
          period.toSeconds());
    }
  }
}
