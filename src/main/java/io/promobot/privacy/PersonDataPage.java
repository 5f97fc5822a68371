package io.promobot.privacy;

import static io.promobot.http.HtmlFrame.escaped;
import static java.util.Map.entry;

import io.promobot.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything about one person, to be read or printed. */
final class PersonDataPage {
  private static final Map<String, String> HEADINGS =
      Map.ofEntries(
          entry("customer", "Profile"),
          entry("lead", "Sign-up"),
          entry("journey", "Campaigns"),
          entry("request", "Questions"),
          entry("event", "What they did"),
          entry("outbox", "What was sent"),
          entry("chat_message", "Chat on the website"));

  /** A time as PostgreSQL puts it into JSON, in UTC: its date, and its time to the second. */
  private static final Pattern INSTANT =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?\\+00:00$");

  private PersonDataPage() {}

  static HtmlPage of(String shop, PersonData data) {
    String sections =
        data.tables().entrySet().stream()
            .filter(table -> !table.getValue().isEmpty())
            .map(table -> section(table.getKey(), table.getValue()))
            .collect(Collectors.joining());
    String body =
        """
        <h1>Everything %s has stored about one person</h1>
        <p class="soft">All times are UTC.</p>
        %s
        """
            .formatted(escaped(shop), sections);
    return HtmlPage.english("Everything about one person", body);
  }

  private static String section(String table, List<Map<String, Object>> rows) {
    String heading = HEADINGS.getOrDefault(table, words(table));
    return "<h2>%s</h2>\n%s"
        .formatted(
            escaped(heading),
            rows.stream().map(PersonDataPage::row).collect(Collectors.joining("\n")));
  }

  private static String row(Map<String, Object> row) {
    return row.entrySet().stream()
        .map(
            column ->
                "<dt>%s</dt><dd>%s</dd>"
                    .formatted(escaped(words(column.getKey())), escaped(text(column.getValue()))))
        .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>"));
  }

  private static String text(Object value) {
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    String text =
        value instanceof Map || value instanceof List ? Json.text(value) : value.toString();
    return INSTANT.matcher(text).replaceFirst("$1 $2");
  }

  private static String words(String name) {
    String spaced = name.replace('_', ' ');
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
