package io.promobot.primary;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where a server is right now; a name may stand for several. */
public record ServerPlace(DatabaseServer server, InetAddress address) {

  /** Blocks; empty when nobody knows the name. */
  static List<ServerPlace> of(DatabaseServer server) {
    try {
      return Arrays.stream(InetAddress.getAllByName(server.host()))
          .map(address -> new ServerPlace(server, address))
          .toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  /** Remembers the name, which a certificate is for. */
  public InetSocketAddress socket() {
    return new InetSocketAddress(address, server.port());
  }

  @Override
  public String toString() {
    var number = address.getHostAddress();
    return number.equals(server.host()) ? server.toString() : server + " (" + number + ")";
  }
}
