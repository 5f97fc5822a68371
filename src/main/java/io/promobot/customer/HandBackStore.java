package io.promobot.customer;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** Gives conversations that a person took over back to the bot. */
public final class HandBackStore {
  private final Database database;
  private final String page;

  public HandBackStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Nothing changes where nobody took over, or where there is no such customer. */
  public Future<Void> handBack(long customer) {
    return database.general().preparedQuery(HAND_BACK).execute(Tuple.of(page, customer)).mapEmpty();
  }

  private static final String HAND_BACK =
      """
      UPDATE customer SET person_wrote_at = NULL, handed_back_at = now()
      WHERE page_id = $1 AND id = $2 AND person_wrote_at IS NOT NULL
      """;
}
