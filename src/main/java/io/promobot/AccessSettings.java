package io.promobot;

import io.promobot.http.PasswordRule;
import java.util.Optional;

/** Reads the secrets that let the owner, scripts and bots in. */
final class AccessSettings {
  private static final String PASSWORD = "ADMIN_PASSWORD";
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 128;
  private static final int SHORTEST_TOKEN = 16;
  private static final int LONGEST_TOKEN = 4096;

  private AccessSettings() {}

  static AppConfig.Access read(Settings settings, String business) {
    var apiToken = token("API_TOKEN", settings);
    var botToken = token("BOT_TOKEN", settings);
    if (botToken.isPresent() && botToken.equals(apiToken)) {
      settings.mistake(
          "BOT_TOKEN",
          "is the same as API_TOKEN, so a bot could do everything",
          "Make up another one, or leave it unset");
    }
    return new AppConfig.Access(password(settings, business), apiToken, botToken);
  }

  private static Optional<Secret> token(String name, Settings settings) {
    return settings.secret(name, SHORTEST_TOKEN, LONGEST_TOKEN);
  }

  private static Optional<Secret> password(Settings settings, String business) {
    var password = settings.secret(PASSWORD, SHORTEST_PASSWORD, LONGEST_PASSWORD);
    password
        .map(Secret::value)
        .filter(value -> value.length() >= SHORTEST_PASSWORD && value.length() <= LONGEST_PASSWORD)
        .flatMap(value -> PasswordRule.mistake(value, business))
        .ifPresent(
            what ->
                settings.mistake(
                    PASSWORD, what, "Take a longer one, such as a sentence of several words"));
    return password;
  }
}
