package io.promobot.customer;

import io.promobot.contact.SearchText;

/** Conditions on the name of a customer {@code p}: it contains what was typed, whatever accents. */
public final class NameMatch {
  private static final String NAME = "coalesce(p.name, p.first_name)";

  private NameMatch() {}

  public static String plain(String typed) {
    return SearchText.of(typed).strip();
  }

  /** A pattern in which nothing that was typed stands for any letters. */
  public static String containing(String typed) {
    return "%" + plain(typed).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  /**
   * Most names are of plain letters, and those are compared ten times faster as they are. Both
   * sides get their small letters from PostgreSQL, which makes others of some than Java does.
   */
  public static String of(String pattern) {
    return """
        CASE WHEN octet_length(%1$s) = length(%1$s) AND strpos(%1$s, '`') = 0
            THEN lower(%1$s COLLATE "C") LIKE lower(%2$s COLLATE "C")
          ELSE plain_name(%1$s) ILIKE %2$s END
        """
        .formatted(NAME, pattern);
  }

  /** The same, found by the index of the parts of names. */
  public static String indexed(String plain, String pattern) {
    return """
        %1$s IS NOT NULL AND name_parts(%1$s, 1) @> name_parts(%2$s, least(3, length(%2$s)))
          AND %3$s
        """
        .formatted(NAME, plain, of(pattern));
  }
}
