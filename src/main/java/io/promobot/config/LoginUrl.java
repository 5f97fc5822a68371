package io.promobot.config;

import io.promobot.contact.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Explains what is wrong with an address of the form {@code scheme://user:password@host:port/…},
 * most often a password's special characters, without repeating any of it.
 */
final class LoginUrl {
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final String ESCAPES =
      "; in a user or password @ is written %40, / is %2F, ? is"
          + " %3F, # is %23, : is %3A and % is %25";

  private LoginUrl() {}

  /** The first mistake; empty when address and port can be read. */
  static Optional<String> slip(String url, List<String> schemes) {
    return slipOfLogin(url, schemes).or(() -> slipOfOnlyHost(place(url)));
  }

  /** The first mistake before the host. */
  static Optional<String> slipOfLogin(String url, List<String> schemes) {
    int slashes = url.indexOf("://");
    if (slashes < 0 || !schemes.contains(url.substring(0, slashes).toLowerCase(Locale.ROOT))) {
      return Optional.of("does not begin with " + String.join(":// or ", schemes) + "://");
    }
    if (BAD_ESCAPE.matcher(url).find()) {
      return Optional.of("has a % without two hexadecimal digits after it" + ESCAPES);
    }
    var rest = url.substring(slashes + 3);
    int at = rest.indexOf('@');
    if (rest.indexOf('#') >= 0) {
      return Optional.of("has a #" + ESCAPES);
    }
    if (at != rest.lastIndexOf('@')) {
      return Optional.of("has more than one @" + ESCAPES);
    }
    return at > indexOfEnd(rest)
        ? Optional.of("has a / or ? before the @" + ESCAPES)
        : Optional.empty();
  }

  /** Host and port as they are written, of an address whose login is in order. */
  static String place(String url) {
    var rest = url.substring(url.indexOf("://") + 3);
    int from = rest.indexOf('@') + 1;
    return rest.substring(from, Math.max(indexOfEnd(rest), from));
  }

  private static int indexOfEnd(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if ("/?".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  private static Optional<String> slipOfOnlyHost(String place) {
    return place.indexOf(',') >= 0
        ? Optional.of("names several hosts, of which promobot can use only one")
        : slipOfHost(place);
  }

  /** What is wrong with one host and its port, which may be missing. */
  static Optional<String> slipOfHost(String place) {
    if (place.isEmpty() || place.startsWith(":")) {
      return Optional.of("names no host");
    }
    if (place.matches("[^:\\[\\]]+:(?!\\d+$).*")) {
      return Optional.of("has a port that is not a number");
    }
    var endpoint = Endpoint.read(place);
    if (endpoint.isEmpty()) {
      return Optional.of("has a host that cannot be read");
    }
    return endpoint.get().portFits()
        ? Optional.empty()
        : Optional.of("has a port that is not from 1 to 65535");
  }
}
