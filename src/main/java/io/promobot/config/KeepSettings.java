package io.promobot.config;

import io.promobot.retention.Keep;
import io.promobot.stats.ShopDays;

/** Reads how long things are kept. */
final class KeepSettings {
  private KeepSettings() {}

  static Keep read(Settings settings, ShopDays shopDays) {
    return new Keep(
        settings.days(Setting.KEEP_EVENTS),
        settings.days(Setting.KEEP_MESSAGES),
        settings.days(Setting.KEEP_HOURLY_TAPS),
        shopDays);
  }
}
