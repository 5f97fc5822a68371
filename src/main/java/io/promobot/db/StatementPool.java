package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;

/** A pool that decides for each statement where and how it runs. */
public abstract class StatementPool implements Pool {
  /** Runs a statement that stands alone. */
  protected abstract <T> Future<T> alone(Function<SqlClient, Future<T>> statement);

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

  private record Plain<T>(StatementPool pool, Function<SqlClient, Query<T>> query)
      implements Query<T> {
    @Override
    public Future<T> execute() {
      return pool.alone(each -> query.apply(each).execute());
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

  private record Prepared<T>(StatementPool pool, Function<SqlClient, PreparedQuery<T>> query)
      implements PreparedQuery<T> {
    @Override
    public Future<T> execute() {
      return pool.alone(each -> query.apply(each).execute());
    }

    @Override
    public Future<T> execute(Tuple tuple) {
      return pool.alone(each -> query.apply(each).execute(tuple));
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
      return pool.alone(each -> query.apply(each).executeBatch(batch));
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
