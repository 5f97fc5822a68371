package io.promobot.hook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses of hooks may be called: whole https addresses of public hosts, and in the demo
 * those of the simulator.
 */
public final class SafeAddress {
  private static final int LONGEST = 2_000;
  private static final int SHOWN = 4;
  // What browsers take for a number, too: 2130706433, 0x7f.1, 0177.0.0.1.
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");
  private static final Pattern PLAIN_V4 =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
  private static final Pattern HOME =
      Pattern.compile("(?i)[^.]+\\.?|.*\\.(localhost|local|internal|lan|home|intranet)\\.?");

  private final List<URI> simulators;

  /**
   * {@code simulators} are the bases of addresses on this machine that are allowed all the same.
   */
  public SafeAddress(List<URI> simulators) {
    this.simulators = simulators;
  }

  /** What is wrong with an address and how to mend it. */
  public Optional<String> mistake(String address) {
    return parsed(address)
        .map(this::mistakeOf)
        .orElse(Optional.of("This is no web address. Copy the whole of it, from https:// on."));
  }

  private Optional<String> mistakeOf(URI uri) {
    if (simulated(uri)) {
      return Optional.empty();
    }
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      return Optional.of("The address must begin with https://.");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("Leave out what stands before the @: promobot sends no password there.");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("Leave out the # and what follows it.");
    }
    return reachable(uri.getHost())
        ? Optional.empty()
        : Optional.of("promobot only calls addresses on the public internet; this is none.");
  }

  private static boolean reachable(String host) {
    boolean literal = host.startsWith("[") || NUMBER.matcher(host).matches();
    if (!literal) {
      return !HOME.matcher(host).matches();
    }
    return (host.startsWith("[") || PLAIN_V4.matcher(host).matches()) && publicLiteral(host);
  }

  private static boolean publicLiteral(String host) {
    try {
      return PublicNetwork.has(InetAddress.getByName(host));
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  boolean simulated(URI uri) {
    URI straight = uri.normalize();
    return simulators.stream()
        .anyMatch(
            base ->
                base.getScheme().equalsIgnoreCase(straight.getScheme())
                    && base.getHost().equalsIgnoreCase(straight.getHost())
                    && base.getPort() == straight.getPort()
                    && straight.getUserInfo() == null
                    // %2e%2e would lead elsewhere only there.
                    && straight.getRawPath().indexOf('%') < 0
                    && straight.getRawPath().startsWith(base.getRawPath()));
  }

  /** Whose path is the secret: only the host and the last letters are shown. */
  public String masked(String address) {
    Optional<URI> uri = parsed(address);
    if (uri.isEmpty() || simulated(uri.get())) {
      return uri.map(URI::toString).orElse("…");
    }
    String path = uri.get().getRawPath();
    String end = path.length() > 3 * SHOWN ? path.substring(path.length() - SHOWN) : "";
    String port = uri.get().getPort() > 0 ? ":" + uri.get().getPort() : "";
    return uri.get().getScheme() + "://" + uri.get().getHost() + port + "/…" + end;
  }

  /** Empty when it is not the address of any host. */
  static Optional<URI> parsed(String address) {
    try {
      URI uri = new URI(address.strip());
      boolean whole = uri.getScheme() != null && uri.getHost() != null && uri.getPort() <= 65_535;
      return whole && address.length() <= LONGEST ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }
}
