package io.promobot.campaign;

import io.promobot.text.OwnCode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Knows which versions of a campaign's texts have a code of everybody that was made void. */
public final class VoidCodeStore {
  private final String page;

  public VoidCodeStore(String page) {
    this.page = page;
  }

  /** Those who were shown this code, which is void now, are shown it no more. */
  public Future<Void> withdraw(SqlConnection tx, long coupon) {
    return withdraw((SqlClient) tx, coupon);
  }

  /** The same of all void ones: an older promobot did not know which versions theirs are. */
  Future<Void> withdrawAll(SqlClient client) {
    return withdraw(client, null);
  }

  private Future<Void> withdraw(SqlClient client, Long coupon) {
    return client
        .preparedQuery(VERSIONS)
        .execute(Tuple.of(page, coupon))
        .compose(versions -> save(client, versions));
  }

  private static final String VERSIONS =
      """
      SELECT y.campaign_id, y.version, y.fields ->> 'code' AS written, c.code
      FROM coupon c
        JOIN campaign_copy y ON y.page_id = c.page_id AND y.campaign_id = c.campaign_id
      WHERE c.page_id = $1 AND c.shared AND y.fields ->> 'code' <> ''
        AND CASE WHEN $2::bigint IS NULL THEN c.voided_at IS NOT NULL ELSE c.id = $2 END
      """;

  private Future<Void> save(SqlClient client, RowSet<Row> versions) {
    List<Row> theirs =
        versions.stream()
            .filter(row -> OwnCode.compared(row.getString("written")).equals(row.getString("code")))
            .toList();
    if (theirs.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.of(page)
            .addArrayOfString(
                theirs.stream().map(row -> row.getString("campaign_id")).toArray(String[]::new))
            .addArrayOfInteger(
                theirs.stream().map(row -> row.getInteger("version")).toArray(Integer[]::new));
    return client.preparedQuery(SAVE).execute(tuple).mapEmpty();
  }

  private static final String SAVE =
      """
      UPDATE campaign g
      SET void_versions = ARRAY(
        SELECT unnest(g.void_versions) UNION SELECT unnest(u.versions) ORDER BY 1)
      FROM (
        SELECT campaign_id, array_agg(version) AS versions
        FROM unnest($2::text[], $3::int[]) AS u (campaign_id, version) GROUP BY campaign_id) u
      WHERE g.page_id = $1 AND g.id = u.campaign_id AND NOT g.void_versions @> u.versions
      """;
}
