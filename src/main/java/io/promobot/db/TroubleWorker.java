package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
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
}
