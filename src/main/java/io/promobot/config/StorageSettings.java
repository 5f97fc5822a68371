package io.promobot.config;

import io.promobot.stats.ShopDays;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads where the data is stored, and how it is reached. */
final class StorageSettings {
  private StorageSettings() {}

  static AppConfig.Storage read(Settings settings, ShopDays days) {
    var database = DatabaseUrl.read(Setting.DATABASE_URL, settings);
    var direct = DatabaseUrl.read(Setting.DATABASE_DIRECT_URL, settings);
    var replica = DatabaseUrl.read(Setting.DATABASE_READ_URL, settings);
    for (var beside : List.of(Setting.DATABASE_DIRECT_URL, Setting.DATABASE_READ_URL)) {
      if (settings.has(beside) && !settings.has(Setting.DATABASE_URL)) {
        settings.mistake(
            beside, "is set without DATABASE_URL", "Set DATABASE_URL as well, or remove it");
      }
    }
    return new AppConfig.Storage(
        database,
        direct,
        replica,
        settings.duration(Setting.DATABASE_READ_LAG),
        settings.path(Setting.DATA_DIR),
        KeepSettings.read(settings, days));
  }

  static Path dataDir(Map<String, String> env) {
    String text = SettingText.of(env.getOrDefault(Setting.DATA_DIR.name(), ""));
    try {
      return Path.of(text.isBlank() ? Setting.DATA_DIR.preset() : text)
          .toAbsolutePath()
          .normalize();
    } catch (InvalidPathException e) {
      return Path.of(Setting.DATA_DIR.preset()).toAbsolutePath().normalize();
    }
  }
}
