package io.promobot.access;

import io.promobot.db.LookupWorker;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Creates, renews and recognises the owner's tokens. */
public final class TokenWorker {
  private final TokenStore store;
  private final LookupWorker<String, Visitor> stored;
  private final Map<TokenKind, byte[]> given = new EnumMap<>(TokenKind.class);
  private final Map<TokenKind, String> firsts = new EnumMap<>(TokenKind.class);

  /**
   * @param apiToken the token in the settings, which overrides the stored one
   * @param botToken the same for bots
   */
  public TokenWorker(TokenStore store, Optional<String> apiToken, Optional<String> botToken) {
    this.store = store;
    this.stored = new LookupWorker<>(store::find);
    apiToken.ifPresent(token -> given.put(TokenKind.API, Tokens.hash(token)));
    botToken.ifPresent(token -> given.put(TokenKind.BOT, Tokens.hash(token)));
    for (var kind : TokenKind.values()) {
      firsts.put(kind, Tokens.fresh());
    }
  }

  /** The token that was created just now; empty if there is none. */
  Future<Optional<String>> first(TokenKind kind) {
    if (given.containsKey(kind)) {
      return Future.succeededFuture(Optional.empty());
    }
    var token = firsts.get(kind);
    return store
        .first(kind, Tokens.hash(token))
        .map(ours -> ours ? Optional.of(token) : Optional.empty());
  }

  boolean renewable(TokenKind kind) {
    return !given.containsKey(kind);
  }

  /** Whether the API token can be renewed here. */
  public boolean apiRenewable() {
    return renewable(TokenKind.API);
  }

  /** Whether the bot's token can be renewed here. */
  public boolean botRenewable() {
    return renewable(TokenKind.BOT);
  }

  /** The new token; from now on the previous one works nowhere. */
  Future<String> renew(TokenKind kind) {
    var token = Tokens.fresh();
    return store.renew(kind, Tokens.hash(token)).map(token);
  }

  /**
   * Who comes with the token of this hash; empty for a wrong one. Queries the database each time,
   * so that a renewed or revoked token takes effect on all replicas at once.
   */
  Future<Optional<Visitor>> find(byte[] hash) {
    var known =
        given.entrySet().stream()
            .filter(one -> MessageDigest.isEqual(one.getValue(), hash))
            .map(one -> Visitor.ofToken(one.getKey(), hash))
            .findFirst();
    return known.isPresent()
        ? Future.succeededFuture(known)
        : stored.find(SessionStore.hex(hash)).map(found -> found.filter(this::counts));
  }

  /** A token in the settings overrides the stored one of its kind. */
  private boolean counts(Visitor visitor) {
    return visitor.program().isPresent()
        || given.keySet().stream()
            .noneMatch(kind -> Visitor.ofToken(kind, visitor.hash()).kind() == visitor.kind());
  }

  /** The API token was sent in an address, where logs and histories keep it. */
  Future<Void> seenInAddress() {
    return store.seenInAddress();
  }

  public Future<Optional<Instant>> inAddressAt() {
    return store.inAddressAt();
  }
}
