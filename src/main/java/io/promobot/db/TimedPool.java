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

  /** Whether a connection works, asked before work begins on it. */
  interface Proof {
    Proof NONE = (from, connection) -> Future.succeededFuture(connection);

    /** The connection once it is known to work, or another one instead. */
    Future<SqlConnection> of(Pool from, SqlConnection connection);
  }

  /** {@code pool} has no limit of its own. */
  TimedPool(Vertx vertx, Pool pool, Duration limit, Proof proof) {
    this.vertx = vertx;
    this.pool = pool;
    this.limit = limit;
    this.proof = proof;
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

  private record OnConnection<T>(Pool pool, Function<SqlClient, Query<T>> query)
      implements Query<T> {
    @Override
    public Future<T> execute() {
      return pool.withConnection(connection -> query.apply(connection).execute());
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

  private record Prepared<T>(Pool pool, Function<SqlClient, PreparedQuery<T>> query)
      implements PreparedQuery<T> {
    @Override
    public Future<T> execute() {
      return pool.withConnection(connection -> query.apply(connection).execute());
    }

    @Override
    public Future<T> execute(Tuple tuple) {
      return pool.withConnection(connection -> query.apply(connection).execute(tuple));
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
      return pool.withConnection(connection -> query.apply(connection).executeBatch(batch));
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
