package io.promobot.db;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the indexes of large tables after the start, again and again until all are there. */
public final class IndexWorker {
  private static final Logger log = LoggerFactory.getLogger(IndexWorker.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final LateIndexes indexes;
  private final WorkerExecutor thread;
  private volatile boolean stopped;

  public IndexWorker(Vertx vertx, DatabaseAddress address) {
    this.vertx = vertx;
    this.indexes = new LateIndexes(address);
    this.thread = vertx.createSharedWorkerExecutor("promobot-indexes", 1, 1, TimeUnit.DAYS);
  }

  /** The schema exists. */
  public void start() {
    if (stopped) {
      return;
    }
    thread
        .executeBlocking(indexes::buildAll)
        .onSuccess(
            built -> {
              if (!built) {
                later();
              }
            })
        .onFailure(
            failure -> {
              log.warn("an index could not be built: {}; trying again", failure.getMessage());
              later();
            });
  }

  private void later() {
    if (!stopped) {
      vertx.setTimer(AGAIN.toMillis(), again -> start());
    }
  }

  /** What the database is building by then, it builds to its end. */
  public void stop() {
    stopped = true;
    thread.close();
  }
}
