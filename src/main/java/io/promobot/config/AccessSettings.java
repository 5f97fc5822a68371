package io.promobot.config;

import io.promobot.config.SettingKind.Hidden;
import io.promobot.text.PasswordRule;
import java.util.Optional;

/** Reads the secrets that let the owner, scripts and bots in. */
final class AccessSettings {
  private AccessSettings() {}

  static AppConfig.Access read(Settings settings, String business) {
    var apiToken = settings.secret(Setting.API_TOKEN);
    var botToken = settings.secret(Setting.BOT_TOKEN);
    if (botToken.isPresent() && botToken.equals(apiToken)) {
      settings.mistake(
          Setting.BOT_TOKEN,
          "is the same as API_TOKEN, so a bot could do everything",
          "Make up another one, or leave it unset");
    }
    return new AppConfig.Access(password(settings, business), apiToken, botToken);
  }

  private static Optional<Secret> password(Settings settings, String business) {
    var password = settings.secret(Setting.ADMIN_PASSWORD);
    password
        .map(Secret::value)
        .filter(((Hidden) Setting.ADMIN_PASSWORD.kind())::fits)
        .flatMap(value -> PasswordRule.mistake(value, business))
        .ifPresent(
            what ->
                settings.mistake(
                    Setting.ADMIN_PASSWORD,
                    what,
                    "Take a longer one, such as a sentence of several words"));
    return password;
  }
}
