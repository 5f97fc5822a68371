package io.promobot;

import io.promobot.AppConfig.Messenger;
import io.promobot.AppConfig.PageSecrets;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the settings of the Facebook page: all four of its variables, or none for the demo page.
 */
final class MessengerSettings {
  static final URI META = URI.create("https://graph.facebook.com");
  private static final List<String> PAGE =
      List.of(
          "MESSENGER_PAGE_ID",
          "MESSENGER_PAGE_TOKEN",
          "MESSENGER_APP_SECRET",
          "MESSENGER_VERIFY_TOKEN");
  private static final double FASTEST = 1000;
  private static final double PRESET_RATE = 20;

  private MessengerSettings() {}

  static Messenger read(Settings settings) {
    var page = page(settings);
    return new Messenger(
        pageId(settings),
        page,
        WebUrl.read("MESSENGER_API_URL", settings),
        apiVersion(settings),
        rate(settings),
        settings.duration(
            "SEND_TIMEOUT", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(1)),
        settings.duration(
            "ECHO_GRACE", Duration.ofSeconds(60), Duration.ZERO, Duration.ofMinutes(60)),
        settings.durationOrOff(
            "HANDOVER_PAUSE", Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofHours(720)));
  }

  private static Optional<PageSecrets> page(Settings settings) {
    var missing = PAGE.stream().filter(name -> !settings.has(name)).toList();
    if (missing.size() == PAGE.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      settings.mistake(
          String.join(", ", missing),
          (missing.size() == 1 ? "is" : "are")
              + " missing while other settings of the page are set",
          "A real page needs all of " + String.join(", ", PAGE) + "; the demo needs none of them");
    }
    return Optional.of(
        new PageSecrets(
            token(settings, "MESSENGER_PAGE_TOKEN"),
            token(settings, "MESSENGER_APP_SECRET"),
            secret(settings, "MESSENGER_VERIFY_TOKEN")));
  }

  private static Secret token(Settings settings, String name) {
    var token = secret(settings, name);
    SettingText.flawOfToken(token.value())
        .ifPresent(flaw -> settings.mistake(name, flaw, "Copy it again, and nothing around it"));
    return token;
  }

  private static Secret secret(Settings settings, String name) {
    return new Secret(settings.text(name).orElse(""));
  }

  private static String pageId(Settings settings) {
    var id = settings.text("MESSENGER_PAGE_ID").orElse(AppConfig.DEMO_PAGE_ID);
    if (!id.matches("\\d{1,20}")) {
      settings.mistake(
          "MESSENGER_PAGE_ID",
          "is not a page id",
          "Write the digits that Meta shows under About, Page transparency");
    }
    return id;
  }

  private static String apiVersion(Settings settings) {
    var version = settings.text("MESSENGER_API_VERSION").orElse("v23.0");
    if (!version.matches("v\\d{1,3}\\.\\d{1,2}")) {
      settings.mistake(
          "MESSENGER_API_VERSION", "is not a version of the Graph API", "Write it like v23.0");
    }
    return version;
  }

  private static OptionalDouble rate(Settings settings) {
    var text = settings.text("MESSENGER_RATE").orElse(String.valueOf(PRESET_RATE));
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
        "MESSENGER_RATE",
        "is neither off nor a number above 0 and up to 1000",
        "Write the campaign messages per second, such as 20");
    return OptionalDouble.of(PRESET_RATE);
  }
}
