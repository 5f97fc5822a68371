package io.promobot.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Who made a request: somebody with a session, or a script with the API token. */
record Visitor(boolean session, String key) {
  /** Where the request carries its visitor. */
  static final String KEY = "visitor";

  static Visitor ofSession(byte[] idHash) {
    return new Visitor(true, SessionStore.hex(idHash));
  }

  static Visitor ofToken(byte[] tokenHash) {
    return new Visitor(false, SessionStore.hex(tokenHash));
  }

  static Set<Visitor> ofSessions(Collection<String> keys) {
    Set<Visitor> all = new HashSet<>();
    keys.forEach(key -> all.add(new Visitor(true, key)));
    return all;
  }

  byte[] hash() {
    return HexFormat.of().parseHex(key);
  }
}
