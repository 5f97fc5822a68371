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
    SESSION("session", true, "This is for programs; send a token that may do it"),
    API_TOKEN("token", true, "No token may do this; sign in with the password"),
    PROGRAM_TOKEN(
        "program_token",
        true,
        "A program's own token may do everything but this; to change tokens or the password, sign in"
            + " or send the API token"),
    BOT_TOKEN(
        "bot_token",
        false,
        "This is the bot's token, which may only register people and send questions (POST"
            + " /api/v1/leads and POST /api/v1/requests); for anything else send the API token"),
    REDEEM_TOKEN(
        "redeem_token",
        false,
        "This token may only look at codes, redeem them, and take back what it redeemed itself"
            + " (POST /api/v1/coupons/look, POST /api/v1/redemptions, DELETE"
            + " /api/v1/redemptions/{id}); for anything else create one for everything in"
            + " Settings, Tokens");

    private final String scheme;
    private final boolean everywhere;
    private final String limits;

    Kind(String scheme, boolean everywhere, String limits) {
      this.scheme = scheme;
      this.everywhere = everywhere;
      this.limits = limits;
    }

    /** As the contract calls it where it says who may call what. */
    String scheme() {
      return scheme;
    }

    /** Whether it opens also what no contract describes. */
    public boolean everywhere() {
      return everywhere;
    }

    /** What to say where it is not good enough. */
    public String limits() {
      return limits;
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
