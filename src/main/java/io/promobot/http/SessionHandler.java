package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Signing in with a password or a one-time link, and out. */
final class SessionHandler {
  private static final Reply SIGNED_IN = Reply.ok(Map.of("signed_in", true));

  private final OwnerWorker owner;
  private final SessionStore sessions;
  private final SessionCookieHandler cookie;
  private final SignInGate gate;
  private final Consumer<Visitor> ended;
  private final boolean behindProxy;

  /**
   * @param ended is told of every session that ends here
   */
  SessionHandler(
      OwnerWorker owner,
      SessionStore sessions,
      boolean https,
      SignInGate gate,
      Consumer<Visitor> ended) {
    this.owner = owner;
    this.sessions = sessions;
    this.cookie = new SessionCookieHandler(https);
    this.behindProxy = https;
    this.gate = gate;
    this.ended = ended;
  }

  Future<Reply> signIn(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    var link = Optional.ofNullable(body.getString("link"));
    var address = address(ctx.request(), behindProxy);
    var proof =
        link.map(token -> byLink(address, token))
            .orElseGet(() -> byPassword(address, body.getString("password")));
    return proof
        .compose(proven -> proven.map(by -> start(ctx, by)).orElse(Future.succeededFuture(false)))
        .compose(
            in ->
                in
                    ? Future.succeededFuture(SIGNED_IN)
                    : Future.failedFuture(wrong(link.isPresent())));
  }

  /** What somebody came in by: a link, or the password behind this hash. */
  private record Proof(Optional<String> passwordHash) {}

  private Future<Optional<Proof>> byLink(String address, String token) {
    return gate.tryLink(address)
        .map(SessionHandler::<Optional<Proof>>tooEarly)
        .orElseGet(
            () ->
                owner
                    .linkFits(token)
                    .map(
                        fits ->
                            fits ? Optional.of(new Proof(Optional.empty())) : Optional.empty()));
  }

  private Future<Optional<Proof>> byPassword(String address, String password) {
    return gate.tryPassword(address)
        .map(SessionHandler::<Optional<Proof>>tooEarly)
        .orElseGet(
            () ->
                owner
                    .fitting(password)
                    .onSuccess(hash -> remember(hash.isPresent(), address))
                    .map(fits -> fits.map(hash -> new Proof(Optional.of(hash)))));
  }

  private void remember(boolean ok, String address) {
    if (ok) {
      gate.passwordFitted(address);
    }
  }

  static <T> Future<T> tooEarly(Duration needed) {
    long seconds = needed.toSeconds() + 1;
    return Future.failedFuture(
        Problem.tooMany("Too many tries; please wait " + seconds + " seconds", seconds));
  }

  private static Problem wrong(boolean link) {
    return Problem.signedOut(
        link
            ? "This sign-in link was used before or is too old; please ask for a new one"
            : "That is not the password");
  }

  /** Always a new id, never one that the visitor brought along. */
  private Future<Boolean> start(RoutingContext ctx, Proof by) {
    var id = Tokens.fresh();
    return endBrought(ctx.request())
        .compose(over -> sessions.start(Tokens.hash(id), by.passwordHash()))
        .onSuccess(
            started -> {
              if (started) {
                cookie.set(ctx.request(), id);
              }
            });
  }

  private Future<Void> endBrought(HttpServerRequest request) {
    return cookie
        .read(request)
        .map(Tokens::hash)
        .map(hash -> sessions.end(hash).onSuccess(x -> ended.accept(Visitor.ofSession(hash))))
        .orElseGet(Future::succeededFuture);
  }

  Future<Reply> show(RoutingContext ctx) {
    return Future.succeededFuture(SIGNED_IN);
  }

  Future<Reply> signOut(RoutingContext ctx) {
    return endBrought(ctx.request())
        .onSuccess(over -> cookie.remove(ctx.request()))
        .map(Reply.noContent());
  }

  static String address(HttpServerRequest request, boolean behindProxy) {
    List<String> forwarded = request.headers().getAll("x-forwarded-for");
    boolean trusted = behindProxy && !forwarded.isEmpty();
    return ClientAddress.of(
        request.remoteAddress().hostAddress(),
        trusted ? Optional.of(forwarded.get(forwarded.size() - 1)) : Optional.empty());
  }
}
