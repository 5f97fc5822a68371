package io.promobot.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Who made a request: somebody with a session, a script with the API token, or a bot. */
public record Visitor(Kind kind, String key) {
  /** Where the request carries its visitor. */
  public static final String KEY = "visitor";

  /** How a visitor was admitted. */
  public enum Kind {
    SESSION,
    API_TOKEN,
    BOT_TOKEN
  }

  static Visitor ofSession(byte[] idHash) {
    return new Visitor(Kind.SESSION, SessionStore.hex(idHash));
  }

  public static Visitor ofToken(TokenKind kind, byte[] tokenHash) {
    return new Visitor(
        kind == TokenKind.API ? Kind.API_TOKEN : Kind.BOT_TOKEN, SessionStore.hex(tokenHash));
  }

  static Set<Visitor> ofSessions(Collection<String> keys) {
    Set<Visitor> all = new HashSet<>();
    keys.forEach(key -> all.add(new Visitor(Kind.SESSION, key)));
    return all;
  }

  boolean session() {
    return kind == Kind.SESSION;
  }

  byte[] hash() {
    return HexFormat.of().parseHex(key);
  }
}
