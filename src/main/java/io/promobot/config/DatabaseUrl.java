package io.promobot.config;

import io.promobot.contact.HostName;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.SslMode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code DATABASE_URL} as libpq does: {@code
 * postgres://user:password@host:5432/db?sslmode=require}.
 */
final class DatabaseUrl {
  private static final Pattern URL =
      Pattern.compile(
          "(?i:postgres(?:ql)?)://(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
              + "(?<host>\\[[0-9A-Fa-f:.%]+]|[^:/?#\\[\\]@,]+)(?::(?<port>\\d{1,5}))?"
              + "(?:/(?<database>[^/?#]*))?(?:\\?(?<query>[^#]*))?");
  private static final int POSTGRES_PORT = 5432;
  private static final String FORM = "postgres://user:password@host:5432/database?sslmode=require";

  private DatabaseUrl() {}

  static Optional<DatabaseAddress> read(String url, Settings settings) {
    var slip = LoginUrl.slip(url, List.of("postgres", "postgresql"));
    if (slip.isPresent()) {
      return refused(slip.get(), settings);
    }
    var parts = URL.matcher(url);
    if (!parts.matches()) {
      return refused("cannot be read", settings);
    }
    var user = unescaped(parts.group("user"));
    var host = HostName.read(parts.group("host"));
    if (user.isEmpty() || host.isEmpty()) {
      return refused(user.isEmpty() ? "names no user" : "has a host that cannot be read", settings);
    }
    var port = parts.group("port") == null ? POSTGRES_PORT : Integer.parseInt(parts.group("port"));
    var database = unescaped(parts.group("database"));
    return Optional.of(
        new DatabaseAddress(
            host.get(),
            port,
            database.isEmpty() ? user : database,
            user,
            unescaped(parts.group("password")),
            sslMode(parts.group("query"), settings)));
  }

  private static Optional<DatabaseAddress> refused(String why, Settings settings) {
    settings.mistake(Setting.DATABASE_URL, why, "Write " + FORM);
    return Optional.empty();
  }

  /** Only {@code sslmode} is supported; any other parameter is ignored with a warning. */
  private static SslMode sslMode(String query, Settings settings) {
    var mode = SslMode.PREFER;
    for (var parameter : (query == null ? "" : query).split("&")) {
      var pair = parameter.split("=", 2);
      if (pair[0].equals("sslmode")) {
        mode = sslModeNamed(pair.length == 2 ? pair[1] : "", settings);
      } else if (!pair[0].isEmpty()) {
        settings.warning("DATABASE_URL: the parameter " + pair[0] + " is not used");
      }
    }
    return mode;
  }

  private static SslMode sslModeNamed(String name, Settings settings) {
    for (var mode : SslMode.values()) {
      if (mode.word().equals(name)) {
        return mode;
      }
    }
    settings.mistake(
        Setting.DATABASE_URL,
        "has an unknown sslmode",
        "Use disable, allow, prefer, require, verify-ca or verify-full");
    return SslMode.PREFER;
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
