package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The database as the rest of the program sees it: three pools, transactions with deadlines, and
 * whether it is available.
 *
 * <p>It may be away when we start and at any time later. Ask for a pool at each use and never keep
 * it: a pool that no longer answers is replaced.
 */
public final class Database {
  private static final Duration PING_PERIOD = Duration.ofSeconds(2);
  private static final Duration MIGRATION_PERIOD = Duration.ofSeconds(2);
  private static final Duration INGEST_LIMIT = Duration.ofSeconds(3);

  private final Vertx vertx;
  private final DatabaseWays ways;
  private final EveryPool pools;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Promise<Void> admitted = Promise.promise();
  private final MigrationWorker migrations;
  private final GrowthWorker growth = new GrowthWorker(this::bulk);
  private final TroubleWorker trouble = new TroubleWorker(this::general);
  private volatile ReadingPool reading = ReadingPool.NONE;

  private Database(Vertx vertx, DatabaseWays ways, Migrations migrations) {
    this.vertx = vertx;
    this.ways = ways;
    this.migrations = new MigrationWorker(vertx, migrations::runOnce, MIGRATION_PERIOD);
    this.pools = new EveryPool(vertx, ways, () -> this.migrations.again(migrations::catchUp));
  }

  /** Returns immediately; the migrations run as soon as the database answers. */
  public static Database open(Vertx vertx, DatabaseWays ways) {
    return open(vertx, ways, new Migrations(ways.keepingSession()));
  }

  /** The same where there is one way to it. */
  public static Database open(Vertx vertx, DatabaseAddress address) {
    return open(vertx, DatabaseWays.to(address));
  }

  static Database open(Vertx vertx, DatabaseAddress address, Migrations migrations) {
    return open(vertx, DatabaseWays.to(address), migrations);
  }

  static Database open(Vertx vertx, DatabaseWays ways, Migrations migrations) {
    var database = new Database(vertx, ways, migrations);
    var context = vertx.getOrCreateContext();
    context.runOnContext(start -> database.watch());
    context.runOnContext(start -> database.migrations.start());
    return database;
  }

  /** The way to it on which connections keep their session, such as what they listen to. */
  public DatabaseAddress address() {
    return ways.keepingSession();
  }

  /** Makes connections that keep their session. */
  PoolWorker connections() {
    return pools.past();
  }

  /**
   * For the webhook intake and the claims of messages only: few connections, and plans that are
   * made once and do not depend on statistics.
   */
  public Pool ingest() {
    return pools.ingest().current();
  }

  /** For everything that takes less than five seconds. */
  public Pool general() {
    return pools.general().current();
  }

  /** For exports, clean-up and other work of up to a minute per statement. */
  public Pool bulk() {
    return pools.bulk().current();
  }

  /**
   * For what a transaction in progress waits for. Behind a pooler it must not queue behind other
   * transactions that wait for the same.
   */
  public Pool lookups() {
    return pools.lookups().current();
  }

  /** For lists, history and comparisons: as the owner left things, or a little older. */
  public Pool lists() {
    return reading.lists(this::general);
  }

  /** The same for work of up to a minute per statement. */
  public Pool exports() {
    return reading.exports(this::bulk);
  }

  /** The same for a transaction that only reads. */
  public <T> Future<T> exportTransaction(Function<SqlConnection, Future<T>> work) {
    return reading.export(work, () -> bulkTransaction(work));
  }

  public ReadingPool reading() {
    return reading;
  }

  /** From now on lists and exports are read there. */
  public void readFrom(ReadingPool others) {
    reading = others;
  }

  /** Connections to another server that has the same data. */
  public ReplicaPool replica(DatabaseAddress server) {
    return new ReplicaPool(vertx, server, ways.keeping());
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
    return transactions(pools.ingest(), INGEST_LIMIT).runToLastWrites(work, committed);
  }

  /** The same with another limit. */
  public <T> Future<T> ingestTransaction(Duration limit, Function<SqlConnection, Future<T>> work) {
    return transactions(pools.ingest(), limit).run(work);
  }

  /** The same on the general pool, within ten seconds. */
  public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return transactions(pools.general(), Duration.ofSeconds(10)).run(work);
  }

  /** The same on the bulk pool, within two minutes. */
  public <T> Future<T> bulkTransaction(Function<SqlConnection, Future<T>> work) {
    return transactions(pools.bulk(), Duration.ofMinutes(2)).run(work);
  }

  private TransactionWorker transactions(WatchedPool pool, Duration limit) {
    return new TransactionWorker(vertx, pool, limit, this::failed);
  }

  private void failed(Throwable failure) {
    trouble.failed(failure);
    pools.doubt(failure);
  }

  /**
   * This many rows are being added right now: the planner must learn of it while tables are young.
   */
  public void grew(int rows) {
    growth.grew(rows);
  }

  /** Whether the database answered recently and accepts writes. */
  public boolean up() {
    return pools.up() && trouble.now().isEmpty();
  }

  /** Asks the database now; empty when it answers within two seconds and accepts writes. */
  public Future<Optional<String>> trouble() {
    return pools
        .ingest()
        .ping()
        .map(pong -> trouble.now())
        .otherwise(silence -> Optional.of(DatabaseTrouble.ofSilence(silence)));
  }

  public boolean migrated() {
    return migrations.done().succeeded();
  }

  /** Completes when the schema is ready; fails when a person must act. */
  public Future<Void> whenMigrated() {
    return Future.all(admitted.future(), migrations.done()).mapEmpty();
  }

  /**
   * Called on an event loop each time the database comes back, including the first time. The answer
   * ends it.
   */
  public Runnable onUp(Runnable listener) {
    return pools.onUp(listener);
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
    admitted.tryComplete();
    migrations.stop();
    return pools.close();
  }

  private void watch() {
    if (closed.get()) {
      return;
    }
    vertx.setTimer(PING_PERIOD.toMillis(), next -> watch());
    trouble.probe();
    pools.ping().onFailure(this::refused).onComplete(asked -> admitted.tryComplete());
  }

  /** A pooler that does not like how we connect will not like it later. */
  private void refused(Throwable failure) {
    DatabaseTrouble.ofPooler(failure)
        .ifPresent(why -> admitted.tryFail(new DatabaseStartException(why)));
  }
}
