package io.promobot.replica;

import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.ReadingPool;
import io.promobot.db.ReplicaPool;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks every second how far the replicas are, and reads from one that shows enough.
 *
 * <p>An owner's change counts from when its answer leaves this process: a replica is read again
 * once it has replayed all that the primary had written by a later moment.
 */
public final class ReplicaWorker implements ReadingPool {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** What was just written needs some time to get there; asked at once, a replica would lag. */
  private static final Duration TRAVEL = Duration.ofMillis(100);

  private static final Duration LIST_PATIENCE = Duration.ofSeconds(3);
  private static final Duration EXPORT_PATIENCE = Duration.ofSeconds(65);

  private final Vertx vertx;
  private final Context context;
  private final Database database;
  private final List<ReplicaLoop> replicas;
  private final AtomicLong lastChange = new AtomicLong(System.nanoTime());
  private volatile boolean closed;

  /**
   * @param limit how far behind a replica may be
   */
  public ReplicaWorker(
      Vertx vertx, Database database, List<DatabaseAddress> replicas, Duration limit) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.database = database;
    this.replicas =
        replicas.stream()
            .map(each -> new ReplicaLoop(each.toString(), database.replica(each), limit))
            .toList();
  }

  /** Looks from now on, and is what the database reads from. */
  public ReplicaWorker start() {
    database.readFrom(this);
    context.runOnContext(now -> look());
    return this;
  }

  private void look() {
    if (closed) {
      return;
    }
    vertx.setTimer(PERIOD.toMillis(), next -> look());
    long at = System.nanoTime();
    ReplicaPool.written(database.general())
        .timeout(PERIOD.toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(primary -> context.runOnContext(now -> written(primary, at)));
  }

  private void written(ReplicaPool.Place primary, long at) {
    replicas.forEach(each -> each.written(primary, at));
    vertx.setTimer(TRAVEL.toMillis(), arrived -> replicas.forEach(ReplicaLoop::look));
  }

  private Optional<ReplicaLoop> fresh() {
    long since = lastChange.get();
    long now = System.nanoTime();
    return replicas.stream().filter(each -> each.shows(since, now)).findFirst();
  }

  @Override
  public Pool lists(Supplier<Pool> primary) {
    return fresh()
        .<Pool>map(one -> new FallbackPool(one.lists(), primary, LIST_PATIENCE, one::failed))
        .orElseGet(primary);
  }

  @Override
  public Pool exports(Supplier<Pool> primary) {
    return fresh()
        .<Pool>map(one -> new FallbackPool(one.exports(), primary, EXPORT_PATIENCE, one::failed))
        .orElseGet(primary);
  }

  @Override
  public <T> Future<T> export(
      Function<SqlConnection, Future<T>> work, Supplier<Future<T>> primary) {
    return fresh()
        .map(
            one ->
                one.exports()
                    .withTransaction(work)
                    .timeout(EXPORT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .onFailure(one::failed)
                    .recover(failure -> primary.get()))
        .orElseGet(primary);
  }

  @Override
  public void changed() {
    lastChange.set(System.nanoTime());
  }

  /** Of the one that is furthest. */
  @Override
  public Optional<State> state() {
    long now = System.nanoTime();
    return replicas.stream().map(each -> each.state(now)).min(Comparator.comparing(State::health));
  }

  public Future<Void> close() {
    closed = true;
    return Future.join(replicas.stream().map(ReplicaLoop::close).toList()).mapEmpty();
  }
}
