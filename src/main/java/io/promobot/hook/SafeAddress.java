package io.promobot.hook;

import io.promobot.contact.Endpoint;
import io.promobot.contact.WebAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which webhook addresses may be called: complete https addresses of public hosts, in the demo
 * those of the simulator, and where nobody but this machine can reach us those of programs beside
 * us.
 */
public final class SafeAddress {
  private static final int LONGEST = 2_000;
  private static final int SHOWN = 4;
  // What browsers accept as a number, too: 2130706433, 0x7f.1, 0177.0.0.1.
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");
  private static final Pattern PLAIN_V4 =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
  private static final Pattern HOME =
      Pattern.compile("(?i)[^.]+\\.?|.*\\.(localhost|local|internal|lan|home|intranet)\\.?");

  private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost\\.?|127\\.0\\.0\\.1|::1");
  private static final String HTTPS = "The address must begin with https://";

  private final List<URI> simulators;
  private final OptionalInt ownPort;

  /**
   * {@code simulators} are the bases of addresses on this machine that are allowed nevertheless.
   */
  public SafeAddress(List<URI> simulators) {
    this(simulators, OptionalInt.empty());
  }

  /**
   * The same, and other programs on this machine too, when only it can reach us; {@code ownPort} is
   * where we listen ourselves then.
   */
  public SafeAddress(List<URI> simulators, OptionalInt ownPort) {
    this.simulators = simulators;
    this.ownPort = ownPort;
  }

  /** What is wrong with an address and how to fix it. */
  public Optional<String> mistake(String address) {
    return parsed(address)
        .map(this::mistakeOf)
        .orElse(
            Optional.of("This is not a web address. Copy the whole address, from https:// on."));
  }

  private Optional<String> mistakeOf(URI uri) {
    if (simulated(uri)) {
      return Optional.empty();
    }
    boolean beside = beside(uri);
    if (!beside && !"https".equalsIgnoreCase(uri.getScheme())) {
      return Optional.of(
          ownPort.isPresent()
              ? HTTPS + ", or http:// for another program on this computer."
              : HTTPS + ".");
    }
    if (Endpoint.namesUser(uri)) {
      return Optional.of("Leave out everything before the @: promobot sends no password there.");
    }
    if (!endpoint(uri).portFits()) {
      return Optional.of("The number after the colon is a port, which must be from 1 to 65535.");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("Leave out the # and everything after it.");
    }
    return beside || reachable(endpoint(uri).host())
        ? Optional.empty()
        : Optional.of(
            "promobot calls only addresses on the public internet, and this is not one of them.");
  }

  /** Whether it names another program on this machine, which is allowed only to a local server. */
  boolean beside(URI uri) {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    return ownPort.isPresent()
        && (tls || "http".equalsIgnoreCase(uri.getScheme()))
        && LOOPBACK.matcher(endpoint(uri).host()).matches()
        && endpoint(uri).portOr(tls ? 443 : 80) != ownPort.getAsInt();
  }

  private static boolean reachable(String host) {
    boolean v6 = host.indexOf(':') >= 0;
    if (v6 || NUMBER.matcher(host).matches()) {
      return (v6 || PLAIN_V4.matcher(host).matches()) && publicLiteral(host);
    }
    return !HOME.matcher(host).matches();
  }

  private static Endpoint endpoint(URI uri) {
    return Endpoint.of(uri).orElseThrow();
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
                    && Endpoint.of(base).equals(Endpoint.of(straight))
                    && !Endpoint.namesUser(straight)
                    // %2e%2e would lead elsewhere only there.
                    && straight.getRawPath().indexOf('%') < 0
                    && straight.getRawPath().startsWith(base.getRawPath()));
  }

  /** Its path is the secret: only the host and the last letters are shown. */
  public String masked(String address) {
    Optional<URI> uri = parsed(address);
    if (uri.isEmpty() || simulated(uri.get())) {
      return uri.map(URI::toString).orElse("…");
    }
    String path = uri.get().getRawPath();
    String end = path.length() > 3 * SHOWN ? path.substring(path.length() - SHOWN) : "";
    String scheme = uri.get().getScheme();
    return scheme + "://" + endpoint(uri.get()).authority(scheme) + "/…" + end;
  }

  /** Empty when it is not the address of any host. */
  static Optional<URI> parsed(String address) {
    return WebAddress.read(address).filter(uri -> address.length() <= LONGEST);
  }
}
