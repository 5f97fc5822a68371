package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Lets in who has a session or the API token, unless the contract says that anybody may come. */
final class AuthHandler implements Handler<RoutingContext> {
  private static final String[] SCHEMES = {"Bearer ", "Token "};

  private final OwnerWorker owner;
  private final SessionStore sessions;
  private final SessionCookieHandler cookie;

  AuthHandler(OwnerWorker owner, SessionStore sessions, SessionCookieHandler cookie) {
    this.owner = owner;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @Override
  public void handle(RoutingContext ctx) {
    Operation operation = ctx.get(ContractHandler.OPERATION);
    if (ContractRoutes.open(operation)) {
      ctx.next();
      return;
    }
    // The body must wait until we know who is asking.
    ctx.request().pause();
    visitor(ctx).onComplete(visitor -> enter(ctx, visitor), failure -> ctx.fail(failure));
  }

  private Future<Optional<Visitor>> visitor(RoutingContext ctx) {
    var authorization = ctx.request().getHeader("authorization");
    if (authorization != null) {
      return bearer(authorization);
    }
    return cookie
        .read(ctx.request())
        .map(this::session)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<Visitor>> bearer(String authorization) {
    for (var scheme : SCHEMES) {
      if (authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
        var hash = Tokens.hash(authorization.substring(scheme.length()).strip());
        return owner
            .apiTokenIs(hash)
            .map(fits -> fits ? Optional.of(Visitor.ofToken(hash)) : Optional.empty());
      }
    }
    return Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<Visitor>> session(String id) {
    var hash = Tokens.hash(id);
    return sessions
        .seen(hash)
        .map(alive -> alive ? Optional.of(Visitor.ofSession(hash)) : Optional.empty());
  }

  private static void enter(RoutingContext ctx, Optional<Visitor> visitor) {
    if (visitor.isEmpty()) {
      ctx.fail(Problem.signedOut("Sign in, or send the API token as Authorization: Bearer …"));
      return;
    }
    ctx.put(Visitor.KEY, visitor.get());
    ctx.next();
  }

  /** Those of these visitors whom we would let in now. */
  Future<Set<Visitor>> stillIn(Collection<Visitor> visitors) {
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
        .apiTokenIs(visitor.hash())
        .map(
            fits -> {
              if (fits) {
                in.add(visitor);
              }
              return in;
            });
  }
}
