package io.promobot.chat;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Set;

/** Remembers for a short while which customers have their chat open, for every replica to see. */
final class VisitStore {
  private final Database db;
  private final String page;
  private final Duration lasts;

  /** {@code lasts} is how long somebody counts as there without being mentioned again. */
  VisitStore(Database db, String page, Duration lasts) {
    this.db = db;
    this.page = page;
    this.lasts = lasts;
  }

  /** These people are there now; who has only looked is not a customer yet. */
  Future<Void> there(Set<String> people) {
    if (people.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple here =
        Tuple.of(page, (double) lasts.toMillis()).addArrayOfString(people.toArray(String[]::new));
    return db.general()
        .preparedQuery(OVER)
        .execute(Tuple.of(page))
        .compose(gone -> db.general().preparedQuery(THERE).execute(here))
        .mapEmpty();
  }

  private static final String OVER =
      """
      DELETE FROM visit WHERE page_id = $1 AND customer_id = ANY (ARRAY(
        SELECT customer_id FROM visit WHERE page_id = $1 AND until < now()
        ORDER BY customer_id
        FOR UPDATE SKIP LOCKED))
      """;

  // In one order, because several replicas do it at once.
  private static final String THERE =
      """
      INSERT INTO visit (page_id, customer_id, until)
      SELECT $1, c.id, now() + $2 * interval '1 ms' FROM customer c
      WHERE c.page_id = $1 AND c.psid = ANY ($3)
      ORDER BY c.id
      ON CONFLICT (page_id, customer_id) DO UPDATE SET until = excluded.until
      """;
}
