package io.promobot.config;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the shop's time zone: a name from the IANA database, as Java knows it. */
final class ZoneSettings {
  /** Java's own SystemV zones are unknown to other programs. */
  private static final Set<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(name -> !name.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());

  private ZoneSettings() {}

  static ZoneId read(Settings settings) {
    return settings
        .text(Setting.TIME_ZONE)
        .map(name -> named(settings, name))
        .orElseGet(() -> ofMachine(settings, ZoneId.systemDefault()));
  }

  private static ZoneId named(Settings settings, String name) {
    if (NAMES.contains(name)) {
      return ZoneId.of(name);
    }
    settings.mistake(
        Setting.TIME_ZONE,
        "\"" + name + "\" is not a time zone we know",
        "Write " + known(name).orElse("a name of the IANA database, such as Europe/Madrid"));
    return ZoneOffset.UTC;
  }

  private static Optional<String> known(String name) {
    String written = name.replace(' ', '_');
    return NAMES.stream().filter(written::equalsIgnoreCase).findFirst();
  }

  /** A machine may be set to a bare offset, for which browsers have no name. */
  static ZoneId ofMachine(Settings settings, ZoneId machine) {
    if (NAMES.contains(machine.getId())) {
      return machine;
    }
    settings.warning(
        "this machine's time zone is "
            + machine
            + ", which is not a name of the IANA database: days are counted in UTC."
            + " Set TIME_ZONE, for example to Europe/Madrid");
    return ZoneId.of("UTC");
  }
}
