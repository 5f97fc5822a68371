package io.promobot.subscriber;

import io.promobot.calls.Call;
import io.promobot.calls.EventAftercare;
import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Switches a channel's events off and on. Those of a channel that is off wait outside the queue,
 * keep their order, and are kept for a week.
 */
public final class SwitchStore implements EventAftercare {
  private static final int ROWS = 5_000;

  private final Database database;
  private final String page;

  public SwitchStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /**
   * Switches the channel off if it took nothing that happened in the last day; one event that it
   * refuses is not worth that.
   */
  @Override
  public Future<Boolean> wasInVain(Call call, int lease, String reason) {
    return database
        .general()
        .preparedQuery(OFF)
        .execute(Tuple.of(page, call.channel().orElse(null), call.id(), lease).addString(reason))
        .map(rows -> rows.rowCount() > 0);
  }

  // The event goes back to where it waits with the others; its claim has lost it.
  private static final String OFF =
      """
      WITH off AS (
        UPDATE channel c SET off_at = coalesce(c.off_at, now()),
          off_reason = CASE WHEN c.off_at IS NULL THEN $5 ELSE c.off_reason END
        FROM outbox o
        WHERE c.page_id = $1 AND c.id = $2 AND o.page_id = $1 AND o.id = $3
          AND NOT EXISTS (
            SELECT FROM outbox s
            WHERE s.page_id = $1 AND s.channel_id = $2 AND s.event IS NOT NULL
              AND s.created_at > now() - interval '1 day' AND s.state = 'sent')
        RETURNING c.id)
      UPDATE outbox_live o SET state = 'held', reason = 'channel_off', lease_until = NULL
      FROM off
      WHERE o.page_id = $1 AND o.id = $3 AND o.state = 'sending' AND o.lease_no = $4
      """;

  /** False when there is no such channel. */
  public Future<Boolean> on(long channel) {
    return database
        .general()
        .preparedQuery(ON)
        .execute(Tuple.of(page, channel))
        .map(rows -> rows.rowCount() > 0);
  }

  private static final String ON =
      """
      UPDATE channel SET off_at = NULL, off_reason = NULL
      WHERE page_id = $1 AND id = $2
      """;

  /**
   * Moves some events out of the queue whose channel is off, and back into it where it is on; drops
   * what waited too long, and secrets whose time is over. Answers how many went back.
   */
  Future<Integer> tidy() {
    return database
        .general()
        .preparedQuery(FORGET_SECRETS)
        .execute(Tuple.of(page))
        .compose(done -> database.general().preparedQuery(ANYTHING).execute(Tuple.of(page)))
        .compose(
            rows ->
                rows.iterator().next().getBoolean("anything") ? move() : Future.succeededFuture(0));
  }

  private static final String FORGET_SECRETS =
      """
      UPDATE channel SET old_secret = NULL, old_secret_until = NULL
      WHERE page_id = $1 AND old_secret_until < now()
      """;

  private static final String ANYTHING =
      """
      SELECT EXISTS (SELECT FROM channel WHERE page_id = $1 AND off_at IS NOT NULL)
        OR EXISTS (SELECT FROM outbox WHERE page_id = $1 AND event IS NOT NULL AND state = 'held')
        AS anything
      """;

  private Future<Integer> move() {
    return run(DROP, ReplayStore.KEPT.toSeconds())
        .compose(dropped -> database.general().preparedQuery(HOLD).execute(Tuple.of(page, ROWS)))
        .compose(held -> run(RELEASE));
  }

  private Future<Integer> run(String sql, Object... more) {
    Tuple tuple = Tuple.of(page, ROWS);
    for (Object each : more) {
      tuple.addValue(each);
    }
    return database.general().preparedQuery(sql).execute(tuple).map(RowSet::rowCount);
  }

  private static final String DROP =
      """
      DELETE FROM outbox_live WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT id FROM outbox_live
        WHERE page_id = $1 AND event IS NOT NULL AND state = 'held'
          AND created_at < now() - $3::bigint * interval '1 second'
        LIMIT $2
        FOR UPDATE SKIP LOCKED))
      """;

  private static final String HOLD =
      """
      UPDATE outbox_live SET state = 'held', reason = 'channel_off'
      WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT w.id FROM channel c CROSS JOIN LATERAL (
          SELECT o.id FROM outbox_live o
          WHERE o.page_id = $1 AND coalesce(o.channel_id, 0) = c.id AND o.state = 'queued'
            AND o.priority = 2 AND o.event IS NOT NULL
          ORDER BY o.due_at, o.id LIMIT $2
          FOR UPDATE SKIP LOCKED) w
        WHERE c.page_id = $1 AND c.off_at IS NOT NULL))
      """;

  // In the order in which they happened, with a day ahead of them.
  private static final String RELEASE =
      """
      UPDATE outbox_live SET state = 'queued', reason = NULL, attempts = 0, due_at = now(),
        give_up_at = now() + interval '1 day'
      WHERE page_id = $1 AND id = ANY (ARRAY(
        SELECT w.id FROM channel c CROSS JOIN LATERAL (
          SELECT o.id FROM outbox_live o
          WHERE o.page_id = $1 AND o.channel_id = c.id AND o.state = 'held'
            AND o.event IS NOT NULL
          ORDER BY o.id LIMIT $2
          FOR UPDATE SKIP LOCKED) w
        WHERE c.page_id = $1 AND c.off_at IS NULL))
      """;
}
