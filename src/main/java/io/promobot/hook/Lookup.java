package io.promobot.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves a host's addresses; may block. */
interface Lookup {
  List<InetAddress> of(String host) throws UnknownHostException;

  /** As this machine resolves names. */
  static Lookup system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
