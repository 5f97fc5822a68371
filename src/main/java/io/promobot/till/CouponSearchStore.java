package io.promobot.till;

import io.promobot.coupon.TypedCode;
import io.promobot.customer.NameMatch;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The statement that lists coupons. It begins at an index and mostly reads about as many as it
 * shows. It reads more of those revealed (past the redeemed ones), and of a frequent name (past
 * everybody else's).
 */
final class CouponSearchStore {
  private static final String ID = "[0-9]{1,18}";
  private static final String BY_CODE = "ORDER BY c.code COLLATE \"C\", c.id DESC";

  private final CouponQuery query;
  private final CouponFilter filter;
  private final Optional<TypedCode> typed;
  private final String picked;

  /** {@code before} is the id of the last coupon of the part before. */
  CouponSearchStore(String page, CouponFilter filter, long before, LocalDate today, int limit) {
    this.query = new CouponQuery(page, filter, before, today, limit);
    this.filter = filter;
    this.typed = filter.code().map(TypedCode::read);
    this.picked = picked();
  }

  /** Its parameters, in the order in which {@link #sql} names them. */
  Tuple tuple() {
    return Tuple.wrap(query.params());
  }

  /** With these columns more, of this join more. */
  String sql(String more, String join) {
    return """
        SELECT c.id, c.written, c.campaign_id, g.name AS campaign_name,
          c.shared, c.state, c.customer_id, coalesce(p.name, p.first_name) AS name, c.revealed_at,
          c.redeemed_at, c.voided_at, c.uses, c.per_person, c.valid_from, c.valid_until, c.value_kind,
          c.value_amount, c.currency%2$s
        FROM (%1$s) c
          JOIN campaign g ON g.page_id = $1 AND g.id = c.campaign_id
          LEFT JOIN customer p ON p.page_id = $1 AND p.id = c.customer_id%3$s
        %4$s
        """
        .formatted(picked, more, join, byCode() ? BY_CODE : CouponQuery.NEWEST);
  }

  private boolean byCode() {
    return typed.filter(code -> code.token().isEmpty()).isPresent();
  }

  private String picked() {
    if (byCode()) {
      return beginning();
    }
    if (typed.isPresent() || filter.person().isPresent()) {
      return typed.isEmpty() && named(filter.person().get())
          ? NamedCoupons.of(query, filter.person().get())
          : query.select("coupon c", "c.id < " + query.before + rest(), CouponQuery.NEWEST);
    }
    return filter.state().isPresent() || filter.campaign().isPresent()
        ? query.byCampaign("")
        : query.select("coupon c", "c.id < " + query.before, CouponQuery.NEWEST);
  }

  private static boolean named(String person) {
    return !person.matches(ID);
  }

  /** What else is asked for. */
  private String rest() {
    return query.rest()
        + typed
            .flatMap(TypedCode::token)
            .map(token -> " AND c.token = " + query.param(token))
            .orElse("")
        + filter.person().map(asked -> " AND " + of(asked)).orElse("");
  }

  /** Their own coupons, and those that everybody has and they used; or of anybody so named. */
  private String of(String person) {
    if (named(person)) {
      return NamedCoupons.theirs(query, query.param(NameMatch.containing(person)) + "::text");
    }
    return """
        c.id = ANY (ARRAY(
          SELECT o.id FROM coupon o WHERE o.page_id = %1$s AND o.customer_id = %2$s
          UNION SELECT e.coupon_id FROM coupon_entry e
          WHERE e.page_id = %1$s AND e.customer_id = %2$s AND e.kind = 'redeemed'))
        """
        .formatted(query.page, query.param(Long.valueOf(person)) + "::bigint");
  }

  /** The list of a code's beginning is in the order of codes, as its index is. */
  private String beginning() {
    String codes = query.param(beginnings(typed.orElseThrow())) + "::text[]";
    String begun =
        "c.code ~>=~ last.code AND (c.code <> last.code OR c.id < %s)".formatted(query.before)
            + rest();
    return """
        SELECT c.* FROM (
          SELECT coalesce((SELECT code FROM coupon WHERE page_id = %1$s AND id = %2$s), '') AS code) last,
          unnest(%3$s) AS typed (code)
          CROSS JOIN LATERAL ((%4$s) UNION ALL (%5$s)) c
        %6$s LIMIT %7$s
        """
        .formatted(
            query.page,
            query.before,
            codes,
            query.select(
                "coupon c",
                "NOT c.shared AND c.code ~>=~ typed.code"
                    + " AND c.code ~<~ (typed.code || U&'\\+10FFFF') AND "
                    + begun,
                "ORDER BY c.code USING ~<~"),
            query.select(
                "coupon c", "c.shared AND starts_with(c.code, typed.code) AND " + begun, BY_CODE),
            BY_CODE,
            query.limit);
  }

  /** The beginning of one of ours may be an owner's own: it is looked for as both. */
  private static String[] beginnings(TypedCode typed) {
    return typed.compared().stream()
        .flatMap(
            code -> Stream.of(code, code.replace('O', '0').replace('I', '1').replace('L', '1')))
        .distinct()
        .toArray(String[]::new);
  }
}
