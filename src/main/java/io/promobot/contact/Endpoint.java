package io.promobot.contact;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an address connects to. {@link URI} itself reads neither {@code http://my_db:5432} nor
 * {@code https://peluquería.example}.
 *
 * @param host in lower-case ASCII, an IPv6 address without its brackets
 * @param port -1 when there is none
 */
public record Endpoint(String host, int port) {
  public static final int HIGHEST_PORT = 65_535;
  private static final Map<String, Integer> PRESETS = Map.of("http", 80, "https", 443);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:.*@)?(?<host>\\[[^\\]]*]|[^:\\[\\]]*)(?::(?<port>\\d{0,9}))?");

  /** Empty when the address names no host, or has an unreadable port. */
  public static Optional<Endpoint> of(URI address) {
    return Optional.ofNullable(address.getRawAuthority()).flatMap(Endpoint::read);
  }

  /** Reads {@code host:port}, the port being optional. */
  public static Optional<Endpoint> read(String authority) {
    var parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var port = parts.group("port");
    int number = port == null || port.isEmpty() ? -1 : Integer.parseInt(port);
    return HostName.read(parts.group("host")).map(host -> new Endpoint(host, number));
  }

  /** What comes before the @, which {@link URI} misses in some places too. */
  public static boolean namesUser(URI address) {
    var authority = address.getRawAuthority();
    return authority != null && authority.indexOf('@') >= 0;
  }

  /** False for 0 and for other numbers that cannot be ports. */
  public boolean portFits() {
    return port == -1 || port > 0 && port <= HIGHEST_PORT;
  }

  public int portOr(int preset) {
    return port == -1 ? preset : port;
  }

  /** The host as written in an address: an IPv6 address in brackets. */
  public String written() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /** Host and port; the port only where it is not the scheme's default. */
  public String authority(String scheme) {
    boolean usual =
        port == -1 || PRESETS.getOrDefault(scheme.toLowerCase(Locale.ROOT), -1).equals(port);
    return usual ? written() : written() + ":" + port;
  }
}
