package io.promobot.http;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client, as far as limits go: an IPv4 address, the /64 that one IPv6 customer gets, or the
 * name a proxy gave them.
 */
public final class ClientAddress {
  private static final String UNKNOWN = "unknown";
  private static final int V4_BYTES = 4;
  private static final int V6_NETWORK_BYTES = 8;
  private static final byte[] MAPPED_V4 = HexFormat.of().parseHex("00000000000000000000ffff");

  /** {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}, or either without its port. */
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^\\]]*)](?::[\\w.-]*)?|([^:]*)(?::[\\w.-]*)?");

  /** RFC 7239 lets a proxy write a name of its own, with an underscore in front. */
  private static final Pattern HIDDEN = Pattern.compile("_[A-Za-z0-9._-]{1,64}");

  /** No proxy writes more about one hop. */
  private static final int LONGEST = 500;

  private static final Pattern PARAMETER =
      Pattern.compile("([^\\s;=\"]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;\\s\"]*+))");

  /**
   * What one attacker may buy or rent with many addresses in it: an IPv4 /24, an IPv6 /48; as hex
   * digits.
   */
  private static final Map<Integer, Integer> NETWORKS =
      Map.of(2 * V4_BYTES, 6, 2 * V6_NETWORK_BYTES, 12);

  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  private ClientAddress() {}

  /**
   * @param behindProxy whether a proxy of ours is in front: only then do these headers count, and
   *     only what the last hop wrote
   */
  public static String of(String socket, MultiMap headers, boolean behindProxy) {
    return (behindProxy ? lastHop(headers) : Optional.<String>empty())
        .or(() -> group(socket))
        .orElse(UNKNOWN);
  }

  /** The network that such an address belongs to; a name is its own network. */
  public static String network(String address) {
    return HEX.matcher(address).matches()
        ? address.substring(0, NETWORKS.getOrDefault(address.length(), address.length()))
        : address;
  }

  /** Earlier entries come from the visitor and may say anything. */
  private static Optional<String> lastHop(MultiMap headers) {
    return last(headers.getAll("x-forwarded-for"))
        .map(ClientAddress::named)
        .or(() -> last(headers.getAll("forwarded")).map(ClientAddress::namedByFor));
  }

  private static Optional<String> last(List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var value = values.get(values.size() - 1);
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (quoted && letter == '\\') {
        i++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        start = i + 1;
      }
    }
    // a quote that nobody closes is the visitor's; what the proxy added comes after the last comma
    var last = value.substring(quoted ? value.lastIndexOf(',') + 1 : start).strip();
    return Optional.of(last.length() > LONGEST ? UNKNOWN : last);
  }

  private static String namedByFor(String element) {
    Matcher parameter = PARAMETER.matcher(element);
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase("for")) {
        var quoted = Optional.ofNullable(parameter.group(2));
        return named(
            quoted.map(text -> text.replaceAll("\\\\(.)", "$1")).orElse(parameter.group(3)));
      }
    }
    return UNKNOWN;
  }

  private static String named(String node) {
    var bare = node.replace("\"", "").strip();
    return group(bare).or(() -> withoutPort(bare)).orElse(UNKNOWN);
  }

  private static Optional<String> withoutPort(String node) {
    Matcher parts = WITH_PORT.matcher(node);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return HIDDEN.matcher(host).matches()
        ? Optional.of(host.toLowerCase(Locale.ROOT))
        : group(host);
  }

  private static Optional<String> group(String address) {
    int zone = address.indexOf('%');
    byte[] bytes =
        NetUtil.createByteArrayFromIpAddressString(zone < 0 ? address : address.substring(0, zone));
    if (bytes == null) {
      return Optional.empty();
    }
    int from = mapped(bytes) ? MAPPED_V4.length : 0;
    int to = bytes.length == V4_BYTES || from > 0 ? bytes.length : V6_NETWORK_BYTES;
    return Optional.of(HexFormat.of().formatHex(bytes, from, to));
  }

  private static boolean mapped(byte[] bytes) {
    return bytes.length > V4_BYTES
        && Arrays.equals(bytes, 0, MAPPED_V4.length, MAPPED_V4, 0, MAPPED_V4.length);
  }
}
