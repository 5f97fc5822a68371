package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Removes rows that are few enough to be looked for again with each batch. */
final class OldRowsSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  /** More than an owner ever looks through. */
  static final int MOST_NOT_UNDERSTOOD = 20_000;

  private final Removed.Kind kind;
  private final String remove;
  private final List<Object> values;

  private OldRowsSweepStore(Removed.Kind kind, String remove, Object... values) {
    this.kind = kind;
    this.remove = remove;
    this.values = List.of(values);
  }

  /** Who has signed people up, once their day is over. */
  static SweepStore signUps(String page) {
    return new OldRowsSweepStore(Removed.Kind.SIGN_UPS, SIGN_UPS, page, ROWS);
  }

  private static final String SIGN_UPS =
      """
      DELETE FROM sign_up_count WHERE page_id = $1 AND who = ANY (ARRAY(
        SELECT who FROM sign_up_count WHERE page_id = $1 AND %s
        LIMIT $2
        FOR UPDATE SKIP LOCKED))
      """
          .formatted(Over.SIGN_UPS);

  /** Stored answers to calls with a key, once their week is over. */
  static SweepStore answers(String page) {
    return new OldRowsSweepStore(Removed.Kind.ANSWERS, ANSWERS, page, ROWS);
  }

  private static final String ANSWERS =
      """
      DELETE FROM answered WHERE page_id = $1 AND key = ANY (ARRAY(
        SELECT key FROM answered WHERE page_id = $1 AND %s
        ORDER BY answered_at LIMIT $2
        FOR UPDATE SKIP LOCKED))
      """
          .formatted(Over.ANSWER);

  /** What was not understood and nobody has written for a while, and of very many the oldest. */
  static SweepStore notUnderstood(String page, Keep keep) {
    double kept = keep.notUnderstood().toSeconds();
    return new OldRowsSweepStore(
        Removed.Kind.NOT_UNDERSTOOD, NOT_UNDERSTOOD, page, ROWS, MOST_NOT_UNDERSTOOD, kept);
  }

  private static final String NOT_UNDERSTOOD =
      """
      DELETE FROM not_understood WHERE page_id = $1 AND ctid = ANY (ARRAY(
        SELECT n.ctid FROM not_understood n
        WHERE n.page_id = $1 AND (n.last_at < now() - $4 * interval '1 second' OR n.last_at < (
          SELECT last_at FROM not_understood
          WHERE page_id = $1 ORDER BY last_at DESC OFFSET $3 - 1 LIMIT 1))
        LIMIT $2
        FOR UPDATE OF n SKIP LOCKED))
      """;

  @Override
  public Removed.Kind kind() {
    return kind;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(remove)
        .execute(Tuple.wrap(values))
        .map(rows -> new Batch(rows.rowCount(), place, rows.rowCount() < ROWS));
  }
}
