package io.promobot.config;

import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.TargetSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows the ? in a database's address, in libpq's words. */
final class DatabaseParameters {
  static final String FORM = "postgres://user:password@host:5432/database?sslmode=require";
  private static final Set<String> USED =
      Set.of("sslmode", "host", "port", "target_session_attrs", "connect_timeout");
  private static final Set<String> STANDBYS = Set.of("read-only", "standby", "prefer-standby");
  private static final int LONGEST_CONNECT = 10;

  private final Map<String, String> values = new HashMap<>();
  private final Setting setting;
  private final Settings settings;

  /** Of a parameter that is there twice, the last counts. */
  DatabaseParameters(String query, Setting setting, Settings settings) {
    this.setting = setting;
    this.settings = settings;
    for (var parameter : (query == null ? "" : query).split("&")) {
      var pair = parameter.split("=", 2);
      if (USED.contains(pair[0])) {
        values.put(pair[0], DatabaseUrl.unescaped(pair.length == 2 ? pair[1] : ""));
      } else if (!pair[0].isEmpty()) {
        settings.warning(setting + ": the parameter " + pair[0] + " is not used");
      }
    }
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** These servers, and which of them will do: one that can be written to, if there are several. */
  DatabaseServers servers(List<DatabaseServer> servers) {
    if (setting == Setting.DATABASE_READ_URL) {
      return new DatabaseServers(servers, TargetSession.ANY, connectTimeout());
    }
    var preset = servers.size() > 1 ? TargetSession.READ_WRITE : TargetSession.ANY;
    var target = value("target_session_attrs").map(this::target).orElse(preset);
    return new DatabaseServers(servers, target, connectTimeout());
  }

  private TargetSession target(String word) {
    return Arrays.stream(TargetSession.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseGet(() -> noTarget(STANDBYS.contains(word)));
  }

  private TargetSession noTarget(boolean standby) {
    settings.mistake(
        setting,
        standby
            ? "has a target_session_attrs that looks for a standby, but promobot has to write"
            : "has an unknown target_session_attrs",
        "Use read-write, primary or any, or leave it out");
    return TargetSession.READ_WRITE;
  }

  private Duration connectTimeout() {
    var seconds = value("connect_timeout");
    if (seconds.isEmpty()) {
      return DatabaseServers.CONNECT_TIMEOUT;
    }
    if (seconds.get().matches("\\d{1,2}")) {
      int given = Integer.parseInt(seconds.get());
      if (given > 0 && given <= LONGEST_CONNECT) {
        return Duration.ofSeconds(given);
      }
    }
    settings.warning(
        "%s: connect_timeout is not from 1 to %d seconds, so %d are used"
            .formatted(setting, LONGEST_CONNECT, DatabaseServers.CONNECT_TIMEOUT.toSeconds()));
    return DatabaseServers.CONNECT_TIMEOUT;
  }
}
