package io.promobot.till;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.access.Visitor;
import io.promobot.contact.Visible;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.coupon.Worth;
import io.promobot.till.By.Actor;
import io.promobot.till.RedemptionWorker.Done;
import io.promobot.till.UndoStore.Limit;
import io.promobot.till.UndoStore.Wish;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Redemptions by web shops and tills of others, and by the owner. */
public final class RedemptionHandler implements Endpoints {
  /** As long as a web shop takes goods back; what is older is the owner's to decide. */
  private static final int UNDO_SECONDS = 30 * 24 * 60 * 60;

  private final RedemptionWorker codes;
  private final UndoWorker undos;

  private record Redeemed(
      String id,
      String code,
      String campaign,
      Optional<String> customerId,
      Instant redeemedAt,
      Optional<String> till,
      Optional<Worth> value,
      Optional<String> amount,
      Optional<String> discount,
      Optional<String> currency) {
    /** {@code ids}: whether the caller may learn which customer it was. */
    static Redeemed of(Done done, boolean ids) {
      Redemption redemption = done.redemption();
      return new Redeemed(
          String.valueOf(redemption.id()),
          done.code().code(),
          done.code().campaign(),
          redemption.customer().filter(id -> ids).map(String::valueOf),
          redemption.at(),
          redemption.till(),
          done.code().worth(),
          redemption.amount(),
          redemption.discount(),
          redemption.currency());
    }
  }

  public RedemptionHandler(RedemptionWorker codes, UndoWorker undos) {
    this.codes = codes;
    this.undos = undos;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("look_up_code", this::look),
        answers("redeem_code", this::redeem),
        answers("undo_redemption", this::undo));
  }

  /** Who it is, as far as the owner's doors know. */
  public static By by(RoutingContext ctx) {
    Visitor visitor = ctx.get(Visitor.KEY);
    return visitor.kind() == Visitor.Kind.SESSION
        ? By.actor(Actor.OWNER)
        : By.program(visitor.program());
  }

  private static Guesser guesser(RoutingContext ctx) {
    Visitor visitor = ctx.get(Visitor.KEY);
    return Guesser.script(
        visitor.kind() == Visitor.Kind.SESSION
            ? Guesser.OWNER
            : visitor.program().map(String::valueOf).orElse(Guesser.API));
  }

  /** Whether it may do nothing but redeem, and so learns nothing about customers. */
  private static boolean redeemsOnly(RoutingContext ctx) {
    Visitor visitor = ctx.get(Visitor.KEY);
    return visitor.kind() == Visitor.Kind.REDEEM_TOKEN;
  }

  static NewRedemption asked(JsonObject body, By by) {
    return new NewRedemption(
        by,
        Optional.ofNullable(body.getString("amount")).map(BigDecimal::new),
        Optional.of(UUID.fromString(body.getString("key"))));
  }

  private Future<Reply> look(RoutingContext ctx) {
    return codes
        .look(ApiHandler.body(ctx).getString("code"), guesser(ctx))
        .map(found -> Reply.ok(SeenCode.of(found, false)));
  }

  private Future<Reply> redeem(RoutingContext ctx) {
    JsonObject body = ApiHandler.body(ctx);
    Optional<String> till = Optional.ofNullable(body.getString("till")).flatMap(Visible::name);
    return codes
        .redeem(body.getString("code"), guesser(ctx), asked(body, by(ctx).at(till)))
        .map(
            done ->
                Reply.created(
                    "/api/v1/redemptions/" + done.redemption().id(),
                    Redeemed.of(done, !redeemsOnly(ctx))));
  }

  private Future<Reply> undo(RoutingContext ctx) {
    Optional<Long> token = by(ctx).tokenId().filter(id -> redeemsOnly(ctx));
    return undos.undo(
        new Wish(
            Long.parseLong(ApiHandler.id(ctx)),
            by(ctx),
            ApiHandler.query(ctx, "reason").flatMap(Visible::name),
            token.map(id -> Limit.ofToken(id, UNDO_SECONDS))));
  }
}
