package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Knows the owner: makes the first secrets, and tells whether a password, link or token is theirs.
 */
public final class OwnerWorker {
  private static final Duration TOKEN_KEPT = Duration.ofSeconds(30);

  private final OwnerStore store;
  private final PasswordWorker passwords;
  private final Optional<byte[]> givenTokenHash;
  private final InstantSource clock;
  private volatile KnownToken known = new KnownToken(Optional.empty(), Long.MIN_VALUE);

  /** What was made at the first start and can be printed once, for we keep only hashes. */
  public record FirstRun(Optional<String> password, Optional<String> apiToken) {}

  private record KnownToken(Optional<byte[]> hash, long untilMillis) {}

  /**
   * @param apiToken the token of the configuration; without one the database's counts
   */
  public OwnerWorker(
      Vertx vertx, OwnerStore store, Optional<String> apiToken, InstantSource clock) {
    this.store = store;
    this.passwords = new PasswordWorker(vertx);
    this.givenTokenHash = apiToken.map(Tokens::hash);
    this.clock = clock;
  }

  /**
   * Sees to it that there are a password and a token, once for all replicas; a given password wins
   * over the stored one, and where it differs it ends all sessions.
   */
  public Future<FirstRun> firstRun(Optional<String> adminPassword) {
    return adminPassword
        .map(password -> adopt(password).map(Optional.<String>empty()))
        .orElseGet(this::firstPassword)
        .compose(password -> firstApiToken().map(token -> new FirstRun(password, token)));
  }

  private Future<Void> adopt(String password) {
    return store
        .passwordHash()
        .compose(hash -> passwords.fits(password, hash))
        .compose(
            same ->
                same
                    ? Future.succeededFuture()
                    : passwords.hash(password).compose(store::newPassword));
  }

  private Future<Optional<String>> firstPassword() {
    return store
        .passwordHash()
        .compose(
            hash -> hash.isPresent() ? Future.succeededFuture(Optional.empty()) : makePassword());
  }

  private Future<Optional<String>> makePassword() {
    var password = Tokens.freshPassword();
    return passwords
        .hash(password)
        .compose(store::firstPassword)
        .map(ours -> ours ? Optional.of(password) : Optional.empty());
  }

  private Future<Optional<String>> firstApiToken() {
    if (givenTokenHash.isPresent()) {
      return Future.succeededFuture(Optional.empty());
    }
    var token = Tokens.fresh();
    return store
        .firstApiToken(Tokens.hash(token))
        .map(ours -> ours ? Optional.of(token) : Optional.empty());
  }

  /** A token that signs its bearer in once, within a day. */
  public Future<String> newSignInLink() {
    var token = Tokens.fresh();
    return store.addLink(Tokens.hash(token)).map(token);
  }

  Future<Boolean> linkFits(String token) {
    return store.useLink(Tokens.hash(token));
  }

  Future<Boolean> passwordFits(String password) {
    return store.passwordHash().compose(hash -> passwords.fits(password, hash));
  }

  Future<Boolean> apiTokenFits(String token) {
    return apiTokenHash()
        .map(hash -> hash.isPresent() && MessageDigest.isEqual(hash.get(), Tokens.hash(token)));
  }

  private Future<Optional<byte[]>> apiTokenHash() {
    var now = clock.millis();
    if (givenTokenHash.isPresent() || known.untilMillis() > now) {
      return Future.succeededFuture(givenTokenHash.or(known::hash));
    }
    return store
        .apiTokenHash()
        .onSuccess(hash -> known = new KnownToken(hash, now + TOKEN_KEPT.toMillis()));
  }
}
