package io.promobot.access;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.CallerThrottle;
import io.promobot.http.ClientAddress;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in with a password or a one-time link, and out. */
public final class SessionHandler implements Endpoints {
  private static final Logger log = LoggerFactory.getLogger(SessionHandler.class);
  private static final Reply SIGNED_IN = Reply.ok(Map.of("signed_in", true));

  private static final int WRONG_LINKS_AT_ONCE = 20;
  private static final int WRONG_LINKS_PER_SECOND = 1;

  private final OwnerWorker owner;
  private final SessionStore sessions;
  private final SiteCookieHandler cookie;
  private final SiteCookieHandler device;
  private final SignInWorker passwords;
  private final CallerThrottle wrongLinks;
  private final VisitorListener visitors;
  private final boolean behindProxy;

  /**
   * @param visitors is notified of every session that ends here
   */
  SessionHandler(Access access, SignInWorker passwords, VisitorListener visitors) {
    this.owner = access.owner();
    this.sessions = access.sessions();
    this.cookie = SiteCookieHandler.session(access.url());
    this.device = SiteCookieHandler.device(access.url());
    this.behindProxy = access.url().https();
    this.passwords = passwords;
    this.wrongLinks =
        new CallerThrottle(WRONG_LINKS_AT_ONCE, WRONG_LINKS_PER_SECOND, access.nanos());
    this.visitors = visitors;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("sign_in", this::signIn),
        answers("show_session", this::show),
        answers("sign_out", this::signOut));
  }

  private Future<Reply> signIn(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    var link = Optional.ofNullable(body.getString("link"));
    var proof =
        link.map(token -> byLink(token))
            .orElseGet(() -> byPassword(ctx, body.getString("password")));
    return proof
        .compose(proven -> proven.map(by -> start(ctx, by)).orElse(Future.succeededFuture(false)))
        .compose(
            in ->
                in
                    ? signedIn(link.isPresent())
                    : Future.failedFuture(wrong(ctx.request(), link.isPresent())));
  }

  private static Future<Reply> signedIn(boolean link) {
    log.info("Somebody signed in with {}", link ? "a link" : "the password");
    return Future.succeededFuture(SIGNED_IN);
  }

  /** What somebody signed in with: a link, or the password behind this hash. */
  private record Proof(Optional<String> passwordHash) {}

  private Future<Optional<Proof>> byLink(String token) {
    return owner
        .linkFits(token)
        .map(fits -> fits ? Optional.of(new Proof(Optional.empty())) : Optional.empty());
  }

  private Future<Optional<Proof>> byPassword(RoutingContext ctx, String password) {
    var brought = device.read(ctx.request());
    return owner
        .passwordHash()
        .map(
            hash ->
                hash.flatMap(
                    key -> brought.flatMap(value -> DeviceId.read(value, key, Instant.now()))))
        .map(known -> new SignInWorker.Who(address(ctx.request(), behindProxy), known))
        .compose(
            who -> passwords.attempt(ctx, who, () -> owner.fitting(password), Optional::isPresent))
        .map(fits -> fits.map(hash -> new Proof(Optional.of(hash))));
  }

  private Problem wrong(HttpServerRequest request, boolean link) {
    if (!link) {
      // The queue for guessers limits how often this is logged; wrong links are only counted.
      log.warn("Somebody tried to sign in with a wrong password");
      return Problem.signedOut("Wrong password");
    }
    var wait = wrongLinks.take(address(request, behindProxy));
    return wait.isPresent()
        ? Problem.tooMany("Too many wrong links came from here", wait.getAsLong())
        : Problem.signedOut(
            "This sign-in link was used before or is too old; please ask for a new one");
  }

  /** Always a new id, never one that the visitor brought along. */
  private Future<Boolean> start(RoutingContext ctx, Proof by) {
    var id = Tokens.fresh();
    return endBrought(ctx.request())
        .compose(over -> sessions.start(Tokens.hash(id), by.passwordHash()))
        .compose(
            started ->
                started ? welcome(ctx.request(), id).map(true) : Future.succeededFuture(false));
  }

  private Future<Void> welcome(HttpServerRequest request, String id) {
    return owner
        .passwordHash()
        .onSuccess(
            hash -> {
              cookie.set(request, id);
              hash.ifPresent(key -> device.set(request, DeviceId.fresh(key, Instant.now())));
            })
        .mapEmpty();
  }

  private Future<Void> endBrought(HttpServerRequest request) {
    return cookie
        .read(request)
        .map(Tokens::hash)
        .map(hash -> sessions.end(hash).onSuccess(x -> visitors.endOf(Visitor.ofSession(hash))))
        .orElseGet(Future::succeededFuture);
  }

  private Future<Reply> show(RoutingContext ctx) {
    return Future.succeededFuture(SIGNED_IN);
  }

  private Future<Reply> signOut(RoutingContext ctx) {
    return endBrought(ctx.request())
        .onSuccess(over -> cookie.remove(ctx.request()))
        .map(Reply.noContent());
  }

  public static String address(HttpServerRequest request, boolean behindProxy) {
    return ClientAddress.of(request.remoteAddress().hostAddress(), request.headers(), behindProxy);
  }
}
