package io.promobot.coupon;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.CopyRefused;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What holds for a campaign's coupon. */
public final class TermsHandler implements Endpoints {
  private static final String CODE = "code";
  private static final String CURRENCY = "currency";
  private static final String VERSION = "version";

  private final TermsStore store;

  public TermsHandler(TermsStore store) {
    this.store = store;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_coupon_terms", this::show), answers("set_coupon_terms", this::change));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return store.find(ApiHandler.id(ctx)).map(TermsView::of).map(Reply::ok);
  }

  private Future<Reply> change(RoutingContext ctx) {
    JsonObject body = ApiHandler.body(ctx);
    CouponTerms terms = terms(body);
    Optional<String> code = Optional.ofNullable(body.getString(CODE));
    return store
        .find(ApiHandler.id(ctx))
        .compose(before -> possible(TermsRules.mistakes(before.terms(), terms, code)))
        .compose(
            possible ->
                store.change(
                    ApiHandler.id(ctx), terms, code, Optional.ofNullable(body.getString(VERSION))))
        .recover(TermsHandler::refused)
        .map(TermsView::of)
        .map(Reply::ok);
  }

  private static Future<Void> possible(List<Mistake> mistakes) {
    return mistakes.isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(Problem.badInput(mistakes));
  }

  private static Future<CampaignCoupon> refused(Throwable failure) {
    if (failure instanceof ChangedMeanwhile changed) {
      return Future.failedFuture(
          Problem.conflict("The coupon has been changed since you read it; nothing was saved")
              .with(Map.of("now", TermsView.of(changed.now()))));
    }
    // the code is the only text that was changed
    return Future.failedFuture(
        failure instanceof CopyRefused copy
            ? Problem.badInput(
                copy.mistakes().stream().map(each -> new Mistake(CODE, each.message())).toList())
            : failure);
  }

  private static CouponTerms terms(JsonObject body) {
    return new CouponTerms(
        CouponKind.of(body.getString("kind")),
        capitals(body, "prefix").orElse(""),
        Optional.ofNullable(body.getInteger("stock")),
        Optional.ofNullable(body.getInteger("per_person")).orElse(1),
        day(body, "valid_from"),
        day(body, "valid_until"),
        Optional.ofNullable(body.getJsonObject("value")).map(TermsHandler::value),
        Optional.ofNullable(body.getBoolean("remind")).orElse(false));
  }

  private static Optional<LocalDate> day(JsonObject body, String field) {
    return Optional.ofNullable(body.getString(field)).map(LocalDate::parse);
  }

  private static Optional<String> capitals(JsonObject body, String field) {
    return Optional.ofNullable(body.getString(field)).map(text -> text.toUpperCase(Locale.ROOT));
  }

  private static CouponValue value(JsonObject value) {
    return new CouponValue(
        CouponValue.Kind.of(value.getString("kind")),
        Optional.ofNullable(value.getString("amount")).map(BigDecimal::new),
        capitals(value, CURRENCY));
  }
}
