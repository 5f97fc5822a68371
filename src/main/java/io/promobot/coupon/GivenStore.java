package io.promobot.coupon;

import io.promobot.coupon.Handout.Given;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Saves the coupons that a batch gave out. */
final class GivenStore {
  private final String page;

  GivenStore(String page) {
    this.page = page;
  }

  /** Saves what was given out, each with its first entry in the ledger. */
  Future<Void> save(SqlConnection tx, Handout handout) {
    List<Given> made =
        handout.given().stream().filter(coupon -> coupon.made().isPresent()).toList();
    List<Given> imported =
        handout.given().stream().filter(coupon -> coupon.made().isEmpty()).toList();
    Map<String, Integer> taken = new TreeMap<>(handout.taken());
    return Future.all(
            made.isEmpty() ? Future.succeededFuture() : told(tx, MADE, made(made), handout),
            imported.isEmpty()
                ? Future.succeededFuture()
                : told(tx, GIVEN, given(imported), handout),
            taken.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(TAKEN).execute(taken(taken)))
        .mapEmpty();
  }

  /** The last part of these statements queues the calls. */
  private static Future<Void> told(SqlConnection tx, String sql, Tuple given, Handout handout) {
    return tx.preparedQuery(sql)
        .execute(given)
        .map(
            calls -> {
              handout.orders(calls.rowCount());
              return null;
            });
  }

  private Tuple made(List<Given> made) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfLong(made.stream().map(each -> each.to().customer()).toArray(Long[]::new))
        .addArrayOfString(made.stream().map(each -> each.to().campaign()).toArray(String[]::new))
        .addArrayOfString(
            made.stream().map(each -> each.made().orElseThrow()).toArray(String[]::new))
        .addArrayOfString(made.stream().map(each -> each.coupon().written()).toArray(String[]::new))
        .addArrayOfUUID(made.stream().map(each -> each.coupon().token()).toArray(UUID[]::new));
  }

  private static final String ENTRY =
      """
      , told AS (
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor)
        SELECT $1, id, campaign_id, 'revealed', customer_id, 'customer' FROM given
        RETURNING id)
      """
          + CouponNews.OF_TOLD;

  private static final String MADE =
      """
      WITH given AS (
        INSERT INTO coupon (page_id, customer_id, campaign_id, code, written, token, revealed_at)
        SELECT $1, u.*, now()
        FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::uuid[]) AS u
        RETURNING id, campaign_id, customer_id)
      """
          + ENTRY;

  private Tuple given(List<Given> imported) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfLong(imported.stream().map(Given::imported).toArray(Long[]::new))
        .addArrayOfLong(imported.stream().map(each -> each.to().customer()).toArray(Long[]::new));
  }

  // Joined as in SettleStore.
  private static final String GIVEN =
      """
      WITH given AS (
        UPDATE coupon c SET customer_id = u.customer_id, revealed_at = now()
        FROM (
          SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::bigint[]) AS g (id, customer_id)
          OFFSET 0) u
        WHERE c.page_id = u.page_id AND c.id = u.id
        RETURNING c.id, c.campaign_id, c.customer_id)
      """
          + ENTRY;

  private Tuple taken(Map<String, Integer> taken) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfString(taken.keySet().toArray(String[]::new))
        .addArrayOfInteger(taken.values().toArray(Integer[]::new));
  }

  private static final String TAKEN =
      """
      UPDATE coupon_terms t SET given = t.given + u.taken
      FROM unnest($2::text[], $3::int[]) AS u (campaign_id, taken)
      WHERE t.page_id = $1 AND t.campaign_id = u.campaign_id
      """;
}
