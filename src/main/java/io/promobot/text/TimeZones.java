package io.promobot.text;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where people's clocks are, as browsers say it. */
public final class TimeZones {
  /** No zone has a longer name. */
  private static final int LONGEST = 64;

  /** Only places: browsers that hide where they are say UTC, and nobody lives there. */
  private static final Set<String> PLACES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());

  private TimeZones() {}

  /** Empty when it is not the name of a place that this Java knows, such as Europe/Madrid. */
  public static Optional<ZoneId> of(String told) {
    return Optional.ofNullable(told)
        .filter(name -> name.length() <= LONGEST && PLACES.contains(name))
        .map(ZoneId::of);
  }
}
