package io.promobot.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** Lets tills know the code that everybody has, where a campaign's coupon is shared. */
public final class SharedCodeStore {
  private final String page;

  public SharedCodeStore(String page) {
    this.page = page;
  }

  /** Makes the code in the campaign's current texts known; older ones stay valid. */
  public Future<Void> share(SqlClient client, String campaign) {
    return client.preparedQuery(SHARE).execute(Tuple.of(page, campaign)).mapEmpty();
  }

  private static final String SHARE =
      """
      INSERT INTO coupon (page_id, campaign_id, code, written, shared)
      SELECT $1, $2, said.code, said.written, true
      FROM (
        SELECT e.fields ->> 'code' AS written, upper(replace(e.fields ->> 'code', '-', '')) AS code
        FROM campaign c
          JOIN campaign_copy e
            ON e.page_id = c.page_id AND e.campaign_id = c.id AND e.version = c.version
          LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.id
        WHERE c.page_id = $1 AND c.id = $2 AND coalesce(t.kind, 'shared') = 'shared') said
      WHERE said.code <> ''
      ON CONFLICT (page_id, code, campaign_id) WHERE shared DO NOTHING
      """;
}
