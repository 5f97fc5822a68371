package io.promobot.customer;

import io.promobot.contact.SearchText;
import java.util.Locale;

/** Conditions on the name of a customer {@code p}: it contains what was typed, whatever accents. */
public final class NameMatch {
  private static final String NAME = "coalesce(p.name, p.first_name)";

  private NameMatch() {}

  public static String plain(String typed) {
    return SearchText.of(typed).strip();
  }

  /** A pattern of small letters in which nothing else stands for any letters. */
  public static String containing(String typed) {
    return "%" + plain(typed).toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  /** Most names are of plain letters, and those are compared ten times faster as they are. */
  public static String of(String pattern) {
    return """
        CASE WHEN octet_length(%1$s) = length(%1$s) THEN lower(%1$s COLLATE "C") LIKE %2$s
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
