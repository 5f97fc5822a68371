package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as the rest of the program sees it: three pools, transactions with deadlines, and
 * whether it is available.
 *
 * <p>It may be away when we start and at any time later. Ask for a pool at each use and never keep
 * it: a pool that no longer answers is replaced.
 */
public final class Database {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final Duration PING_PERIOD = Duration.ofSeconds(2);
  private static final Duration MIGRATION_PERIOD = Duration.ofSeconds(2);
  private static final int MISSES_UNTIL_DOWN = 2;
  private static final Duration INGEST_LIMIT = Duration.ofSeconds(3);

  private final Vertx vertx;
  private final DatabaseAddress address;
  private final PoolWorker connections;
  private final WatchedPool ingest;
  private final WatchedPool general;
  private final WatchedPool bulk;
  private final List<Runnable> upListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean up = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final MigrationWorker migrations;
  private final GrowthWorker growth = new GrowthWorker(this::bulk);
  private final TroubleWorker trouble = new TroubleWorker(this::general);
  private int misses;

  private Database(Vertx vertx, DatabaseAddress address, Migrations migrations) {
    this.vertx = vertx;
    this.address = address;
    this.connections = new PoolWorker(vertx, address);
    this.ingest = new WatchedPool(vertx, connections, PoolPlan.ingest());
    this.general = new WatchedPool(vertx, connections, PoolPlan.general());
    this.bulk = new WatchedPool(vertx, connections, PoolPlan.bulk());
    this.migrations = new MigrationWorker(vertx, migrations::runOnce, MIGRATION_PERIOD);
    connections.onChange(this::moved);
  }

  /** Returns immediately; the migrations run as soon as the database answers. */
  public static Database open(Vertx vertx, DatabaseAddress address) {
    return open(vertx, address, new Migrations(address));
  }

  static Database open(Vertx vertx, DatabaseAddress address, Migrations migrations) {
    var database = new Database(vertx, address, migrations);
    var context = vertx.getOrCreateContext();
    context.runOnContext(start -> database.watch());
    context.runOnContext(start -> database.migrations.start());
    return database;
  }

  public DatabaseAddress address() {
    return address;
  }

  PoolWorker connections() {
    return connections;
  }

  /** For the webhook intake only: few connections, plans that do not depend on statistics. */
  public Pool ingest() {
    return ingest.current();
  }

  /** For everything that takes less than five seconds. */
  public Pool general() {
    return general.current();
  }

  /** For exports, clean-up and other work of up to a minute per statement. */
  public Pool bulk() {
    return bulk.current();
  }

  /**
   * Commits the work within three seconds, or fails with {@link DatabaseUnavailable}. Work that
   * conflicted with another transaction is run a second time. Statements may be sent without
   * waiting for one another; if one fails, all are undone.
   */
  public <T> Future<T> ingestTransaction(Function<SqlConnection, Future<T>> work) {
    return ingestTransaction(INGEST_LIMIT, work);
  }

  /**
   * The same for work whose last statements need no answer before the COMMIT.
   *
   * @param committed is called after every commit, including one whose caller was told that it took
   *     too long
   */
  public <T> Future<T> ingestToLastWrites(
      Function<SqlConnection, Future<LastWrites<T>>> work, Consumer<T> committed) {
    return transactions(this::ingest, INGEST_LIMIT).runToLastWrites(work, committed);
  }

  /** The same with another limit. */
  public <T> Future<T> ingestTransaction(Duration limit, Function<SqlConnection, Future<T>> work) {
    return transactions(this::ingest, limit).run(work);
  }

  /** The same on the general pool, within ten seconds. */
  public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return transactions(this::general, Duration.ofSeconds(10)).run(work);
  }

  /** The same on the bulk pool, within two minutes. */
  public <T> Future<T> bulkTransaction(Function<SqlConnection, Future<T>> work) {
    return transactions(this::bulk, Duration.ofMinutes(2)).run(work);
  }

  private TransactionWorker transactions(Supplier<Pool> pool, Duration limit) {
    return new TransactionWorker(vertx, pool, limit, this::failed);
  }

  private void failed(Throwable failure) {
    trouble.failed(failure);
    connections.doubt(failure);
  }

  /** Nobody gets a connection to the old server any more; what is under way there fails. */
  private void moved() {
    ingest.replace();
    general.replace();
    bulk.replace();
  }

  /**
   * This many rows are being added right now: the planner must learn of it while tables are young.
   */
  public void grew(int rows) {
    growth.grew(rows);
  }

  /** Whether the database answered recently and accepts writes. */
  public boolean up() {
    return up.get() && trouble.now().isEmpty();
  }

  /** Asks the database now; empty when it answers within two seconds and accepts writes. */
  public Future<Optional<String>> trouble() {
    return ingest
        .ping()
        .map(pong -> trouble.now())
        .otherwise(silence -> Optional.of(DatabaseTrouble.ofSilence(TroubleWorker.state(silence))));
  }

  public boolean migrated() {
    return migrations.done().succeeded();
  }

  /** Completes when the schema is ready; fails when a person must act. */
  public Future<Void> whenMigrated() {
    return migrations.done();
  }

  /**
   * Called on an event loop each time the database comes back, including the first time. The answer
   * ends it.
   */
  public Runnable onUp(Runnable listener) {
    upListeners.add(listener);
    return () -> upListeners.remove(listener);
  }

  /** Whether the same request may succeed later: answer 503, keep the event. */
  public static boolean unavailable(Throwable failure) {
    return failureOf(failure) == DatabaseFailure.UNAVAILABLE;
  }

  /** The verdict on a failed statement, transaction or acquisition. */
  public static DatabaseFailure failureOf(Throwable failure) {
    return TroubleWorker.verdict(failure);
  }

  public Future<Void> close() {
    closed.set(true);
    migrations.stop();
    connections.close();
    return Future.join(ingest.close(), general.close(), bulk.close()).mapEmpty();
  }

  private void watch() {
    if (closed.get()) {
      return;
    }
    vertx.setTimer(PING_PERIOD.toMillis(), next -> watch());
    connections.look();
    general
        .ping()
        .onFailure(
            failure -> {
              // whatever cut the network for these has most likely cut the long jobs' connections
              // too
              if (!closed.get() && general.replacedIfSilent()) {
                bulk.replace();
              }
            });
    trouble.probe();
    ingest.ping().onSuccess(pong -> cameUp()).onFailure(this::noPong);
  }

  private void cameUp() {
    misses = 0;
    if (!up.getAndSet(true)) {
      log.info("the database answers");
      upListeners.forEach(Runnable::run);
    }
  }

  private void noPong(Throwable failure) {
    if (closed.get()) {
      return;
    }
    ingest.replacedIfSilent();
    misses++;
    if (misses >= MISSES_UNTIL_DOWN && up.getAndSet(false)) {
      log.warn("the database is away: {}", failure.getMessage());
    }
  }
}
