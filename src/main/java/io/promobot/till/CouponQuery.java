package io.promobot.till;

import io.promobot.coupon.CouponState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the statements that list coupons are put together from, and their parameters. */
final class CouponQuery {
  static final String NEWEST = "ORDER BY c.id DESC";

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

  /** The page, as a part of a statement; and so are the others. */
  final String page;

  /** The id of the last coupon of the part before. */
  final String before;

  final String limit;
  private final List<Object> params = new ArrayList<>();
  private final CouponFilter filter;
  private final String day;
  private final String state;
  private final String columns;

  CouponQuery(String page, CouponFilter filter, long before, LocalDate today, int limit) {
    this.filter = filter;
    this.page = param(page) + "::text";
    this.before = param(before) + "::bigint";
    this.day = param(today) + "::date";
    this.limit = param(limit) + "::int";
    this.state = CouponState.sql(day);
    this.columns = COLUMNS.formatted(state);
  }

  /** In the order in which the statement names them. */
  List<Object> params() {
    return params;
  }

  /** The name of one parameter more. */
  String param(Object value) {
    params.add(value);
    return "$" + params.size();
  }

  String select(String from, String which, String order) {
    return columns
        + "FROM %s %s WHERE c.page_id = %s AND %s AND %s %s LIMIT %s"
            .formatted(from, TERMS, page, IN_CAMPAIGN, which, order, limit);
  }

  /** A condition on campaign and state, where they are asked for. */
  String rest() {
    return filter.campaign().map(id -> " AND c.campaign_id = " + param(id) + "::text").orElse("")
        + inState();
  }

  /**
   * Left alone, PostgreSQL expects one of two hundred coupons in a state and reads all places to
   * sort what it finds; of this it expects every other one, and goes along the index.
   */
  private String inState() {
    return filter
        .state()
        .map(key -> " AND coalesce(%s = %s::text, false)".formatted(state, param(key)))
        .orElse("");
  }

  /** The newest of each campaign for which {@code which} holds, too, and the newest of those. */
  String byCampaign(String which) {
    return "%s FROM %s %s LIMIT %s"
        .formatted(
            columns, places("c.*", inState() + which, NEWEST + " LIMIT " + limit), NEWEST, limit);
  }

  /** In no campaign there are more than {@code count} in one place that are newer than this one. */
  String floor(int count) {
    return "SELECT coalesce(max(c.id), 0) AS id FROM "
        + places("c.id", "", NEWEST + " LIMIT 1 OFFSET " + count);
  }

  private String places(String what, String which, String order) {
    var all =
        filter.person().isPresent()
            ? CouponPlaces.ofPeople(filter.state())
            : CouponPlaces.of(filter.state());
    String each =
        all.stream()
            .map(
                place ->
                    """
                    (SELECT %s FROM coupon c
                    WHERE c.page_id = %s AND c.campaign_id = g.id AND c.id < %s AND %s%s %s)
                    """
                        .formatted(what, page, before, place, which, order))
            .collect(Collectors.joining(" UNION ALL "));
    return """
        campaign g
          LEFT JOIN coupon_terms t ON t.page_id = g.page_id AND t.campaign_id = g.id
          CROSS JOIN LATERAL (%s) c
        WHERE g.page_id = %s%s%s
        """
        .formatted(
            each,
            page,
            filter.campaign().map(id -> " AND g.id = " + param(id) + "::text").orElse(""),
            CouponPlaces.terms(filter.state(), day));
  }
}
