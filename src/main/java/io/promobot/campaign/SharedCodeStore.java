package io.promobot.campaign;

import io.promobot.text.CouponCode;
import io.promobot.text.OwnCode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets tills know the code that everybody has, where a campaign's coupon is shared. */
public final class SharedCodeStore {
  private final String page;

  public SharedCodeStore(String page) {
    this.page = page;
  }

  /** Makes the code in the campaign's current texts known; older ones stay valid. */
  public Future<Void> share(SqlClient client, String campaign) {
    return said(client, campaign).compose(said -> save(client, said));
  }

  /**
   * The same for a code that an owner has just chosen; fails with {@link NotNow} when a till would
   * refuse it, or take somebody's own for it.
   */
  public Future<Void> publish(SqlClient client, String campaign) {
    return alone(client)
        .compose(alone -> said(client, campaign))
        .compose(
            said ->
                save(client, said)
                    .compose(
                        known ->
                            client
                                .preparedQuery(CLASH)
                                .execute(Tuple.of(page, campaign).addArrayOfString(alike(said)))))
        .map(
            rows -> {
              rows.forEach(SharedCodeStore::refuse);
              return null;
            });
  }

  /** Nobody else publishes or imports codes until the end of this transaction. */
  public Future<Void> alone(SqlClient tx) {
    return tx.preparedQuery(ALONE).execute(Tuple.of(page)).mapEmpty();
  }

  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtext('promobot new codes'), hashtext($1))";

  private static String[] alike(List<Said> said) {
    return said.stream()
        .flatMap(each -> CouponCode.alike(each.written()).stream())
        .toArray(String[]::new);
  }

  private static void refuse(Row clash) {
    throw new NotNow(
        clash.getBoolean("shared")
            ? "This code was made void; enter another one"
            : "This code is one person's own, or in your list of codes; enter another one");
  }

  private static final String CLASH =
      """
      SELECT shared FROM coupon
      WHERE page_id = $1 AND code = ANY ($3) AND shared AND campaign_id = $2
        AND voided_at IS NOT NULL
      UNION SELECT shared FROM coupon WHERE page_id = $1 AND code = ANY ($3) AND NOT shared
      """;

  /**
   * Makes the codes in all campaigns' current texts known: an earlier promobot without coupons may
   * have published some. Also compares those of before as we do, which the database cannot.
   */
  Future<Void> shareAll(SqlClient client) {
    return said(client, null)
        .compose(said -> save(client, said))
        .compose(saved -> client.preparedQuery(SHARED).execute(Tuple.of(page)))
        .compose(known -> correct(client, known));
  }

  private static final String SHARED =
      "SELECT id, code, written FROM coupon WHERE page_id = $1 AND shared ORDER BY id";

  private Future<Void> correct(SqlClient client, RowSet<Row> known) {
    List<Long> ids = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (Row row : known) {
      String compared = OwnCode.compared(row.getString("written"));
      if (!compared.isEmpty() && !compared.equals(row.getString("code"))) {
        ids.add(row.getLong("id"));
        codes.add(compared);
      }
    }
    return ids.isEmpty()
        ? Future.succeededFuture()
        : client
            .preparedQuery(CORRECT)
            .execute(
                Tuple.of(page)
                    .addArrayOfLong(ids.toArray(Long[]::new))
                    .addArrayOfString(codes.toArray(String[]::new)))
            .mapEmpty();
  }

  // Where the campaign has that code already, or will have it from another row, it is known.
  private static final String CORRECT =
      """
      UPDATE coupon c SET code = u.code
      FROM (
        SELECT DISTINCT ON (g.campaign_id, u.code) u.id, u.code
        FROM unnest($2::bigint[], $3::text[]) AS u (id, code)
          JOIN coupon g ON g.page_id = $1 AND g.id = u.id
        WHERE NOT EXISTS (
          SELECT FROM coupon o WHERE o.page_id = $1 AND o.shared AND o.code = u.code
            AND o.campaign_id = g.campaign_id)
        ORDER BY g.campaign_id, u.code, u.id) u
      WHERE c.page_id = $1 AND c.id = u.id
      """;

  /**
   * Whether this is the code that its campaign shows to everybody now; it stays so until the end of
   * the transaction.
   */
  public Future<Boolean> isCurrent(SqlConnection tx, long coupon) {
    return tx.preparedQuery(OF_COUPON)
        .execute(Tuple.of(page, coupon))
        .map(rows -> rows.stream().findFirst())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(false)
                    : said(tx, found.get().getString("campaign_id"))
                        .map(
                            said ->
                                said.stream()
                                    .map(Said::compared)
                                    .anyMatch(found.get().getString("code")::equals)));
  }

  // While new texts are published, the campaign is locked, too.
  private static final String OF_COUPON =
      """
      SELECT c.campaign_id, c.code
      FROM coupon c JOIN campaign g ON g.page_id = c.page_id AND g.id = c.campaign_id
      WHERE c.page_id = $1 AND c.id = $2 AND c.shared
      FOR NO KEY UPDATE OF g
      """;

  /** A code in a campaign's texts. */
  private record Said(String campaign, String written, String compared) {
    static Optional<Said> of(Row row) {
      String written = row.getString("written");
      return Optional.of(new Said(row.getString("id"), written, OwnCode.compared(written)))
          .filter(said -> !said.compared().isEmpty());
    }
  }

  private Future<List<Said>> said(SqlClient client, String campaign) {
    return client
        .preparedQuery(SAID)
        .execute(Tuple.of(page, campaign))
        .map(rows -> rows.stream().map(Said::of).flatMap(Optional::stream).toList());
  }

  private static final String SAID =
      """
      SELECT c.id, e.fields ->> 'code' AS written
      FROM campaign c
        JOIN campaign_copy e
          ON e.page_id = c.page_id AND e.campaign_id = c.id AND e.version = c.version
        LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.id
      WHERE c.page_id = $1 AND ($2::text IS NULL OR c.id = $2)
        AND coalesce(t.kind, 'shared') = 'shared' AND e.fields ->> 'code' <> ''
      ORDER BY c.id
      """;

  private Future<Void> save(SqlClient client, List<Said> said) {
    if (said.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.of(page)
            .addArrayOfString(column(said, Said::campaign))
            .addArrayOfString(column(said, Said::compared))
            .addArrayOfString(column(said, Said::written));
    return client.preparedQuery(SHARE).execute(tuple).mapEmpty();
  }

  private static String[] column(List<Said> said, Function<Said, String> of) {
    return said.stream().map(of).toArray(String[]::new);
  }

  private static final String SHARE =
      """
      INSERT INTO coupon (page_id, campaign_id, code, written, shared)
      SELECT $1, u.*, true
      FROM unnest($2::text[], $3::text[], $4::text[]) AS u (campaign_id, code, written)
      ON CONFLICT (page_id, code, campaign_id) WHERE shared DO NOTHING
      """;
}
