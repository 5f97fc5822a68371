package io.promobot.http;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Who is asking, as far as limits go: an IPv4 address, or the /64 that one IPv6 customer gets. */
final class ClientAddress {
  private ClientAddress() {}

  /**
   * @param forwardedFor the last X-Forwarded-For header, which only a proxy of ours may have
   *     completed; empty where there is none
   */
  static String of(String socket, Optional<String> forwardedFor) {
    return forwardedFor.flatMap(ClientAddress::last).or(() -> group(socket)).orElse("unknown");
  }

  /** Earlier entries come from the visitor and may say anything. */
  private static Optional<String> last(String forwardedFor) {
    return group(forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip());
  }

  private static Optional<String> group(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return Optional.empty();
    }
    boolean wholeNetwork = bytes.length == 16 && !mapped(bytes);
    return Optional.of(HexFormat.of().formatHex(bytes, 0, wholeNetwork ? 8 : bytes.length));
  }

  /** An IPv4 address in IPv6 clothes. */
  private static boolean mapped(byte[] bytes) {
    return Arrays.equals(bytes, 0, 8, new byte[8], 0, 8);
  }
}
