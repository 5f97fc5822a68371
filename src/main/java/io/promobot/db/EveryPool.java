package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pools of one database, the ways on which they reach it, and whether it answers. */
final class EveryPool {
  private static final Logger log = LoggerFactory.getLogger(EveryPool.class);
  private static final int MISSES_UNTIL_DOWN = 2;

  private final PoolWorker usual;
  private final PoolWorker past;
  private final WatchedPool ingest;
  private final WatchedPool general;
  private final WatchedPool bulk;
  private final WatchedPool lookups;
  private final Supplier<Future<Void>> schema;
  private final List<Runnable> upListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean up = new AtomicBoolean();
  private volatile boolean closed;
  private int misses;

  /**
   * @param schema asked for where the database has moved; connections wait for it
   */
  EveryPool(Vertx vertx, DatabaseWays ways, Supplier<Future<Void>> schema) {
    this.schema = schema;
    this.usual = new PoolWorker(vertx, ways.usual());
    this.past = ways.direct().map(direct -> new PoolWorker(vertx, direct)).orElse(usual);
    this.ingest = new WatchedPool(vertx, usual, PoolPlan.ingest().keeping(ways.keeping()));
    this.general = new WatchedPool(vertx, usual, PoolPlan.general().keeping(ways.keeping()));
    this.bulk = new WatchedPool(vertx, usual, PoolPlan.bulk().keeping(ways.keeping()));
    this.lookups = past == usual ? general : new WatchedPool(vertx, past, PoolPlan.lookups());
    past.onChange(this::moved);
    if (past != usual) {
      usual.onChange(this::moved);
    }
  }

  WatchedPool ingest() {
    return ingest;
  }

  WatchedPool general() {
    return general;
  }

  WatchedPool bulk() {
    return bulk;
  }

  WatchedPool lookups() {
    return lookups;
  }

  /** The way on which connections keep their session. */
  PoolWorker past() {
    return past;
  }

  /** Looks where the database is now, if it can be elsewhere, and whether it answers. */
  Future<Void> ping() {
    ways().forEach(PoolWorker::look);
    general.ping().onFailure(failure -> replaceIfSilent());
    return ingest.ping().onSuccess(pong -> cameUp()).onFailure(this::noPong);
  }

  /** Whether it answered recently. */
  boolean up() {
    return up.get();
  }

  /** Called each time it comes back, including the first time. The answer ends it. */
  Runnable onUp(Runnable listener) {
    upListeners.add(listener);
    return () -> upListeners.remove(listener);
  }

  private void cameUp() {
    misses = 0;
    if (!up.getAndSet(true)) {
      log.info("the database answers");
      upListeners.forEach(Runnable::run);
    }
  }

  private void noPong(Throwable failure) {
    if (closed) {
      return;
    }
    ingest.replacedIfSilent();
    misses++;
    if (misses >= MISSES_UNTIL_DOWN && up.getAndSet(false)) {
      log.warn("the database is away: {}", failure.getMessage());
    } else if (misses == MISSES_UNTIL_DOWN && past != usual) {
      // the migrations, which say so otherwise, do not pass there
      log.warn("the pooler of DATABASE_URL cannot be used yet: {}", failure.getMessage());
    }
  }

  /** What failed may have failed because the database is elsewhere. */
  void doubt(Throwable failure) {
    ways().forEach(way -> way.doubt(failure));
  }

  private List<PoolWorker> ways() {
    return past == usual ? List.of(usual) : List.of(usual, past);
  }

  /** Nobody gets a connection to the old server any more; what is under way there fails. */
  private void moved() {
    var ready = schema.get();
    ways().forEach(way -> way.holdUntil(ready));
    ingest.replace();
    general.replace();
    replaceOthers();
  }

  /** Whatever cut the network for the general ones has most likely cut the others, too. */
  private void replaceIfSilent() {
    if (!closed && general.replacedIfSilent()) {
      replaceOthers();
    }
  }

  private void replaceOthers() {
    bulk.replace();
    if (lookups != general) {
      lookups.replace();
    }
  }

  Future<Void> close() {
    closed = true;
    ways().forEach(PoolWorker::close);
    return Future.join(ingest.close(), general.close(), bulk.close(), lookups.close()).mapEmpty();
  }
}
