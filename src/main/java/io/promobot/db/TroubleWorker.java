package io.promobot.db;

import io.promobot.primary.NoPrimary;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database can save anything. A failed write starts the trouble, and only then is
 * the database asked, by a write that is rolled back, whether it is over: an idle database is left
 * alone.
 */
final class TroubleWorker {
  private static final Logger log = LoggerFactory.getLogger(TroubleWorker.class);

  // Grows the fastest growing table by some pages: a small row may still fit into existing ones.
  private static final String PROBE =
      """
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      SELECT '', gen_random_uuid(), '', 'PROBE', 'done', now(),
        (SELECT string_agg(sha256(convert_to(i || random()::text, 'UTF8')), '')
         FROM generate_series(1, 1024) i)
      """;

  /**
   * The client reports these as a bare VertxException, the type it also uses for wrong parameters.
   */
  private static final List<String> CONNECTION_MESSAGES =
      List.of(
          "Timeout",
          "Connection is not active",
          "Pending requests failed",
          "Pool closed",
          "SSL handshake failed");

  private final Supplier<Pool> pool;
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private final AtomicBoolean probing = new AtomicBoolean();

  TroubleWorker(Supplier<Pool> pool) {
    this.pool = pool;
  }

  /** Empty while writes succeed, or none was tried. */
  Optional<String> now() {
    return trouble.get();
  }

  /** Called for every transaction that failed; most failures mean nothing for the next one. */
  void failed(Throwable failure) {
    state(failure).flatMap(DatabaseTrouble::ofState).ifPresent(this::began);
  }

  /** The verdict on a failed statement, transaction or acquisition. */
  static DatabaseFailure verdict(Throwable failure) {
    if (failure instanceof PgException refused) {
      return DatabaseFailure.ofState(refused.getSqlState());
    }
    return connectionTrouble(failure) ? DatabaseFailure.UNAVAILABLE : DatabaseFailure.BUG;
  }

  static Optional<String> state(Throwable failure) {
    return failure instanceof PgException refused
        ? Optional.ofNullable(refused.getSqlState())
        : Optional.empty();
  }

  private void began(String why) {
    Optional<String> before = trouble.getAndSet(Optional.of(why));
    if (!before.equals(Optional.of(why))) {
      log.warn("{}", why);
    }
  }

  /** Asks whether it is over, while there is trouble. */
  void probe() {
    if (trouble.get().isEmpty() || !probing.compareAndSet(false, true)) {
      return;
    }
    pool.get()
        .withConnection(TroubleWorker::write)
        .onSuccess(kept -> over())
        .onFailure(this::failed)
        .onComplete(asked -> probing.set(false));
  }

  private static Future<Void> write(SqlConnection connection) {
    return connection
        .begin()
        .compose(
            open ->
                connection
                    .query(PROBE)
                    .execute()
                    .eventually(() -> open.rollback().otherwiseEmpty()))
        .mapEmpty();
  }

  private void over() {
    if (trouble.getAndSet(Optional.empty()).isPresent()) {
      log.info("the database can save again");
    }
  }

  private static boolean connectionTrouble(Throwable failure) {
    return failure instanceof DatabaseUnavailable
        || failure instanceof NoPrimary
        || failure instanceof ClosedConnectionException
        || failure instanceof ConnectionPoolTooBusyException
        || failure instanceof IOException
        || failure instanceof TimeoutException
        || (failure instanceof VertxException && speaksOfConnection(failure.getMessage()));
  }

  private static boolean speaksOfConnection(String message) {
    return message != null && CONNECTION_MESSAGES.stream().anyMatch(message::startsWith);
  }
}
