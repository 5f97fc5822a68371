package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Knows the owner: makes the first secrets, and tells whether a password, link or token is theirs.
 */
public final class OwnerWorker {
  private final OwnerStore store;
  private final PasswordWorker passwords;
  private final Given given;
  private final String firstPassword = Tokens.freshPassword();
  private final String firstToken = Tokens.fresh();
  private volatile Optional<String> firstHash = Optional.empty();

  /** What the configuration says; it wins over what is stored, and only there it is changed. */
  public record Given(Optional<String> password, Optional<String> apiToken) {}

  /** What was made at the first start and can be printed once, for we keep only hashes. */
  public record FirstRun(Optional<String> password, Optional<String> apiToken) {}

  public OwnerWorker(Vertx vertx, OwnerStore store, Given given) {
    this.store = store;
    this.passwords = new PasswordWorker(vertx);
    this.given = given;
  }

  /**
   * Sees to it that there are a password and a token, once for all replicas; a given password wins
   * over the stored one, and where it differs it ends all sessions. May be asked again after the
   * database went away: what this process has stored, it tells each time.
   */
  public Future<FirstRun> firstRun() {
    return given
        .password()
        .map(password -> adopt(password).map(Optional.<String>empty()))
        .orElseGet(this::firstPassword)
        .compose(password -> firstApiToken().map(token -> new FirstRun(password, token)));
  }

  private Future<Void> adopt(String password) {
    return store
        .passwordHash()
        .compose(
            hash -> hash.isEmpty() ? Future.succeededFuture(false) : passwords.fits(password, hash))
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
            hash ->
                hash.isPresent() && firstHash.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : makePassword());
  }

  private Future<Optional<String>> makePassword() {
    return firstHash
        .map(Future::succeededFuture)
        .orElseGet(() -> passwords.hash(firstPassword))
        .onSuccess(hash -> firstHash = Optional.of(hash))
        .compose(store::firstPassword)
        .map(ours -> ours ? Optional.of(firstPassword) : Optional.empty());
  }

  private Future<Optional<String>> firstApiToken() {
    if (given.apiToken().isPresent()) {
      return Future.succeededFuture(Optional.empty());
    }
    return store
        .firstApiToken(Tokens.hash(firstToken))
        .map(ours -> ours ? Optional.of(firstToken) : Optional.empty());
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
    return fitting(password).map(Optional::isPresent);
  }

  /** Empty until the first start has made one. */
  Future<Optional<String>> passwordHash() {
    return store.passwordHash();
  }

  /** The stored hash that this password fits; empty when it is not the password. */
  Future<Optional<String>> fitting(String password) {
    return store
        .passwordHash()
        .compose(hash -> passwords.fits(password, hash).map(fits -> hash.filter(x -> fits)));
  }

  /** Whether the password can be changed here. */
  public boolean ownPassword() {
    return given.password().isEmpty();
  }

  /** False when {@code current} is not the password. */
  Future<Boolean> changePassword(String current, String next, Optional<byte[]> keptSession) {
    return store
        .passwordHash()
        .compose(
            hash ->
                passwords
                    .fits(current, hash)
                    .compose(
                        fits ->
                            fits
                                ? replace(hash.orElseThrow(), next, keptSession)
                                : Future.succeededFuture(false)));
  }

  private Future<Boolean> replace(String hash, String next, Optional<byte[]> keptSession) {
    return passwords
        .hash(next)
        .compose(nextHash -> store.changePassword(hash, nextHash, keptSession));
  }

  /** Whether the API token can be renewed here. */
  public boolean ownToken() {
    return given.apiToken().isEmpty();
  }

  /** The new token; from now on the one before works nowhere. */
  Future<String> renewApiToken() {
    var token = Tokens.fresh();
    return store.newApiToken(Tokens.hash(token)).map(token);
  }

  Future<Boolean> apiTokenFits(String token) {
    return apiTokenIs(Tokens.hash(token));
  }

  /** Asks the database each time, so that a renewed token is over on all replicas at once. */
  Future<Boolean> apiTokenIs(byte[] hash) {
    return given
        .apiToken()
        .map(token -> Future.succeededFuture(Optional.of(Tokens.hash(token))))
        .orElseGet(store::apiTokenHash)
        .map(known -> known.isPresent() && MessageDigest.isEqual(known.get(), hash));
  }
}
