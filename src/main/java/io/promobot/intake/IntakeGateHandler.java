package io.promobot.intake;

import io.promobot.access.Access;
import io.promobot.access.AuthHandler;
import io.promobot.access.SameSiteHandler;
import io.promobot.access.SessionHandler;
import io.promobot.access.TokenInAddressHandler;
import io.promobot.access.Visitor;
import io.promobot.contract.ContractHandler;
import io.promobot.http.CallerThrottle;
import io.promobot.http.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Admits bot builders, who may send their token in the address, and the owner; slows down guessers
 * of tokens and senders without end.
 */
public final class IntakeGateHandler implements Handler<RoutingContext> {
  private static final int WRONG_AT_ONCE = 100;
  private static final int WRONG_PER_SECOND = 1;
  private static final int CALLS_AT_ONCE = 100_000;
  private static final int CALLS_PER_SECOND = 10_000;

  private final boolean behindProxy;
  private final SameSiteHandler sameSite;
  private final AuthHandler auth;
  private final TokenInAddressHandler warning;
  private final CallerThrottle wrong;
  private final CallerThrottle calls;

  public IntakeGateHandler(Access access, AuthHandler auth, TokenInAddressHandler warning) {
    this.behindProxy = access.url().https();
    this.sameSite = new SameSiteHandler(access.publicUrl());
    this.auth = auth;
    this.warning = warning;
    this.wrong = new CallerThrottle(WRONG_AT_ONCE, WRONG_PER_SECOND, access.nanos());
    this.calls = new CallerThrottle(CALLS_AT_ONCE, CALLS_PER_SECOND, access.nanos());
  }

  @Override
  public void handle(RoutingContext ctx) {
    ContractHandler.toProgramsOnly(ctx.response());
    ctx.request().pause();
    var token = ctx.queryParam("token").stream().findFirst();
    if (token.isEmpty() && !sameSite.allows(ctx.request())) {
      ctx.fail(SameSiteHandler.foreign());
      return;
    }
    var address = SessionHandler.address(ctx.request(), behindProxy);
    auth.visitor(ctx.request(), token)
        .onSuccess(visitor -> enter(ctx, visitor, address))
        .onFailure(ctx::fail);
  }

  /** Bot builders share addresses with strangers: a valid token is always admitted. */
  private void enter(RoutingContext ctx, Optional<Visitor> visitor, String address) {
    if (visitor.isEmpty()) {
      var wait = wrong.take(address);
      ctx.fail(
          wait.isPresent() ? tooMany("Too many wrong tokens came from here", wait) : stranger());
      return;
    }
    // It never worked in an address, where logs keep it.
    if (inAddress(ctx) && visitor.get().program().isPresent()) {
      ctx.fail(
          Problem.signedOut(
              "A program's own token belongs in a header; send it as Authorization: Bearer …"));
      return;
    }
    if (visitor.get().kind() == Visitor.Kind.REDEEM_TOKEN) {
      ctx.fail(Problem.notAllowed(visitor.get().kind().limits()));
      return;
    }
    var wait = calls.take(visitor.get().key());
    if (wait.isPresent()) {
      ctx.fail(tooMany("Too many calls at once", wait));
      return;
    }
    ctx.put(Visitor.KEY, visitor.get());
    if (inAddress(ctx) && visitor.get().kind() == Visitor.Kind.API_TOKEN) {
      warning.handle(ctx);
    }
    ctx.next();
  }

  /** A header takes precedence over the address. */
  private static boolean inAddress(RoutingContext ctx) {
    return !ctx.request().headers().contains("authorization") && !ctx.queryParam("token").isEmpty();
  }

  private static Problem stranger() {
    return Problem.signedOut("Send the bot's token as Authorization: Bearer …, or as ?token=…");
  }

  private static Problem tooMany(String detail, OptionalLong wait) {
    long seconds = wait.getAsLong();
    return Problem.tooMany(detail + "; please try again in " + seconds + " s", seconds);
  }
}
