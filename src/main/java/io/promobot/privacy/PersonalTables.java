package io.promobot.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows of a table are about one person, by the names of its columns. A new table with such a
 * column is found without being named anywhere.
 */
final class PersonalTables {
  /** How each column leads to a person; {@code who} has what we know them by. */
  private static final Map<String, String> LINKS =
      Map.of(
          "customer_id", "t.customer_id = who.id",
          "about_id", "t.about_id = who.id",
          "psid", "t.psid = who.psid",
          "user_id", "t.user_id = who.psid",
          "lead_id", "t.lead_id = ANY (who.leads)",
          "request_id", "t.request_id = ANY (who.requests)",
          "email", "lower(t.email) = ANY (who.emails)");

  /** Tables whose own rows the links above lead to. */
  private static final Map<String, String> OWN = Map.of("customer", "t.id = who.id");

  /** A table with its columns, as the database describes it. */
  record Table(String name, List<String> columns) {
    /** It has rows of a page. */
    boolean isOurs() {
      return columns.contains("page_id");
    }

    /** The condition on its rows; empty when nothing in it leads to a person. */
    Optional<String> aboutSomebody() {
      String condition =
          columns.stream()
              .flatMap(column -> Optional.ofNullable(LINKS.get(column)).stream())
              .collect(Collectors.joining(" OR "));
      return Optional.ofNullable(OWN.get(name))
          .or(() -> Optional.of(condition).filter(found -> !found.isEmpty()));
    }

    String quoted() {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }

  private PersonalTables() {}
}
