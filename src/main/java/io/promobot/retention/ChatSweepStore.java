package io.promobot.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** Removes old lines of chats on the website, as long after they were said as messages. */
final class ChatSweepStore implements SweepStore {
  static final int ROWS = 2_000;

  private final String page;
  private final Duration kept;

  ChatSweepStore(String page, Duration kept) {
    this.page = page;
    this.kept = kept;
  }

  @Override
  public Removed.Kind kind() {
    return Removed.Kind.CHATS;
  }

  @Override
  public Future<Batch> sweep(SqlConnection tx, long place) {
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(page, (double) kept.toSeconds(), ROWS))
        .map(rows -> new Batch(rows.rowCount(), place, rows.rowCount() < ROWS));
  }

  static final String REMOVE =
      """
      DELETE FROM chat_message WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM chat_message
        WHERE page_id = $1 AND at < now() - $2 * interval '1 second'
        LIMIT $3
        FOR UPDATE SKIP LOCKED))
      """;
}
