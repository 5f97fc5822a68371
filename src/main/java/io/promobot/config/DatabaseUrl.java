package io.promobot.config;

import io.promobot.db.DatabaseAddress;
import io.promobot.db.SslMode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code DATABASE_URL} as libpq does: {@code
 * postgres://user:password@host:5432,standby:5432/db?sslmode=require}.
 */
final class DatabaseUrl {
  private static final Pattern URL =
      Pattern.compile(
          "[^/]*//(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^@/?]*)"
              + "(?:/(?<database>[^/?]*))?(?:\\?(?<query>.*))?");

  private DatabaseUrl() {}

  /** Empty where the setting is not given or cannot be read. */
  static Optional<DatabaseAddress> read(Setting setting, Settings settings) {
    return settings.text(setting).flatMap(url -> read(url, setting, settings));
  }

  private static Optional<DatabaseAddress> read(String url, Setting setting, Settings settings) {
    var slip = LoginUrl.slipOfLogin(url, List.of("postgres", "postgresql"));
    if (slip.isPresent()) {
      return refused(slip.get(), setting, settings);
    }
    var parts = URL.matcher(url);
    if (!parts.matches()) {
      return refused("cannot be read", setting, settings);
    }
    var parameters = new DatabaseParameters(parts.group("query"), setting, settings);
    var places = new DatabasePlaces(parts.group("hosts"), parameters);
    if (places.slip().isPresent()) {
      return refused(places.slip().get(), setting, settings);
    }
    var user = unescaped(parts.group("user"));
    if (user.isEmpty()) {
      return refused("names no user", setting, settings);
    }
    var database = unescaped(parts.group("database"));
    var servers = places.servers();
    return Optional.of(
        new DatabaseAddress(
            parameters.servers(servers),
            database.isEmpty() ? user : database,
            user,
            unescaped(parts.group("password")),
            sslMode(parameters, setting, settings)));
  }

  private static Optional<DatabaseAddress> refused(String why, Setting setting, Settings settings) {
    settings.mistake(setting, why, "Write " + DatabaseParameters.FORM);
    return Optional.empty();
  }

  private static SslMode sslMode(
      DatabaseParameters parameters, Setting setting, Settings settings) {
    var name = parameters.value("sslmode");
    if (name.isEmpty()) {
      return SslMode.PREFER;
    }
    return Arrays.stream(SslMode.values())
        .filter(mode -> mode.word().equals(name.get()))
        .findFirst()
        .orElseGet(
            () -> {
              settings.mistake(
                  setting,
                  "has an unknown sslmode",
                  "Use disable, allow, prefer, require, verify-ca or verify-full");
              return SslMode.PREFER;
            });
  }

  /** Decodes percent escapes; unlike in forms, a plus sign is a plus sign. */
  static String unescaped(String text) {
    if (text == null || text.indexOf('%') < 0) {
      return text == null ? "" : text;
    }
    var bytes = new ByteArrayOutputStream();
    var raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.write(Integer.parseInt(text(raw, i + 1), 16));
        i += 2;
      } else {
        bytes.write(raw[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String text(byte[] raw, int from) {
    return new String(raw, from, 2, StandardCharsets.US_ASCII);
  }
}
