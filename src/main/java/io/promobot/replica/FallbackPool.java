package io.promobot.replica;

import io.promobot.db.StatementPool;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks a replica, and the primary what it does not answer: only for statements that read. */
final class FallbackPool extends StatementPool {
  private final Pool replica;
  private final Supplier<Pool> primary;
  private final Duration patience;
  private final Consumer<Throwable> failed;

  /**
   * @param patience how long the replica may take
   * @param failed is told why it did not answer
   */
  FallbackPool(
      Pool replica, Supplier<Pool> primary, Duration patience, Consumer<Throwable> failed) {
    this.replica = replica;
    this.primary = primary;
    this.patience = patience;
    this.failed = failed;
  }

  @Override
  protected <T> Future<T> alone(Function<SqlClient, Future<T>> question) {
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
  public int size() {
    return replica.size();
  }

  /** Both stay open for others. */
  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
