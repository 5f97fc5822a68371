package io.promobot.customer;

/**
 * The parts of statements that find customers by what was typed ({@code $3} to {@code $6}): the
 * beginning of their id on their line, or any part of their name.
 */
final class FoundCustomers {
  /** So many whose ids begin alike are sorted; they may all be old. */
  private static final int FEW_IDS = 10_000;

  /** So many whose names are alike are sorted: comparing names takes longer. */
  private static final int FEW_NAMES = 2_000;

  /** Those people, as {@code c}. With LIMIT 1 each is looked up. */
  static final String THESE =
      """
      FROM %s found CROSS JOIN LATERAL (
          SELECT * FROM customer WHERE page_id = $1 AND id = found.id LIMIT 1) c""";

  /** The newest of few, in the order of the list, so that only those of its page are looked up. */
  static final String NEWEST_OF_FEW =
      THESE.formatted(
          "(SELECT id FROM few WHERE id < $14 AND NOT (SELECT so FROM many) ORDER BY id DESC)");

  private static final String BY_ID = "starts_with(p.psid, $4::text)";

  private FoundCustomers() {}

  // All that an id consists of sorts before "zzz", whatever the database's language.
  private static String byId(String filters) {
    return """
        SELECT p.id FROM customer p
          WHERE p.page_id = $1 AND p.psid BETWEEN $5::text AND $5::text || 'zzz' AND %s %s\
        """
        .formatted(BY_ID, of("p", filters));
  }

  private static String byName(String filters) {
    return """
        SELECT p.id FROM customer p
          WHERE p.page_id = $1 AND NOT %s AND %s %s\
        """
        .formatted(BY_ID, NameMatch.indexed("$6::text", "$3::text"), of("p", filters));
  }

  private static String of(String row, String filters) {
    return filters.replace("c.", row + ".");
  }

  /** All of them, as {@code people}. */
  static String all(String filters) {
    return "WITH people AS (\n%s UNION ALL\n%s)\n".formatted(byId(filters), byName(filters));
  }

  /**
   * Few are sorted and looked up; those whom many are called like are read in the order of the list
   * until its page is full.
   *
   * @param few lists {@link #NEWEST_OF_FEW}
   * @param many lists all; it has a place for one condition more
   */
  static String few(String few, String many, String filters) {
    return """
        WITH ids AS MATERIALIZED (%1$s LIMIT %3$d + 1),
        names AS MATERIALIZED (%2$s LIMIT %4$d + 1),
        few AS MATERIALIZED (SELECT id FROM ids UNION ALL SELECT id FROM names),
        many AS MATERIALIZED (
          SELECT (SELECT count(*) > %3$d FROM ids) OR (SELECT count(*) > %4$d FROM names) AS so)
        SELECT * FROM ((%5$s) UNION ALL (%6$s)) c
        ORDER BY id DESC
        LIMIT $12
        """
        .formatted(
            byId(filters),
            byName(filters),
            FEW_IDS,
            FEW_NAMES,
            few,
            many.formatted(
                "  AND (SELECT so FROM many) AND (%s OR %s)\n"
                    .formatted(BY_ID, NameMatch.of("$3::text"))
                    .replace("p.", "c.")));
  }
}
