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
  private final SignInWorker passwords;
  private final Runnable changed;

  /**
   * @param changed is notified whenever somebody may have to leave
   */
  SecretHandler(OwnerWorker owner, SignInWorker passwords, Runnable changed) {
    this.owner = owner;
    this.passwords = passwords;
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
    Visitor visitor = ctx.get(Visitor.KEY);
    var keptSession = visitor.session() ? Optional.of(visitor.hash()) : Optional.<byte[]>empty();
    return passwords
        .attempt(
            ctx.vertx(),
            new SignInWorker.Who(visitor.key(), Optional.of(visitor.key())),
            () -> owner.changePassword(current, next, keptSession),
            fits -> fits)
        .map(this::changed);
  }

  private Reply changed(boolean fits) {
    if (!fits) {
      throw Problem.wrongPassword("The current password is another one");
    }
    changed.run();
    return Reply.noContent();
  }

  private static Future<Reply> given(String setting, String what) {
    return Future.failedFuture(
        Problem.conflict(
            "The %s is set by %s; change it there and start again".formatted(what, setting)));
  }
}
