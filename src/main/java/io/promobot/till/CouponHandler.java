package io.promobot.till;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contact.Visible;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Coupons as the owner sees them: finding them, their history, and making one void. */
public final class CouponHandler implements Endpoints {
  private final CouponListStore coupons;
  private final CouponEntryStore entries;

  private record CouponList(List<Coupon> coupons, Optional<String> next) {}

  private record History(Coupon coupon, List<CouponEntry> entries) {}

  public CouponHandler(CouponListStore coupons, CouponEntryStore entries) {
    this.coupons = coupons;
    this.entries = entries;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_coupons", this::list),
        answers("show_coupon", ctx -> show(id(ctx))),
        answers("void_coupon", this::makeVoid));
  }

  private static long id(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }

  /** What the request asks for. */
  public static CouponFilter filter(RoutingContext ctx) {
    return new CouponFilter(
        ApiHandler.query(ctx, "code"),
        ApiHandler.query(ctx, "campaign"),
        ApiHandler.query(ctx, "state"),
        ApiHandler.query(ctx, "person"));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return coupons
        .list(filter(ctx), ApiHandler.limit(ctx), ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new CouponList(page.items(), page.next())));
  }

  private Future<Reply> show(long id) {
    return coupons
        .find(id)
        .map(found -> found.orElseThrow(CouponHandler::unknown))
        .compose(coupon -> entries.of(id).map(all -> Reply.ok(new History(coupon, all))));
  }

  private Future<Reply> makeVoid(RoutingContext ctx) {
    long id = id(ctx);
    String reason =
        Visible.name(ApiHandler.body(ctx).getString("reason"))
            .orElseThrow(
                () ->
                    Problem.badInput(List.of(new Problem.Mistake("reason", "is blank; say why"))));
    return entries
        .makeVoid(id, RedemptionHandler.by(ctx), reason)
        .compose(
            done ->
                switch (done) {
                  case NOW -> show(id);
                  case BEFORE -> throw Problem.conflict("This coupon is void already");
                  case STILL_SHOWN ->
                      throw Problem.conflict(
                          "Everybody is shown this code; give the campaign another one first");
                  case NO_SUCH_COUPON -> throw unknown();
                });
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such coupon");
  }
}
