package io.promobot.hook;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Decides which addresses belong to the public internet and not to a private network. */
final class PublicNetwork {
  /** Private, shared, loopback, link-local, documentation, benchmark, multicast, reserved. */
  private static final List<IpSubnetFilterRule> NOT_PUBLIC =
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

  private static final IpSubnetFilterRule PUBLIC_V6 = range("2000::", 3);
  private static final IpSubnetFilterRule NAT64 = range("64:ff9b::", 96);

  private PublicNetwork() {}

  private static IpSubnetFilterRule range(String network, int bits) {
    return new IpSubnetFilterRule(network, bits, IpFilterRuleType.ACCEPT);
  }

  /** Java itself unwraps IPv4 addresses mapped into IPv6. */
  static boolean has(InetAddress address) {
    var socket = new InetSocketAddress(address, 0);
    if (NAT64.matches(socket)) {
      return has(lastFourBytes(address));
    }
    boolean known = address instanceof Inet4Address || PUBLIC_V6.matches(socket);
    return known && NOT_PUBLIC.stream().noneMatch(range -> range.matches(socket));
  }

  private static InetAddress lastFourBytes(InetAddress address) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
