package io.promobot.campaign;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Pauses planned sends for the quiet hours and resumes them; their messages follow as when the
 * owner does so. A send that the owner resumes goes on. The welcome stays open, and only what was
 * sent of it on its own rests; what follows up on it rests by itself.
 */
public final class QuietStore {
  private final Database database;
  private final String page;

  public QuietStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** From now on the campaign's send rests in the quiet hours. */
  public Future<Void> planned(SqlConnection tx, String campaign) {
    return tx.preparedQuery("UPDATE campaign SET planned = true WHERE page_id = $1 AND id = $2")
        .execute(Tuple.of(page, campaign))
        .mapEmpty();
  }

  /** Whether these are quiet hours; answers how many sends that has changed. */
  public Future<Integer> quiet(boolean now) {
    return database
        .general()
        .preparedQuery(now ? HUSH : GO_ON)
        .execute(Tuple.of(page))
        .map(changed -> changed.rowCount());
  }

  static final String HUSH =
      """
      UPDATE campaign c SET hushed = true,
        state = CASE state WHEN 'open' THEN state ELSE 'paused' END
      WHERE page_id = $1 AND planned AND clock_at IS NULL AND (state IN ('queueing', 'sending')
        OR state = 'open' AND NOT hushed AND (queued_to < queue_end OR EXISTS (
          SELECT FROM outbox o WHERE o.page_id = $1 AND o.campaign_id = c.id
            AND o.priority = 1 AND o.state = 'queued'
            AND o.say NOT IN ('REMIND_LAST_DAY', 'REMIND_UNOPENED') OFFSET 0)))
      """;

  private static final String GO_ON =
      """
      UPDATE campaign SET hushed = false,
        state = CASE WHEN state = 'open' THEN state
          WHEN queued_to < queue_end THEN 'queueing' ELSE 'sending' END
      WHERE page_id = $1 AND hushed AND state IN ('paused', 'open')
      """;
}
