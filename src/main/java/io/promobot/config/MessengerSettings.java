package io.promobot.config;

import static java.util.stream.Collectors.joining;

import io.promobot.config.AppConfig.Messenger;
import io.promobot.config.AppConfig.PageSecrets;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the settings of the Facebook page: all four of its variables, or none for the demo page.
 */
final class MessengerSettings {
  static final URI META = URI.create("https://graph.facebook.com");
  private static final List<Setting> PAGE =
      List.of(
          Setting.MESSENGER_PAGE_ID,
          Setting.MESSENGER_PAGE_TOKEN,
          Setting.MESSENGER_APP_SECRET,
          Setting.MESSENGER_VERIFY_TOKEN);
  private static final double FASTEST = 1000;

  private MessengerSettings() {}

  static Messenger read(Settings settings) {
    var page = page(settings);
    return new Messenger(
        pageId(settings),
        page,
        WebUrl.read(Setting.MESSENGER_API_URL, settings),
        apiVersion(settings),
        rate(settings),
        settings.duration(Setting.SEND_TIMEOUT),
        settings.duration(Setting.ECHO_GRACE),
        settings.duration(Setting.HANDOVER_PAUSE));
  }

  private static Optional<PageSecrets> page(Settings settings) {
    var missing = PAGE.stream().filter(name -> !settings.has(name)).toList();
    if (missing.size() == PAGE.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      settings.mistake(
          names(missing),
          (missing.size() == 1 ? "is" : "are")
              + " missing while other settings of the page are set",
          "A real page needs all of " + names(PAGE) + "; the demo needs none of them");
    }
    return Optional.of(
        new PageSecrets(
            token(settings, Setting.MESSENGER_PAGE_TOKEN),
            token(settings, Setting.MESSENGER_APP_SECRET),
            secret(settings, Setting.MESSENGER_VERIFY_TOKEN)));
  }

  private static String names(List<Setting> settings) {
    return settings.stream().map(Setting::name).collect(joining(", "));
  }

  private static Secret token(Settings settings, Setting name) {
    var token = secret(settings, name);
    SettingText.flawOfToken(token.value())
        .ifPresent(flaw -> settings.mistake(name, flaw, "Copy it again, and nothing around it"));
    return token;
  }

  private static Secret secret(Settings settings, Setting name) {
    return new Secret(settings.text(name).orElse(""));
  }

  private static String pageId(Settings settings) {
    var id = settings.text(Setting.MESSENGER_PAGE_ID).orElse(AppConfig.DEMO_PAGE_ID);
    if (!id.matches("\\d{1,20}")) {
      settings.mistake(
          Setting.MESSENGER_PAGE_ID,
          "is not a page id",
          "Write the digits that Meta shows under About, Page transparency");
    }
    return id;
  }

  private static String apiVersion(Settings settings) {
    var version = settings.textOrPreset(Setting.MESSENGER_API_VERSION);
    if (!version.matches("v\\d{1,3}\\.\\d{1,2}")) {
      settings.mistake(
          Setting.MESSENGER_API_VERSION,
          "is not a version of the Graph API",
          "Write it like v23.0");
    }
    return version;
  }

  private static OptionalDouble rate(Settings settings) {
    var text = settings.textOrPreset(Setting.MESSENGER_RATE);
    if (text.equals("off")) {
      return OptionalDouble.empty();
    }
    if (text.matches("\\d{1,4}(\\.\\d{1,6})?")) {
      var rate = Double.parseDouble(text);
      if (rate > 0 && rate <= FASTEST) {
        return OptionalDouble.of(rate);
      }
    }
    settings.mistake(
        Setting.MESSENGER_RATE,
        "is neither off nor a number above 0 and up to 1000",
        "Write the campaign messages per second, such as 20");
    return OptionalDouble.of(Double.parseDouble(Setting.MESSENGER_RATE.preset()));
  }
}
