package io.promobot.access;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owner's own secrets: changing the password and the tokens. */
public final class SecretHandler implements Endpoints {
  private static final Logger log = LoggerFactory.getLogger(SecretHandler.class);

  private final OwnerWorker owner;
  private final SignInWorker passwords;
  private final VisitorListener visitors;

  /**
   * @param visitors is told whenever somebody may have to be signed out
   */
  SecretHandler(OwnerWorker owner, SignInWorker passwords, VisitorListener visitors) {
    this.owner = owner;
    this.passwords = passwords;
    this.visitors = visitors;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("renew_token", this::renewToken),
        answers("renew_bot_token", this::renewBotToken),
        answers("change_password", this::changePassword));
  }

  private Future<Reply> renewToken(RoutingContext ctx) {
    return renew(TokenKind.API);
  }

  private Future<Reply> renewBotToken(RoutingContext ctx) {
    return renew(TokenKind.BOT);
  }

  private Future<Reply> renew(TokenKind kind) {
    if (!owner.tokens().renewable(kind)) {
      return given(kind.setting(), "token");
    }
    return owner
        .tokens()
        .renew(kind)
        .onSuccess(
            token -> {
              log.info("A new {} was created; the old one is void", kind.setting());
              visitors.sendAway();
            })
        .map(token -> new Reply(201, Optional.of(Map.of("token", token)), Map.of()));
  }

  private Future<Reply> changePassword(RoutingContext ctx) {
    if (!owner.ownPassword()) {
      return given("ADMIN_PASSWORD", "password");
    }
    var body = ApiHandler.body(ctx);
    var current = body.getString("current");
    var next = body.getString("new");
    if (next.equals(current)) {
      return Future.failedFuture(bad("is your current password; choose another one"));
    }
    return owner
        .mistake(next)
        .compose(
            mistake ->
                mistake
                    .map(what -> Future.<Reply>failedFuture(bad(what + "; choose a longer one")))
                    .orElseGet(() -> change(ctx, current, next)));
  }

  private static Problem bad(String what) {
    return Problem.badInput(List.of(new Mistake("new", what)));
  }

  private Future<Reply> change(RoutingContext ctx, String current, String next) {
    Visitor visitor = ctx.get(Visitor.KEY);
    var keptSession = visitor.session() ? Optional.of(visitor.hash()) : Optional.<byte[]>empty();
    return passwords
        .attempt(
            ctx,
            new SignInWorker.Who(visitor.key(), Optional.of(visitor.key())),
            () -> owner.changePassword(current, next, keptSession),
            fits -> fits)
        .map(this::changed);
  }

  private Reply changed(boolean fits) {
    if (!fits) {
      throw Problem.wrongPassword("The current password is wrong");
    }
    log.info("The owner's password was changed");
    visitors.sendAway();
    return Reply.noContent();
  }

  private static Future<Reply> given(String setting, String what) {
    return Future.failedFuture(
        Problem.conflict(
            "The %s is set by %s; change it there and start again".formatted(what, setting)));
  }
}
