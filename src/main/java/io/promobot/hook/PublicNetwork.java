package io.promobot.hook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Decides which addresses belong to the public internet and not to a private network. */
final class PublicNetwork {
  /** Private, shared, loopback, link-local, documentation, benchmark, multicast, reserved. */
  private static final List<Range> NOT_PUBLIC =
      List.of(
          range("0.0.0.0", 8),
          range("10.0.0.0", 8),
          range("100.64.0.0", 10),
          range("127.0.0.0", 8),
          range("169.254.0.0", 16),
          range("172.16.0.0", 12),
          range("192.0.0.0", 24),
          range("192.0.2.0", 24),
          range("192.88.99.0", 24),
          range("192.168.0.0", 16),
          range("198.18.0.0", 15),
          range("198.51.100.0", 24),
          range("203.0.113.0", 24),
          range("224.0.0.0", 4),
          range("240.0.0.0", 4),
          // Teredo and 6to4 contain an IPv4 address that would not be checked.
          range("2001::", 23),
          range("2001:db8::", 32),
          range("2002::", 16),
          range("3fff::", 20));

  private static final Range PUBLIC_V6 = range("2000::", 3);
  private static final Range NAT64 = range("64:ff9b::", 96);

  private PublicNetwork() {}

  /** The first {@code bits} of an address. */
  private record Range(byte[] network, int bits) {
    boolean has(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static Range range(String network, int bits) {
    try {
      return new Range(InetAddress.getByName(network).getAddress(), bits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(network, e);
    }
  }

  /** Java itself unwraps IPv4 addresses mapped into IPv6. */
  static boolean has(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (NAT64.has(bytes)) {
      return outsideOfAll(Arrays.copyOfRange(bytes, 12, 16));
    }
    boolean known = address instanceof Inet4Address || PUBLIC_V6.has(bytes);
    return known && outsideOfAll(bytes);
  }

  private static boolean outsideOfAll(byte[] bytes) {
    return NOT_PUBLIC.stream().noneMatch(range -> range.has(bytes));
  }
}
