package io.promobot.customer;

import io.promobot.stats.LanguageSlots;
import io.promobot.stats.ShownPath;

/** The statements that list the people behind a bar. All have the same parameters. */
final class PeopleQuery {
  private PeopleQuery() {}

  private static final String FILTERS =
      """
      ($7::text IS NULL OR j.origin = $7)
        AND ($9::timestamptz IS NULL OR j.entered_at >= $9)
        AND ($10::text IS NULL OR j.line = $10) AND ($11::text IS NULL OR j.language = $11)\
      """;

  private static final String COUNTED =
      """
      FROM path_count p
        WHERE p.page_id = $1 AND p.campaign_id = $2 AND %s
          AND ($7::text IS NULL OR p.origin = $7) AND ($10::text IS NULL OR p.line = $10)
          AND ($11::text IS NULL OR p.language = %s)\
      """
          .formatted(meant("p"), LanguageSlots.counting("$11"));

  private static final String SHOWN =
      """
      j.customer_id, c.psid, coalesce(c.name, c.first_name) AS name, j.origin,
          CASE WHEN $8::int IS NULL THEN j.entered_at
            ELSE to_timestamp(0) + j.reached_at[$8] * interval '1 microsecond' END AS at\
      """;

  // A bit is set when the masked value is at least the bit itself. Written with =, the planner
  // would expect so few people that it reads and sorts all of them for each page. The counters say
  // how many there can be at most: once that many are found, the search ends.
  /** Looks at everybody until the page is full. */
  static final String ONE_BY_ONE =
      """
      SELECT * FROM (
        SELECT %s
        FROM journey j LEFT JOIN customer c ON c.page_id = j.page_id AND c.id = j.customer_id
        WHERE j.page_id = $1 AND j.campaign_id = $2 AND j.customer_id < $3
          AND %s AND %s
        ORDER BY j.customer_id DESC
        LIMIT $4) AS people
      ORDER BY customer_id DESC
      LIMIT (SELECT coalesce(sum(greatest(p.people, 0)), 0) %s)
      """
          .formatted(SHOWN, meant("j"), FILTERS, COUNTED);

  /** The newest at a path and on a line of {@code g} who speak its language. */
  private static String at(String speaking) {
    return """
        SELECT j.customer_id FROM journey j
            WHERE j.page_id = $1 AND j.campaign_id = $2 AND j.path = g.path AND j.line = g.line
              AND %s AND j.customer_id < $3 AND %s
            ORDER BY j.customer_id DESC
            LIMIT $4\
        """
        .formatted(speaking, FILTERS);
  }

  /**
   * If many are counted, it looks at a hundred times as many as the page has room for. If they are
   * few, or those do not fill it, it takes the newest of each path that people are counted at:
   * needs the index {@code journey_by_path}.
   */
  static final String BY_PATH =
      """
      WITH bar AS MATERIALIZED (SELECT p.path, p.line, p.language, p.people %1$s),
      near AS MATERIALIZED (
        SELECT j.customer_id FROM (
          SELECT * FROM journey WHERE page_id = $1 AND customer_id < $3
          ORDER BY customer_id DESC
          LIMIT (SELECT CASE WHEN sum(people) > 20 * $4::bigint THEN 100 * $4::bigint ELSE 0 END
            FROM bar)) j
        WHERE j.campaign_id = $2 AND %2$s AND %3$s
        ORDER BY j.customer_id DESC
        LIMIT $4),
      enough AS MATERIALIZED (SELECT count(*) >= $4 AS so FROM near),
      places AS MATERIALIZED (
        SELECT path, line, language FROM bar WHERE NOT (SELECT so FROM enough)
        GROUP BY 1, 2, 3 HAVING sum(people) > 0),
      found AS MATERIALIZED (
        SELECT customer_id FROM near WHERE (SELECT so FROM enough)
        UNION ALL
        SELECT at.customer_id FROM places g CROSS JOIN LATERAL (
          %4$s) at
        WHERE g.language <> '%6$s'
        UNION ALL
        SELECT at.customer_id FROM places g CROSS JOIN LATERAL (
          %5$s) at
        WHERE g.language = '%6$s'
        ORDER BY customer_id DESC
        LIMIT $4)
      SELECT %7$s
      FROM found CROSS JOIN LATERAL (
          SELECT * FROM journey
          WHERE page_id = $1 AND customer_id = found.customer_id AND campaign_id = $2 LIMIT 1) j
        LEFT JOIN customer c ON c.page_id = $1 AND c.id = j.customer_id
      ORDER BY j.customer_id DESC
      """
          .formatted(
              COUNTED,
              meant("j"),
              FILTERS,
              at("j.language = g.language"),
              at(
                  "j.language <> '' AND %s = g.language"
                      .formatted(LanguageSlots.counting("j.language"))),
              LanguageSlots.OTHER,
              SHOWN);

  /** Whether the second can be asked: of a large table the index is built while people work. */
  static final String INDEXED =
      """
      SELECT EXISTS (SELECT FROM pg_index
        WHERE indisvalid AND indexrelid = to_regclass('journey_by_path')) AS indexed
      """;

  private static String meant(String row) {
    String path = ShownPath.of(row);
    return "%1$s & $5 >= $5 AND %1$s & $6 <= 0".formatted(path);
  }
}
