package io.promobot.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Supplier;

/** Knows the owner: creates the first secrets, and checks a password or link. */
public final class OwnerWorker {
  private final OwnerStore store;
  private final PasswordWorker passwords;
  private final Optional<String> given;
  private final Supplier<String> business;
  private final TokenWorker tokens;
  private final String firstPassword = Tokens.freshPassword();
  private volatile Optional<String> firstHash = Optional.empty();

  /** The secrets generated at the first start, printed once, because we store only hashes. */
  public record FirstRun(
      Optional<String> password, Optional<String> apiToken, Optional<String> botToken) {}

  /**
   * @param given the password in the settings, which overrides the stored one and can only be
   *     changed there
   * @param business the shop's name, which makes a bad password
   */
  public OwnerWorker(
      Vertx vertx,
      OwnerStore store,
      TokenWorker tokens,
      Optional<String> given,
      Supplier<String> business) {
    this.store = store;
    this.passwords = new PasswordWorker(vertx);
    this.tokens = tokens;
    this.given = given;
    this.business = business;
  }

  public TokenWorker tokens() {
    return tokens;
  }

  /**
   * Ensures that there are a password and a token, once for all replicas; a configured password
   * overrides the stored one, and if it differs it ends all sessions. May be called again after the
   * database went away: it returns everything this process has stored each time.
   */
  public Future<FirstRun> firstRun() {
    return given
        .map(password -> adopt(password).map(Optional.<String>empty()))
        .orElseGet(this::firstPassword)
        .compose(this::firstTokens);
  }

  private Future<FirstRun> firstTokens(Optional<String> password) {
    return tokens
        .first(TokenKind.API)
        .compose(api -> tokens.first(TokenKind.BOT).map(bot -> new FirstRun(password, api, bot)));
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

  /** A token that signs its bearer in once, within a day. */
  public Future<String> newSignInLink() {
    var token = Tokens.fresh();
    return store.addLink(Tokens.hash(token)).map(token);
  }

  Future<Boolean> linkFits(String token) {
    return store.useLink(Tokens.hash(token));
  }

  /** Empty until the first start has made one. */
  Future<Optional<String>> passwordHash() {
    return store.passwordHash();
  }

  /** The stored hash that this password matches; empty when it is wrong. */
  Future<Optional<String>> fitting(String password) {
    return store
        .passwordHash()
        .compose(hash -> passwords.fits(password, hash).map(fits -> hash.filter(x -> fits)));
  }

  /** Whether the password can be changed here. */
  public boolean ownPassword() {
    return given.isEmpty();
  }

  /** False when {@code current} is not the password. */
  public Future<Boolean> changePassword(String current, String next, Optional<byte[]> keptSession) {
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

  /** What is wrong with a proposed password. */
  public Future<Optional<String>> mistake(String password) {
    return passwords.mistake(password, business.get());
  }
}
