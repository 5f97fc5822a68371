package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Pauses, resumes and cancels: the campaign's state changes immediately and for every replica, its
 * messages follow in steps.
 */
final class PauseStore {
  private final Database database;
  private final String page;
  private final Outbox outbox;
  private final int stepSize;

  PauseStore(Database database, String page, Outbox outbox, int stepSize) {
    this.database = database;
    this.page = page;
    this.outbox = outbox;
    this.stepSize = stepSize;
  }

  /** Also beyond the quiet hours. Fails with {@link NotNow} or {@link NoSuchCampaign}. */
  Future<Void> pause(String campaign) {
    return change(STOP, Wish.PAUSE, campaign, "paused");
  }

  /**
   * Also when everything has gone out, as long as some of it waits for visitors of the website to
   * come back. Fails with {@link NotNow} or {@link NoSuchCampaign}.
   */
  Future<Void> cancel(String campaign) {
    return change(CANCEL, Wish.CANCEL, campaign, "cancelled");
  }

  private static final String STOP =
      """
      UPDATE campaign SET state = $4, hushed = false
      WHERE page_id = $1 AND id = $2 AND (state = ANY ($3) OR state = 'paused' AND hushed)
      """;

  private static final String CANCEL =
      """
      UPDATE campaign c SET state = $4, hushed = false
      WHERE page_id = $1 AND id = $2 AND (state = ANY ($3) OR state = 'done' AND EXISTS (
        SELECT FROM chat_message WHERE page_id = $1 AND campaign_id = c.id))
      """;

  /** Continues queueing where it was stopped; fails with {@link NotNow}, {@link NoSuchCampaign}. */
  Future<Void> resume(String campaign) {
    return change(RESUME, Wish.RESUME, campaign, "queueing");
  }

  private static final String RESUME =
      """
      UPDATE campaign SET state = CASE WHEN queued_to < queue_end THEN $4 ELSE 'sending' END,
        planned = false, hushed = false
      WHERE page_id = $1 AND id = $2 AND state = ANY ($3)
      """;

  private Future<Void> change(String sql, Wish wish, String campaign, String to) {
    return database
        .general()
        .preparedQuery(sql)
        .execute(Tuple.of(page, campaign).addArrayOfString(wish.from()).addString(to))
        .compose(rows -> rows.rowCount() == 1 ? Future.succeededFuture() : refused(wish, campaign));
  }

  private <T> Future<T> refused(Wish wish, String campaign) {
    return database
        .general()
        .preparedQuery(STATE)
        .execute(Tuple.of(page, campaign))
        .compose(rows -> refusal(wish, rows));
  }

  static <T> Future<T> refusal(Wish wish, RowSet<Row> rows) {
    return Future.failedFuture(
        rows.size() == 0
            ? new NoSuchCampaign()
            : wish.refused(rows.iterator().next().getString("state")));
  }

  static final String STATE = "SELECT state FROM campaign WHERE page_id = $1 AND id = $2";

  /** The campaigns some of whose messages do not match the campaign's state yet. */
  Future<List<String>> behind() {
    return database
        .general()
        .preparedQuery(BEHIND)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().map(row -> row.getString("id")).toList());
  }

  // Includes messages that come back because a call in flight during the pause failed, or that were
  // retried just as it ended.
  private static final String BEHIND =
      """
      SELECT c.id FROM campaign c
      WHERE c.page_id = $1 AND (
        (c.state IN ('paused', 'cancelled') OR c.hushed) AND EXISTS (
          SELECT FROM outbox o WHERE o.page_id = $1 AND o.campaign_id = c.id
            AND o.priority = 1 AND o.state = 'queued' OFFSET 0)
        OR c.state IN ('open', 'queueing', 'sending', 'done', 'cancelled') AND NOT c.hushed AND EXISTS (
          SELECT FROM outbox o WHERE o.page_id = $1 AND o.campaign_id = c.id
            AND o.priority = 1 AND o.state = 'held' OFFSET 0))
      ORDER BY c.id
      """;

  /** Moves the next messages to match the campaign's state; answers how many, 0 at the end. */
  Future<Integer> step(String campaign) {
    return database.transaction(
        tx ->
            tx.preparedQuery(LOCK)
                .execute(Tuple.of(page, campaign))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.succeededFuture(0)
                            : moveSome(tx, campaign, rows.iterator().next())));
  }

  // Locked; otherwise a step decided before a new send would take back that send's messages.
  private static final String LOCK =
      "SELECT state, hushed FROM campaign WHERE page_id = $1 AND id = $2 FOR NO KEY UPDATE";

  private Future<Integer> moveSome(SqlConnection tx, String campaign, Row locked) {
    return switch (locked.getString("state")) {
      case "paused" -> outbox.hold(tx, campaign, stepSize);
      case "open" ->
          locked.getBoolean("hushed")
              ? outbox.hold(tx, campaign, stepSize)
              : outbox.release(tx, campaign, stepSize);
      case "queueing", "sending", "done" -> outbox.release(tx, campaign, stepSize);
      case "cancelled" -> outbox.cancelSome(tx, campaign, stepSize);
      default -> Future.succeededFuture(0);
    };
  }
}
