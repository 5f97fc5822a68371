package io.promobot.till;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.coupon.Worth;
import io.promobot.till.RedemptionWorker.Done;
import io.promobot.till.UndoStore.Limit;
import io.promobot.till.UndoStore.Wish;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What staff do at a till: look at a code, redeem it, take that back. */
public final class TillDeskHandler implements Endpoints {
  /** How long a till can take back what it redeemed. */
  static final int UNDO_SECONDS = 300;

  private final TillSessionHandler sessions;
  private final RedemptionWorker codes;
  private final UndoWorker undos;

  private record Redeemed(
      String id,
      String code,
      String offer,
      Instant redeemedAt,
      Instant undoUntil,
      Optional<String> amount,
      Optional<String> discount,
      Optional<String> currency,
      Optional<Worth> value) {
    static Redeemed of(Done done) {
      Redemption redemption = done.redemption();
      return new Redeemed(
          String.valueOf(redemption.id()),
          done.code().code(),
          done.code().offer(),
          redemption.at(),
          redemption.at().plusSeconds(UNDO_SECONDS),
          redemption.amount(),
          redemption.discount(),
          redemption.currency(),
          done.code().worth());
    }
  }

  private record Lately(List<Redeemed> redemptions) {}

  public TillDeskHandler(TillSessionHandler sessions, RedemptionWorker codes, UndoWorker undos) {
    this.sessions = sessions;
    this.codes = codes;
    this.undos = undos;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("look_at_code", ctx -> sessions.signedIn(ctx, till -> look(ctx, till))),
        answers("redeem_at_till", ctx -> sessions.signedIn(ctx, till -> redeem(ctx, till))),
        answers("list_till_redemptions", ctx -> sessions.signedIn(ctx, this::lately)),
        answers("undo_at_till", ctx -> sessions.signedIn(ctx, till -> undo(ctx, till))));
  }

  private Future<Reply> look(RoutingContext ctx, TillSession till) {
    String text = ApiHandler.body(ctx).getString("code");
    return codes
        .look(text, Guesser.atTill(till.till()))
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(SeenCode.of(found.get(), till.seesNames()))
                    : codes
                        .isFree(text)
                        .map(free -> SeenCode.only(free ? CodeState.FREE : CodeState.UNKNOWN)))
        .map(Reply::ok);
  }

  private Future<Reply> redeem(RoutingContext ctx, TillSession till) {
    JsonObject body = ApiHandler.body(ctx);
    return codes
        .redeem(
            body.getString("code"),
            Guesser.atTill(till.till()),
            RedemptionHandler.asked(body, By.till(till)))
        .map(
            done ->
                Reply.created(
                    "/api/v1/till/redemptions/" + done.redemption().id(), Redeemed.of(done)));
  }

  private Future<Reply> undo(RoutingContext ctx, TillSession till) {
    long redemption = Long.parseLong(ApiHandler.id(ctx));
    return undos.undo(
        new Wish(redemption, By.till(till), Optional.empty(), Optional.of(limit(till))));
  }

  private Future<Reply> lately(TillSession till) {
    return codes
        .lately(limit(till))
        .map(all -> Reply.ok(new Lately(all.stream().map(Redeemed::of).toList())));
  }

  private static Limit limit(TillSession till) {
    return Limit.ofTill(till.till(), UNDO_SECONDS);
  }
}
