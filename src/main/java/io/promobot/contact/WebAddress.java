package io.promobot.contact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads web addresses, and normalizes them so that they can be compared. */
public final class WebAddress {
  private WebAddress() {}

  /**
   * With scheme and host in lower-case ASCII and without the scheme's default port; empty when the
   * address is incomplete.
   */
  public static Optional<URI> read(String text) {
    try {
      var uri = new URI(text.strip());
      return uri.getScheme() == null ? Optional.empty() : normal(uri);
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }

  /** A page or picture that anyone may open: http or https, and neither user nor password. */
  public static Optional<URI> page(String text) {
    return text.chars().anyMatch(Character::isWhitespace)
        ? Optional.empty()
        : read(text)
            .filter(uri -> uri.getScheme().matches("https?"))
            .filter(uri -> !Endpoint.namesUser(uri))
            .filter(uri -> Endpoint.of(uri).filter(Endpoint::portFits).isPresent());
  }

  private static Optional<URI> normal(URI uri) {
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    return Endpoint.of(uri)
        .map(
            endpoint ->
                scheme
                    + "://"
                    + user(uri)
                    + endpoint.authority(scheme)
                    + uri.getRawPath()
                    + after("?", uri.getRawQuery())
                    + after("#", uri.getRawFragment()))
        .map(URI::create);
  }

  private static String user(URI uri) {
    var authority = uri.getRawAuthority();
    return authority.substring(0, authority.lastIndexOf('@') + 1);
  }

  private static String after(String mark, String part) {
    return part == null ? "" : mark + part;
  }
}
