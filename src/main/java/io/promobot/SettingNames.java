package io.promobot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of all settings, and the guess which one a mistyped variable was meant to be. */
final class SettingNames {
  private static final int TYPING_SLIPS = 2;
  private static final int SHORTEST_GUESSABLE = 8;

  static final Set<String> ALL =
      Set.of(
          "ADMIN_PASSWORD",
          "API_TOKEN",
          "BIND",
          "BOT_TOKEN",
          "BUSINESS_NAME",
          "DATABASE_URL",
          "DATA_DIR",
          "ECHO_GRACE",
          "HANDOVER_PAUSE",
          "KEEP_EVENTS",
          "KEEP_HOURLY_TAPS",
          "KEEP_MESSAGES",
          "LOG_FORMAT",
          "MAIL_FROM",
          "MESSENGER_API_URL",
          "MESSENGER_API_VERSION",
          "MESSENGER_APP_SECRET",
          "MESSENGER_PAGE_ID",
          "MESSENGER_PAGE_TOKEN",
          "MESSENGER_RATE",
          "MESSENGER_VERIFY_TOKEN",
          "PHONE_REGION",
          "PORT",
          "PUBLIC_URL",
          "SEND_TIMEOUT",
          "SIMULATOR",
          "SLACK_WEBHOOK_URL",
          "SMTP_URL",
          "TIME_ZONE",
          "WELCOME_DELAY");

  private SettingNames() {}

  static List<String> suspicious(Collection<String> given) {
    return given.stream()
        .filter(name -> !ALL.contains(name))
        .sorted()
        .flatMap(name -> warning(name).stream())
        .toList();
  }

  private static Optional<String> warning(String name) {
    var meant = closest(name);
    if (meant.isEmpty() && !name.startsWith("MESSENGER_")) {
      return Optional.empty();
    }
    var guess = meant.map(known -> "; did you mean " + known + "?").orElse("");
    return Optional.of(name + " is not a setting of promobot and was ignored" + guess);
  }

  private static Optional<String> closest(String name) {
    return ALL.stream()
        .filter(known -> known.length() >= SHORTEST_GUESSABLE)
        .filter(known -> distance(name, known) <= TYPING_SLIPS)
        .min(Comparator.comparingInt(known -> distance(name, known)));
  }

  /** Levenshtein's distance: how many single-letter slips turn one word into the other. */
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        var changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
