package io.promobot.customer;

/**
 * The parts of statements that find customers by what was typed ({@code $3} to {@code $6}): the
 * beginning of their id on their line, or any part of their name.
 */
final class FoundCustomers {
  /** So many are looked up at once. */
  private static final int FEW = 2_000;

  /** Those people, as {@code c}. With LIMIT 1 each is looked up. */
  static final String THESE =
      """
      FROM %s found CROSS JOIN LATERAL (
          SELECT * FROM customer WHERE page_id = $1 AND id = found.id LIMIT 1) c""";

  private static final String BY_ID = "starts_with(p.psid, $4::text)";

  // All that an id consists of sorts before "zzz", whatever the database's language.
  private static final String PEOPLE =
      """
      WITH people AS (
        SELECT p.id FROM customer p
        WHERE p.page_id = $1 AND p.psid BETWEEN $5::text AND $5::text || 'zzz' AND %1$s %3$s
        UNION ALL
        SELECT p.id FROM customer p
        WHERE p.page_id = $1 AND NOT %1$s AND %2$s %3$s)\
      """;

  private FoundCustomers() {}

  /** All of them, as {@code people}. */
  static String all(String filters) {
    return PEOPLE.formatted(
            BY_ID, NameMatch.indexed("$6::text", "$3::text"), filters.replace("c.", "p."))
        + "\n";
  }

  /**
   * Few are looked up; those whom many are called like are read in the order of the list until its
   * page is full.
   *
   * @param few lists those in {@code few}; like the other it has a place for one condition more
   */
  static String few(String few, String many, String filters) {
    return """
        %1$s, few AS MATERIALIZED (SELECT id FROM people LIMIT %2$d + 1),
        many AS MATERIALIZED (SELECT count(*) > %2$d AS so FROM few)
        SELECT * FROM ((%3$s) UNION ALL (%4$s)) c
        ORDER BY id DESC
        LIMIT $12
        """
        .formatted(
            all(filters).stripTrailing(),
            FEW,
            few.formatted("  AND NOT (SELECT so FROM many)\n"),
            many.formatted(
                "  AND (SELECT so FROM many) AND (%s OR %s)\n"
                    .formatted(BY_ID, NameMatch.of("$3::text"))
                    .replace("p.", "c.")));
  }
}
