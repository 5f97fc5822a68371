package io.promobot.api;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.db.Page;
import io.promobot.text.Csv;
import io.promobot.till.Coupon;
import io.promobot.till.CouponFilter;
import io.promobot.till.CouponHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Coupons as a table for spreadsheets. */
public final class CouponTableHandler implements Endpoints {
  private static final List<String> HEAD =
      List.of(
          "code",
          "campaign",
          "state",
          "name",
          "revealed_at",
          "redeemed_at",
          "uses",
          "till",
          "sales",
          "discount",
          "currency");

  private final Export export;
  private final ZoneId shop;

  /** A larger part of the coupons that a filter lets through. */
  @FunctionalInterface
  public interface Export {
    Future<Page<Coupon.Sold>> next(CouponFilter filter, Optional<String> cursor);
  }

  public CouponTableHandler(Export export, ZoneId shop) {
    this.export = export;
    this.shop = shop;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.of("export_coupons", this::export);
  }

  /**
   * Starts answering only when the first part is there, so that an immediate failure is reported as
   * one.
   */
  private void export(RoutingContext ctx) {
    var filter = CouponHandler.filter(ctx);
    export
        .next(filter, Optional.empty())
        .map(first -> begin(ctx, filter, first))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Void begin(RoutingContext ctx, CouponFilter filter, Page<Coupon.Sold> first) {
    if (!ctx.response().closed()) {
      var csv = Csv.of(ApiHandler.query(ctx, "format"));
      new TableStreamHandler<Coupon.Sold>(
              ctx,
              rows -> csv.table(rows.stream().map(row -> cells(csv, row)).toList()),
              cursor -> export.next(filter, Optional.of(cursor)))
          .begin("coupons.csv", csv.head(HEAD), first);
    }
    return null;
  }

  private List<String> cells(Csv csv, Coupon.Sold sold) {
    Coupon coupon = sold.coupon();
    return List.of(
        // an apostrophe keeps spreadsheets from reading 12E34567890 as a number
        csv.digits(coupon.code()),
        csv.text(coupon.campaignName()),
        coupon.state(),
        csv.text(coupon.name().orElse("")),
        coupon.revealedAt().map(at -> csv.time(at, shop)).orElse(""),
        coupon.redeemedAt().map(at -> csv.time(at, shop)).orElse(""),
        String.valueOf(coupon.uses()),
        csv.text(sold.till().orElse("")),
        sold.sales().orElse(""),
        sold.discount().orElse(""),
        sold.currency().orElse(""));
  }
}
