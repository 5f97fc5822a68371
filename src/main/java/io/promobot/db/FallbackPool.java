package io.promobot.db;

import io.vertx.core.Future;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/** Asks a replica, and the primary what it does not answer: only for statements that read. */
public final class FallbackPool implements Pool {
  private final Pool replica;
  private final Supplier<Pool> primary;
  private final Duration patience;
  private final Consumer<Throwable> failed;

  /**
   * @param patience how long the replica may take
   * @param failed is told why it did not answer
   */
  public FallbackPool(
      Pool replica, Supplier<Pool> primary, Duration patience, Consumer<Throwable> failed) {
    this.replica = replica;
    this.primary = primary;
    this.patience = patience;
    this.failed = failed;
  }

  private <T> Future<T> either(Function<Pool, Future<T>> question) {
    return question
        .apply(replica)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failed::accept)
        .recover(failure -> question.apply(primary.get()));
  }

  /** One of the primary's: what happens on it is not known here. */
  @Override
  public Future<SqlConnection> getConnection() {
    return primary.get().getConnection();
  }

  @Override
  public Query<RowSet<Row>> query(String sql) {
    return new Plain<>(this, client -> client.query(sql));
  }

  @Override
  public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
    return new Prepared<>(this, client -> client.preparedQuery(sql));
  }

  @Override
  public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
    return new Prepared<>(this, client -> client.preparedQuery(sql, options));
  }

  @Override
  public int size() {
    return replica.size();
  }

  /** Both stay open for others. */
  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  private record Plain<T>(FallbackPool pool, Function<SqlClient, Query<T>> query)
      implements Query<T> {
    @Override
    public Future<T> execute() {
      return pool.either(each -> query.apply(each).execute());
    }

    @Override
    public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
      return new Plain<>(pool, query.andThen(each -> each.collecting(collector)));
    }

    @Override
    public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
      return new Plain<>(pool, query.andThen(each -> each.mapping(mapper)));
    }
  }

  private record Prepared<T>(FallbackPool pool, Function<SqlClient, PreparedQuery<T>> query)
      implements PreparedQuery<T> {
    @Override
    public Future<T> execute() {
      return pool.either(each -> query.apply(each).execute());
    }

    @Override
    public Future<T> execute(Tuple tuple) {
      return pool.either(each -> query.apply(each).execute(tuple));
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
      return pool.either(each -> query.apply(each).executeBatch(batch));
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
