package io.promobot.customer;

import io.promobot.customer.CustomerFilter.Sort;
import io.promobot.stats.ShownPath;

/** The statements that list and count customers. */
final class CustomerQuery {
  // One bit is there when it is at least itself: said with =, the planner takes the people for too
  // few. The journey is looked up only for those whom the other conditions let through.
  private static final String JOURNEYS =
      """

        LEFT JOIN LATERAL (
          SELECT o.campaign_id, o.entered_at, %s AS path
          FROM journey o
          WHERE o.page_id = c.page_id AND o.customer_id = c.id
          ORDER BY o.entered_at DESC, o.campaign_id
          LIMIT 1) j ON true
        LEFT JOIN campaign g ON g.page_id = c.page_id AND g.id = j.campaign_id
      WHERE c.page_id = $1
        AND ($7::text IS NULL OR g.story = $7 AND j.path & $8 >= $8 AND j.path & $9 <= 0)
      """
          .formatted(ShownPath.of("o"));

  private static final String FILTERS =
      """
        AND ($2::text IS NULL OR c.origin = $2)
        AND ($10::text IS NULL OR c.line = $10) AND ($11::text IS NULL OR c.language = $11)
      """;

  private static final String NOT_SEARCHED =
      """
        AND num_nulls($3::text, $4::text, $5::text, $6::text) = 4
      """;

  private static final String AT_ANY_STEP =
      """
      WHERE c.page_id = $1 AND $7::text IS NULL AND $8::int = 0 AND $9::int = 0
      """;

  private static final String FITS = "FROM customer c" + JOURNEYS + FILTERS + NOT_SEARCHED;

  private static final String LIST =
      """
      SELECT c.id, c.psid, c.line, coalesce(c.name, c.first_name) AS name, c.origin, c.language, c.opted_out,
             c.blocked, c.window_until, c.last_event_at, coalesce(c.last_event_at, c.created_at) AS seen_at,
             nullif(greatest(c.person_wrote_at + $13::bigint * interval '1 s', now()), now())
               AS person_until,
             j.campaign_id, j.entered_at, j.path, g.name AS campaign_name, g.story
      """;

  private static final String BY_NEWEST =
      """
        AND c.id < $14
      ORDER BY c.id DESC
      LIMIT $12
      """;

  private static final String SEEN_ORDER =
      "ORDER BY coalesce(c.last_event_at, c.created_at) DESC, c.id DESC\n";

  private static final String BY_SEEN =
      "  AND (coalesce(c.last_event_at, c.created_at), c.id) < ($14, $15)\n"
          + SEEN_ORDER
          + "LIMIT $12\n";

  static final String NEWEST_FIRST = LIST + FITS + BY_NEWEST;
  static final String SEEN_LAST = LIST + FITS + BY_SEEN;

  /** Journeys are looked up only for those who are on the page. */
  static final String SEEN_LAST_AT_ANY_STEP =
      LIST
          + "FROM (SELECT * FROM customer c\n"
          + AT_ANY_STEP
          + FILTERS
          + NOT_SEARCHED
          + BY_SEEN
          + ") c"
          + JOURNEYS
          + SEEN_ORDER;

  static final String FOUND_NEWEST_FIRST =
      FoundCustomers.few(
          LIST + FoundCustomers.NEWEST_OF_FEW + JOURNEYS + "ORDER BY found.id DESC\nLIMIT $12\n",
          LIST + "FROM customer c" + JOURNEYS + FILTERS + "%s" + BY_NEWEST,
          FILTERS);

  static final String FOUND_SEEN_LAST =
      FoundCustomers.all(FILTERS)
          + LIST
          + FoundCustomers.THESE.formatted("people")
          + JOURNEYS
          + BY_SEEN;

  static final String FOUND_SEEN_LAST_AT_ANY_STEP =
      FoundCustomers.all(FILTERS)
          + LIST
          + "FROM (SELECT c.* "
          + FoundCustomers.THESE.formatted("people")
          + " WHERE true"
          + BY_SEEN
          + ") c"
          + JOURNEYS
          + SEEN_ORDER;

  static final String COUNT = counted("", FITS);
  static final String COUNT_AT_ANY_STEP =
      counted("", "FROM customer c\n" + AT_ANY_STEP + FILTERS + NOT_SEARCHED);
  static final String COUNT_FOUND =
      counted(FoundCustomers.all(FILTERS), FoundCustomers.THESE.formatted("people") + JOURNEYS);
  static final String COUNT_FOUND_AT_ANY_STEP =
      counted(
          FoundCustomers.all(FILTERS),
          "FROM (SELECT id, $1::text AS page_id FROM people) c\n" + AT_ANY_STEP);

  private static String counted(String before, String people) {
    return before + "SELECT count(*)::int AS people FROM (SELECT " + people + " LIMIT $12) counted";
  }

  private CustomerQuery() {}

  /**
   * The customers who pass this filter, in its order.
   *
   * @param searched whether something was typed that can be found
   */
  static String list(CustomerFilter filter, boolean searched) {
    if (filter.sort() == Sort.SEEN) {
      boolean anyStep = filter.step().isEmpty();
      String all = anyStep ? SEEN_LAST_AT_ANY_STEP : SEEN_LAST;
      String found = anyStep ? FOUND_SEEN_LAST_AT_ANY_STEP : FOUND_SEEN_LAST;
      return of(filter, searched ? found : all);
    }
    return of(filter, searched ? FOUND_NEWEST_FIRST : NEWEST_FIRST);
  }

  /** How many of them there are, up to a limit. */
  static String count(CustomerFilter filter, boolean searched) {
    boolean anyStep = filter.step().isEmpty();
    String all = anyStep ? COUNT_AT_ANY_STEP : COUNT;
    String found = anyStep ? COUNT_FOUND_AT_ANY_STEP : COUNT_FOUND;
    return of(filter, searched ? found : all);
  }

  /** The index by language is found only by a statement that always asks for one. */
  private static String of(CustomerFilter filter, String statement) {
    return filter.language().isEmpty()
        ? statement
        : statement
            .replace("($11::text IS NULL OR c.language = $11)", "c.language = $11::text")
            .replace("($11::text IS NULL OR p.language = $11)", "p.language = $11::text");
  }
}
