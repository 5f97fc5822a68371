package io.promobot.till;

import io.promobot.contact.SearchText;
import io.promobot.coupon.CouponState;
import io.promobot.coupon.TypedCode;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that lists coupons. It begins at an index and mostly reads about as many as it
 * shows. It reads more of those revealed (past the redeemed ones), and of a frequent name with a
 * state or a campaign (past everybody else's).
 */
final class CouponSearchStore {
  private static final String ID = "[0-9]{1,18}";

  /** So many people's coupons are looked up; where a name is of more, the newest have it. */
  private static final int FEW = 2_000;

  private static final String COLUMNS =
      """
      SELECT c.id, c.code, c.token, c.written, c.campaign_id, c.shared, c.customer_id, c.revealed_at,
        c.redeemed_at, c.voided_at, c.uses, coalesce(t.per_person, 1::smallint) AS per_person,
        t.valid_from, t.valid_until, t.value_kind, t.value_amount, t.currency, %s AS state
      """;

  private static final String TERMS =
      "LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.campaign_id";

  /** Not as a join, which might become the beginning of the plan. */
  private static final String IN_CAMPAIGN =
      "(SELECT true FROM campaign g WHERE g.page_id = c.page_id AND g.id = c.campaign_id)";

  private static final String NEWEST = "ORDER BY c.id DESC";
  private static final String BY_CODE = "ORDER BY c.code COLLATE \"C\", c.id DESC";

  private static final String NAME = "coalesce(p.name, p.first_name)";
  private final Tuple tuple = Tuple.tuple();
  private final CouponFilter filter;
  private final Optional<TypedCode> typed;
  private final String page;
  private final String before;
  private final String limit;
  private final String columns;
  private final String state;
  private final String picked;

  /** {@code before} is the id of the last coupon of the part before. */
  CouponSearchStore(String page, CouponFilter filter, long before, LocalDate today, int limit) {
    this.filter = filter;
    this.typed = filter.code().map(TypedCode::read);
    this.page = param(page) + "::text";
    this.before = param(before) + "::bigint";
    String day = param(today) + "::date";
    this.limit = "LIMIT " + param(limit) + "::int";
    this.state = CouponState.sql(day);
    this.columns = COLUMNS.formatted(state);
    this.picked = picked(day);
  }

  /** Its parameters, in the order in which {@link #sql} names them. */
  Tuple tuple() {
    return tuple;
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
        .formatted(picked, more, join, byCode() ? BY_CODE : NEWEST);
  }

  private String param(Object value) {
    tuple.addValue(value);
    return "$" + tuple.size();
  }

  private boolean byCode() {
    return typed.filter(code -> code.token().isEmpty()).isPresent();
  }

  private String picked(String day) {
    if (byCode()) {
      return beginning();
    }
    Optional<String> name = filter.person().filter(text -> !text.matches(ID));
    if (typed.isPresent() || filter.person().isPresent()) {
      return name.isPresent() && typed.isEmpty()
          ? named(name.get())
          : plain("coupon c", "c.id < " + before + rest(), NEWEST);
    }
    return filter.state().isPresent() || filter.campaign().isPresent()
        ? byCampaign(day)
        : plain("coupon c", "c.id < " + before, NEWEST);
  }

  private String plain(String from, String which, String order) {
    return columns
        + "FROM %s %s WHERE c.page_id = %s AND %s AND %s %s %s"
            .formatted(from, TERMS, page, IN_CAMPAIGN, which, order, limit);
  }

  /** What else is asked for. */
  private String rest() {
    return restBut(false);
  }

  private String restBut(boolean person) {
    var all = new ArrayList<String>();
    filter.campaign().ifPresent(id -> all.add("c.campaign_id = " + param(id) + "::text"));
    filter.state().ifPresent(key -> all.add(state + " = " + param(key) + "::text"));
    typed.flatMap(TypedCode::token).ifPresent(token -> all.add("c.token = " + param(token)));
    filter.person().filter(asked -> !person).ifPresent(asked -> all.add(of(asked)));
    return all.stream().map(" AND %s"::formatted).collect(Collectors.joining());
  }

  /** Their own coupons, and those that everybody has and they used; or of anybody so named. */
  private String of(String person) {
    if (person.matches(ID)) {
      return """
          c.id = ANY (ARRAY(
            SELECT o.id FROM coupon o WHERE o.page_id = %1$s AND o.customer_id = %2$s
            UNION SELECT e.coupon_id FROM coupon_entry e
            WHERE e.page_id = %1$s AND e.customer_id = %2$s AND e.kind = 'redeemed'))
          """
          .formatted(page, param(Long.valueOf(person)) + "::bigint");
    }
    String name = SearchText.of(person).strip();
    return """
        EXISTS (SELECT FROM customer p WHERE p.page_id = %s AND p.id = c.customer_id
          AND %s)
        """
        .formatted(page, matches(NAME, param(literally(name)) + "::text"));
  }

  private static String matches(String name, String pattern) {
    return "plain_name(%s) ILIKE %s".formatted(name, pattern);
  }

  /** As a part of a pattern in which nothing else stands for any letters. */
  private static String literally(String name) {
    return "%" + name.replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  /** The list of a code's beginning is in the order of codes, as its index is. */
  private String beginning() {
    String codes = param(beginnings(typed.orElseThrow())) + "::text[]";
    String begun =
        "c.code ~>=~ last.code AND (c.code <> last.code OR c.id < %s)".formatted(before) + rest();
    return """
        SELECT c.* FROM (
          SELECT coalesce((SELECT code FROM coupon WHERE page_id = %1$s AND id = %2$s), '') AS code) last,
          unnest(%3$s) AS typed (code)
          CROSS JOIN LATERAL ((%4$s) UNION ALL (%5$s)) c
        %6$s %7$s
        """
        .formatted(
            page,
            before,
            codes,
            plain(
                "coupon c",
                "NOT c.shared AND c.code ~>=~ typed.code"
                    + " AND c.code ~<~ (typed.code || U&'\\+10FFFF') AND "
                    + begun,
                "ORDER BY c.code USING ~<~"),
            plain("coupon c", "c.shared AND starts_with(c.code, typed.code) AND " + begun, BY_CODE),
            BY_CODE,
            limit);
  }

  /** The beginning of one of ours may be an owner's own: it is looked for as both. */
  private static String[] beginnings(TypedCode typed) {
    return typed.compared().stream()
        .flatMap(
            code -> Stream.of(code, code.replace('O', '0').replace('I', '1').replace('L', '1')))
        .distinct()
        .toArray(String[]::new);
  }

  /** Few people are looked up; of a name that many have, the newest coupons are read. */
  private String named(String person) {
    String name = SearchText.of(person).strip();
    String part = param(name) + "::text";
    String named = of(person);
    String rest = " AND c.id < " + before + restBut(true);
    return """
        WITH people AS MATERIALIZED (
          SELECT p.id FROM customer p
          WHERE p.page_id = %1$s AND %2$s IS NOT NULL
            AND name_parts(%2$s, 1) @> name_parts(%3$s, least(3, length(%3$s)))
            AND %4$s
          LIMIT %5$d + 1),
        few AS (SELECT count(*) <= %5$d AS so FROM people)
        SELECT c.* FROM ((%6$s) UNION ALL (%7$s)) c
        %8$s %9$s
        """
        .formatted(
            page,
            NAME,
            part,
            matches(NAME, param(literally(name)) + "::text"),
            FEW,
            plain(THEIRS.formatted(page), "(SELECT so FROM few)" + rest, NEWEST),
            plain("coupon c", "NOT (SELECT so FROM few) AND " + named + rest, NEWEST),
            NEWEST,
            limit);
  }

  private static final String THEIRS =
      "people JOIN coupon c ON c.page_id = %s AND c.customer_id = people.id";

  /** The newest of each campaign, and the newest of those. */
  private String byCampaign(String day) {
    String asked = filter.state().map(key -> " AND " + state + " = " + param(key)).orElse("");
    String each =
        CouponPlaces.of(filter.state()).stream()
            .map(
                source ->
                    "(SELECT c.* FROM coupon c WHERE c.page_id = %s AND c.campaign_id = g.id"
                            .formatted(page)
                        + " AND c.id < %s AND %s%s %s %s)"
                            .formatted(before, source, asked, NEWEST, limit))
            .collect(Collectors.joining(" UNION ALL "));
    String campaign = filter.campaign().map(id -> " AND g.id = " + param(id) + "::text").orElse("");
    return columns
        + """
        FROM campaign g
          LEFT JOIN coupon_terms t ON t.page_id = g.page_id AND t.campaign_id = g.id
          CROSS JOIN LATERAL (%s) c
        WHERE g.page_id = %s%s%s
        %s %s
        """
            .formatted(
                each, page, campaign, CouponPlaces.terms(filter.state(), day), NEWEST, limit);
  }
}
