package io.promobot.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Who made a request: somebody with a session, a program with a token, or a bot.
 *
 * @param program the id of the program's own token; empty for the other ones
 */
public record Visitor(Kind kind, String key, Optional<Long> program) {
  /** Where the request carries its visitor. */
  public static final String KEY = "visitor";

  /** How a visitor was admitted. */
  public enum Kind {
    SESSION("session", ""),
    API_TOKEN("token", ""),
    BOT_TOKEN(
        "bot_token",
        "This is the bot's token, which may only register people and send questions (POST"
            + " /api/v1/leads and POST /api/v1/requests); for anything else send the API token"),
    REDEEM_TOKEN(
        "redeem_token",
        "This token may only look at codes, redeem them, and take back what it redeemed itself"
            + " (POST /api/v1/coupons/look, POST /api/v1/redemptions, DELETE"
            + " /api/v1/redemptions/{id}); for anything else create one for everything in"
            + " Settings, Tokens");

    private final String scheme;
    private final String limits;

    Kind(String scheme, String limits) {
      this.scheme = scheme;
      this.limits = limits;
    }

    /** As the contract calls it where it says who may call what. */
    String scheme() {
      return scheme;
    }

    /** What it may do; empty when that is everything. */
    public Optional<String> limits() {
      return Optional.of(limits).filter(text -> !text.isEmpty());
    }
  }

  static Visitor ofSession(byte[] idHash) {
    return ofSession(SessionStore.hex(idHash));
  }

  private static Visitor ofSession(String key) {
    return new Visitor(Kind.SESSION, key, Optional.empty());
  }

  public static Visitor ofToken(TokenKind kind, byte[] tokenHash) {
    return new Visitor(
        kind == TokenKind.API ? Kind.API_TOKEN : Kind.BOT_TOKEN,
        SessionStore.hex(tokenHash),
        Optional.empty());
  }

  static Set<Visitor> ofSessions(Collection<String> keys) {
    Set<Visitor> all = new HashSet<>();
    keys.forEach(key -> all.add(ofSession(key)));
    return all;
  }

  boolean session() {
    return kind == Kind.SESSION;
  }

  byte[] hash() {
    return HexFormat.of().parseHex(key);
  }
}
