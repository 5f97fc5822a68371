package io.promobot.stats;

import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.stream.Stream;

/** Tells counters their language again where an earlier version has moved them without it. */
final class LanguageRepairStore {
  private final String page;

  LanguageRepairStore(String page) {
    this.page = page;
  }

  Future<Void> repair(SqlConnection tx) {
    Tuple slots =
        Tuple.of(page, LanguageSlots.EACH)
            .addArrayOfString(
                Stream.of(StoryLanguage.values()).map(StoryLanguage::tag).toArray(String[]::new));
    return tx.preparedQuery(LOST)
        .execute(slots)
        .map(rows -> rows.iterator().next().getLong("lost") > 0)
        .compose(lost -> lost ? repair(tx, slots) : Future.succeededFuture());
  }

  // Writers lock counters in an order of their own, which this would not follow.
  private static Future<Void> repair(SqlConnection tx, Tuple slots) {
    return tx.query("LOCK TABLE path_count IN SHARE ROW EXCLUSIVE MODE")
        .execute()
        .compose(locked -> tx.preparedQuery(REPAIR).execute(slots))
        .mapEmpty();
  }

  private static final String LOST =
      """
      SELECT count(*) AS lost FROM path_count
      WHERE page_id = $1 AND language = '' AND abs(slot) / $2 BETWEEN 1 AND cardinality($3::text[])
      """;

  private static final String REPAIR =
      """
      UPDATE path_count SET language = ($3::text[])[abs(slot) / $2]
      WHERE page_id = $1 AND language = '' AND abs(slot) / $2 BETWEEN 1 AND cardinality($3::text[])
      """;
}
