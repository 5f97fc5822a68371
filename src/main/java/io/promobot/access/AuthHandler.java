package io.promobot.access;

import static java.util.stream.Collectors.toMap;

import io.promobot.contract.ContractHandler;
import io.promobot.contract.Operation;
import io.promobot.db.LookupWorker;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Admits requests with a session or a token that the contract finds good enough for what they ask,
 * unless it is open to anybody or left to the handlers of a till.
 */
public final class AuthHandler implements Handler<RoutingContext> {
  private static final String[] SCHEMES = {"Bearer ", "Token "};
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final OwnerWorker owner;
  private final SessionStore sessions;
  private final LookupWorker<String, Visitor> alive;
  private final SiteCookieHandler cookie;

  public AuthHandler(OwnerWorker owner, SessionStore sessions, SiteCookieHandler cookie) {
    this.owner = owner;
    this.sessions = sessions;
    this.alive = new LookupWorker<>(this::alive);
    this.cookie = cookie;
  }

  private Future<Map<String, Visitor>> alive(Set<String> idHashes) {
    return sessions
        .seen(idHashes)
        .map(in -> Visitor.ofSessions(in).stream().collect(toMap(Visitor::key, found -> found)));
  }

  @Override
  public void handle(RoutingContext ctx) {
    Operation operation = ctx.get(ContractHandler.OPERATION);
    if (operation.open() || operation.till()) {
      ctx.next();
      return;
    }
    // The body must wait until we know who the visitor is.
    ctx.request().pause();
    lookUp(ctx);
  }

  /** For requests that only read: they have no body that would have to wait. */
  public void lookUp(RoutingContext ctx) {
    visitor(ctx.request(), Optional.empty())
        .onComplete(visitor -> enter(ctx, visitor), failure -> ctx.fail(failure));
  }

  /**
   * For what any direct caller may use: through a proxy comes the whole world, and has to identify
   * itself.
   */
  public void askForwarded(RoutingContext ctx) {
    var request = ctx.request();
    if (!request.headers().contains("x-forwarded-for")
        && !request.headers().contains("forwarded")) {
      ctx.next();
      return;
    }
    if (!READING.contains(request.method())) {
      request.pause();
    }
    lookUp(ctx);
  }

  /**
   * Who the visitor is, if it is somebody we admit.
   *
   * @param tokenInAddress for callers that cannot set headers
   */
  public Future<Optional<Visitor>> visitor(
      HttpServerRequest request, Optional<String> tokenInAddress) {
    var authorization = request.getHeader("authorization");
    if (authorization != null) {
      return bearer(authorization);
    }
    if (tokenInAddress.isPresent()) {
      return withToken(tokenInAddress.get());
    }
    return cookie
        .read(request)
        .map(this::session)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<Visitor>> bearer(String authorization) {
    for (var scheme : SCHEMES) {
      if (authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return withToken(authorization.substring(scheme.length()).strip());
      }
    }
    return Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<Visitor>> withToken(String token) {
    return owner.tokens().find(Tokens.hash(token));
  }

  private Future<Optional<Visitor>> session(String id) {
    return alive.find(SessionStore.hex(Tokens.hash(id)));
  }

  private static void enter(RoutingContext ctx, Optional<Visitor> visitor) {
    if (visitor.isEmpty()) {
      ctx.fail(Problem.signedOut("Sign in, or send the API token as Authorization: Bearer …"));
      return;
    }
    Visitor.Kind kind = visitor.get().kind();
    Operation operation = ctx.get(ContractHandler.OPERATION);
    boolean fits =
        operation == null ? kind.everywhere() : operation.schemes().contains(kind.scheme());
    if (!fits) {
      ctx.fail(Problem.notAllowed(kind.limits()));
      return;
    }
    ctx.put(Visitor.KEY, visitor.get());
    ctx.next();
  }

  /** Those of these visitors whom we would admit now. */
  public Future<Set<Visitor>> stillIn(Collection<Visitor> visitors) {
    var keys = visitors.stream().filter(Visitor::session).map(Visitor::key).toList();
    Future<Set<Visitor>> in = sessions.alive(keys).map(Visitor::ofSessions);
    for (var visitor : visitors) {
      if (!visitor.session()) {
        in = in.compose(set -> withToken(set, visitor));
      }
    }
    return in;
  }

  private Future<Set<Visitor>> withToken(Set<Visitor> in, Visitor visitor) {
    return owner
        .tokens()
        .find(visitor.hash())
        .map(
            found -> {
              found.ifPresent(in::add);
              return in;
            });
  }
}
