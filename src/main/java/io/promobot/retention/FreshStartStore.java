package io.promobot.retention;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Forgets everybody and everything that happened at a page, for a demo that begins again. What the
 * owner has set up stays: the welcome and its texts, images, links, topics, channels, secrets.
 */
public final class FreshStartStore {
  /** In the order in which a person is written, so that nobody waits for us in a circle. */
  private static final List<String> FORGOTTEN =
      List.of(
          "customer",
          "erased",
          "event",
          "journey",
          "path_count",
          "stage_count",
          "tap_count",
          "origin_count",
          "outbox",
          "lead",
          "request",
          "answered");

  private final Database database;
  private final String page;

  public FreshStartStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Every campaign but this one goes as well; it does not matter what is happening meanwhile. */
  public Future<Void> forget(String kept) {
    return database.bulkTransaction(
        tx -> {
          // Transactions that are counting somebody finish first.
          Future<Void> done =
              tx.query("LOCK TABLE " + String.join(", ", FORGOTTEN) + " IN EXCLUSIVE MODE")
                  .execute()
                  .mapEmpty();
          for (String table : FORGOTTEN) {
            done = done.compose(v -> delete(tx, "DELETE FROM " + table + " WHERE page_id = $1"));
          }
          return done.compose(v -> campaigns(tx, COPIES, kept))
              .compose(v -> campaigns(tx, CAMPAIGNS, kept));
        });
  }

  private Future<Void> delete(SqlConnection tx, String sql) {
    return tx.preparedQuery(sql).execute(Tuple.of(page)).mapEmpty();
  }

  private Future<Void> campaigns(SqlConnection tx, String sql, String kept) {
    return tx.preparedQuery(sql).execute(Tuple.of(page, kept)).mapEmpty();
  }

  private static final String COPIES =
      "DELETE FROM campaign_copy WHERE page_id = $1 AND campaign_id <> $2";
  private static final String CAMPAIGNS = "DELETE FROM campaign WHERE page_id = $1 AND id <> $2";
}
