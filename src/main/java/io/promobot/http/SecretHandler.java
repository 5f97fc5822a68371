package io.promobot.http;

import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The owner's own secrets: another password, another API token. */
final class SecretHandler {
  private final OwnerWorker owner;
  private final SignInGate gate;
  private final boolean behindProxy;
  private final Runnable changed;

  /**
   * @param changed is told whenever somebody may have to leave
   */
  SecretHandler(OwnerWorker owner, SignInGate gate, boolean behindProxy, Runnable changed) {
    this.owner = owner;
    this.gate = gate;
    this.behindProxy = behindProxy;
    this.changed = changed;
  }

  Future<Reply> renewToken(RoutingContext ctx) {
    if (!owner.ownToken()) {
      return given("API_TOKEN", "token");
    }
    return owner
        .renewApiToken()
        .onSuccess(token -> changed.run())
        .map(token -> new Reply(201, Optional.of(Map.of("token", token)), Map.of()));
  }

  Future<Reply> changePassword(RoutingContext ctx) {
    if (!owner.ownPassword()) {
      return given("ADMIN_PASSWORD", "password");
    }
    var body = ApiHandler.body(ctx);
    var current = body.getString("current");
    var next = body.getString("new");
    if (next.equals(current)) {
      return Future.failedFuture(
          Problem.badInput(List.of(new Mistake("new", "is the one you have; take another"))));
    }
    var address = SessionHandler.address(ctx.request(), behindProxy);
    return gate.tryPassword(address)
        .map(SessionHandler::<Reply>tooEarly)
        .orElseGet(() -> change(ctx, current, next).onSuccess(x -> gate.passwordFitted(address)));
  }

  private Future<Reply> change(RoutingContext ctx, String current, String next) {
    Visitor visitor = ctx.get(Visitor.KEY);
    return owner
        .changePassword(
            current, next, visitor.session() ? Optional.of(visitor.hash()) : Optional.empty())
        .map(
            fits -> {
              if (!fits) {
                throw Problem.wrongPassword("The current password is another one");
              }
              changed.run();
              return Reply.noContent();
            });
  }

  private static Future<Reply> given(String setting, String what) {
    return Future.failedFuture(
        Problem.conflict(
            "The %s is set by %s; change it there and start again".formatted(what, setting)));
  }
}
