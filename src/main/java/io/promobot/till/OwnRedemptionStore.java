package io.promobot.till;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** Knows which program redeemed what; that never changes. */
public final class OwnRedemptionStore {
  private final Database database;
  private final String page;

  public OwnRedemptionStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Whether the program with this token redeemed it. */
  Future<Boolean> madeBy(long token, long redemption) {
    return database
        .general()
        .preparedQuery(MADE_BY)
        .execute(Tuple.of(page, redemption, token))
        .map(rows -> rows.size() == 1);
  }

  private static final String MADE_BY =
      """
      SELECT FROM coupon_entry
      WHERE page_id = $1 AND id = $2 AND kind = 'redeemed' AND token_id = $3
      """;
}
