package io.promobot.coupon;

import io.promobot.contract.ApiHandler;
import io.promobot.flow.CouponInHand;
import io.promobot.http.Problem;
import io.promobot.http.SiteRoutes;
import io.promobot.language.AcceptedLanguages;
import io.promobot.stats.ShopDays;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The pages of coupons, and the pictures of their codes; looking at one changes nothing. */
public final class CouponPageHandler implements SiteRoutes {
  private static final String SAMPLE = "sample";

  /** It lies open at a till while it is redeemed there; its own page needs no script to follow. */
  private static final String AGAIN_AFTER_S = "15";

  /** What an owner sees who tries a campaign's texts; the page says so. */
  private static final CouponSheet SAMPLE_SHEET =
      new CouponSheet(
          CouponInHand.SAMPLE.code(),
          Optional.empty(),
          CouponTerms.NONE,
          0,
          Optional.empty(),
          CouponState.REVEALED,
          Optional.empty());

  private static final String TOKEN = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|" + SAMPLE;

  private final SheetStore store;
  private final Supplier<Voice> shop;
  private final String publicUrl;
  private final ShopDays days;

  /**
   * @param shop how it speaks now
   * @param publicUrl our address, which the addresses of pages begin with
   */
  public CouponPageHandler(
      SheetStore store, Supplier<Voice> shop, String publicUrl, ShopDays days) {
    this.store = store;
    this.shop = shop;
    this.publicUrl = publicUrl;
    this.days = days;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    router
        .routeWithRegex("/c/(?<token>" + TOKEN + ")\\.png")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::picture);
    router.route("/c/:token").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::page);
  }

  private void page(RoutingContext ctx) {
    String token = ctx.pathParam("token");
    find(token)
        .compose(found -> write(ctx, token, found))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Future<Optional<CouponSheet>> find(String token) {
    if (!token.matches(TOKEN)) {
      return Future.succeededFuture(Optional.empty());
    }
    return token.equals(SAMPLE)
        ? Future.succeededFuture(Optional.of(SAMPLE_SHEET))
        : store.find(UUID.fromString(token));
  }

  private Future<Void> write(RoutingContext ctx, String token, Optional<CouponSheet> found) {
    if (ctx.response().closed()) {
      return Future.succeededFuture();
    }
    CouponPage page =
        new CouponPage(
            shop.get().business(), address(token), days, PageWords.in(language(ctx, found)));
    if (found.filter(page::mayBeRedeemed).isPresent() && !token.equals(SAMPLE)) {
      ctx.response().putHeader("refresh", AGAIN_AFTER_S);
    }
    return unlisted(ctx.response())
        .setStatusCode(found.isPresent() ? 200 : 404)
        .putHeader("content-security-policy", CouponPage.POLICY)
        .putHeader("vary", "accept-language")
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(html(page, token, found));
  }

  private static String html(CouponPage page, String token, Optional<CouponSheet> found) {
    return token.equals(SAMPLE)
        ? page.sample(SAMPLE_SHEET)
        : found.map(page::html).orElseGet(page::unknown);
  }

  /** The customer's, if it is known; otherwise their browser's, or the shop's. */
  private StoryLanguage language(RoutingContext ctx, Optional<CouponSheet> found) {
    return found
        .flatMap(CouponSheet::language)
        .or(() -> AcceptedLanguages.best(ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
        .orElseGet(() -> shop.get().language());
  }

  private void picture(RoutingContext ctx) {
    String token = ctx.pathParam("token");
    find(token)
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such coupon")))
        .compose(there -> draw(ctx, token))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  /** Of one token there is one picture only, so the token is its tag, too. */
  private Future<Void> draw(RoutingContext ctx, String token) {
    HttpServerResponse response = ctx.response();
    if (response.closed()) {
      return Future.succeededFuture();
    }
    String tag = '"' + token + '"';
    unlisted(response)
        .putHeader("content-type", "image/png")
        .putHeader("cache-control", "private, max-age=86400")
        .putHeader("etag", tag)
        // a chat on another website shows it, too
        .putHeader("cross-origin-resource-policy", "cross-origin");
    if (tag.equals(ctx.request().getHeader("if-none-match"))) {
      return response.setStatusCode(304).end();
    }
    return ctx.request().method() == HttpMethod.HEAD
        ? response.end()
        : ctx.vertx()
            .executeBlocking(() -> Buffer.buffer(CodePicture.png(address(token))), false)
            .compose(drawn -> response.closed() ? Future.succeededFuture() : response.end(drawn));
  }

  private static HttpServerResponse unlisted(HttpServerResponse response) {
    return response.putHeader("x-robots-tag", "noindex").putHeader("content-disposition", "inline");
  }

  private String address(String token) {
    return publicUrl + "/c/" + token;
  }
}
