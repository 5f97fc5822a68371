package io.promobot;

import io.promobot.day.ShopDays;
import io.promobot.retention.Keep;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long things are kept. */
final class KeepSettings {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

  /** Facebook sends an event again for 36 hours; who forgot it by then would count it twice. */
  private static final int FEWEST = 3;

  private KeepSettings() {}

  static Keep read(Settings settings, ShopDays shopDays) {
    return new Keep(
        days(settings, "KEEP_EVENTS", 400),
        days(settings, "KEEP_MESSAGES", 400),
        days(settings, "KEEP_HOURLY_TAPS", 90),
        shopDays);
  }

  private static Optional<Duration> days(Settings settings, String name, int preset) {
    var text = settings.text(name).orElse(preset + "d");
    if (text.equals("off")) {
      return Optional.empty();
    }
    var days = DAYS.matcher(text);
    if (!days.matches()) {
      settings.mistake(
          name,
          "\"" + text + "\" is no number of days",
          "Write " + name + "=" + preset + "d, or off to keep it for ever");
    } else if (Integer.parseInt(days.group(1)) < FEWEST) {
      settings.mistake(
          name,
          "\"" + text + "\" is too short: Facebook may send an event again for 36 hours",
          "Write " + FEWEST + "d or more");
    } else {
      return Optional.of(Duration.ofDays(Integer.parseInt(days.group(1))));
    }
    return Optional.of(Duration.ofDays(preset));
  }
}
