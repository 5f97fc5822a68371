package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Finds rows whose worker died or whose echo never came. */
final class RescueStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final Duration echoGrace;

  RescueStore(Supplier<Pool> pool, String page, Duration echoGrace) {
    this.pool = pool;
    this.page = page;
    this.echoGrace = echoGrace;
  }

  /** Rows of dead workers: it is unknown whether they went out, so we wait for their echo. */
  Future<Integer> abandoned() {
    return pool.get()
        .preparedQuery(ABANDONED)
        .execute(Tuple.of(page, echoGrace.toMillis()))
        .map(RowSet::rowCount);
  }

  private static final String ABANDONED =
      """
      UPDATE outbox_live SET state = 'unknown', reason = 'no_answer', lease_no = lease_no + 1,
        lease_until = now() + $2 * interval '1 ms'
      WHERE page_id = $1 AND id IN (
        SELECT id FROM outbox_live
        WHERE page_id = $1 AND state = 'sending' AND lease_until < now()
        ORDER BY id LIMIT 1000
        FOR UPDATE SKIP LOCKED)
      """;

  /**
   * No echo came: one more attempt, marked as the possible duplicate it is. Programs tell repeated
   * events by their id, and get as many as it takes. What follows up goes out a little later, so
   * that in the quiet hours followup/RestStore sees it first.
   */
  Future<Integer> unheard() {
    return pool.get().preparedQuery(UNHEARD).execute(Tuple.of(page)).map(RowSet::rowCount);
  }

  private static final String UNHEARD =
      """
      UPDATE outbox_live SET state = 'queued', reason = 'echo_missing', possible_duplicate = true,
        due_at = now() + CASE WHEN say IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED')
          THEN interval '15 seconds' ELSE interval '0' END, lease_until = NULL
      WHERE page_id = $1 AND id IN (
        SELECT id FROM outbox_live
        WHERE page_id = $1 AND state = 'unknown' AND lease_until < now()
          AND (NOT possible_duplicate OR event IS NOT NULL)
        ORDER BY id LIMIT 1000
        FOR UPDATE SKIP LOCKED)
      """;

  /** Tried twice without any sign of arrival: these end here. */
  Future<List<Settlement>> lost() {
    return pool.get()
        .preparedQuery(LOST)
        .execute(Tuple.of(page))
        .map(
            rows -> {
              List<Settlement> lost = new ArrayList<>();
              for (Row row : rows) {
                lost.add(
                    Settlement.ended(
                        row.getLong("id"),
                        Settlement.ANY,
                        Settlement.State.FAILED,
                        "no_answer",
                        "tried twice without an answer"));
              }
              return lost;
            });
  }

  private static final String LOST =
      """
      SELECT id FROM outbox_live
      WHERE page_id = $1 AND state = 'unknown' AND lease_until < now() AND possible_duplicate AND event IS NULL
      ORDER BY id LIMIT 1000
      """;
}
