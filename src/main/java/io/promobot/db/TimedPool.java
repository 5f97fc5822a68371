package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * A pool whose callers wait for a connection for a limited time. Vert.x's own limit (5.0.12) tells
 * the caller nothing, ever, when a connection becomes free, or fails, in the moment it ends.
 */
final class TimedPool implements Pool {
  private final Vertx vertx;
  private final Pool pool;
  private final Duration limit;
  private final Proof proof;
  private final Optional<String> begin;

  /** Whether a connection works, asked before work begins on it. */
  interface Proof {
    Proof NONE = (from, connection) -> Future.succeededFuture(connection);

    /** The connection once it is known to work, or another one instead. */
    Future<SqlConnection> of(Pool from, SqlConnection connection);
  }

  /**
   * @param pool has no limit of its own
   * @param begin what begins the transaction of a single statement; empty when it needs none
   */
  TimedPool(Vertx vertx, Pool pool, Duration limit, Proof proof, Optional<String> begin) {
    this.vertx = vertx;
    this.pool = pool;
    this.limit = limit;
    this.proof = proof;
    this.begin = begin;
  }

  /** Fails with {@link DatabaseUnavailable} when none becomes free in time. */
  @Override
  public Future<SqlConnection> getConnection() {
    return inTime().compose(connection -> proof.of(this, connection));
  }

  private Future<SqlConnection> inTime() {
    var coming = pool.getConnection();
    if (coming.isComplete()) {
      return coming;
    }
    var timed = WatchedPool.within(vertx, coming, limit, "no database connection became free");
    coming.onSuccess(
        late -> {
          if (timed.failed()) {
            late.close();
          }
        });
    return timed;
  }

  private <T> Future<T> alone(Function<SqlConnection, Future<T>> statement) {
    return withConnection(
        connection ->
            begin.isPresent()
                ? inTransaction(connection, begin.get(), statement)
                : statement.apply(connection));
  }

  /** All three leave without waiting for one another; the COMMIT of what failed undoes it. */
  private static <T> Future<T> inTransaction(
      SqlConnection connection, String begin, Function<SqlConnection, Future<T>> statement) {
    var begun = connection.query(begin).execute();
    var answered = statement.apply(connection);
    var committed = connection.query("COMMIT").execute();
    return Future.join(begun, answered, committed).map(all -> answered.result());
  }

  @Override
  public <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> work) {
    return begin.isPresent()
        ? withConnection(connection -> begun(connection, begin.get(), work))
        : Pool.super.withTransaction(work);
  }

  /** Before the COMMIT comes a statement that fails where an earlier one has. */
  private static <T> Future<T> begun(
      SqlConnection connection, String begin, Function<SqlConnection, Future<T>> work) {
    return connection
        .query(begin)
        .execute()
        .compose(open -> work.apply(connection))
        .compose(result -> connection.query("SELECT 1; COMMIT").execute().map(result))
        .recover(
            failure ->
                connection
                    .query("ROLLBACK")
                    .execute()
                    .transform(gone -> Future.failedFuture(failure)));
  }

  @Override
  public Query<RowSet<Row>> query(String sql) {
    return new OnConnection<>(this, connection -> connection.query(sql));
  }

  @Override
  public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
    return new Prepared<>(this, connection -> connection.preparedQuery(sql));
  }

  @Override
  public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
    return new Prepared<>(this, connection -> connection.preparedQuery(sql, options));
  }

  @Override
  public int size() {
    return pool.size();
  }

  @Override
  public Future<Void> close() {
    return pool.close();
  }

  private record OnConnection<T>(TimedPool pool, Function<SqlClient, Query<T>> query)
      implements Query<T> {
    @Override
    public Future<T> execute() {
      return pool.alone(connection -> query.apply(connection).execute());
    }

    @Override
    public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
      return new OnConnection<>(pool, query.andThen(each -> each.collecting(collector)));
    }

    @Override
    public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
      return new OnConnection<>(pool, query.andThen(each -> each.mapping(mapper)));
    }
  }

  private record Prepared<T>(TimedPool pool, Function<SqlClient, PreparedQuery<T>> query)
      implements PreparedQuery<T> {
    @Override
    public Future<T> execute() {
      return pool.alone(connection -> query.apply(connection).execute());
    }

    @Override
    public Future<T> execute(Tuple tuple) {
      return pool.alone(connection -> query.apply(connection).execute(tuple));
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
      return pool.alone(connection -> query.apply(connection).executeBatch(batch));
    }

    @Override
    public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
      return new Prepared<>(pool, query.andThen(each -> each.collecting(collector)));
    }

    @Override
    public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
      return new Prepared<>(pool, query.andThen(each -> each.mapping(mapper)));
    }
  }
}
