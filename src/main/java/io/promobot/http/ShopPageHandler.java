package io.promobot.http;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The demo's example of a shop's website, with our real chat on it. */
public final class ShopPageHandler implements SiteRoutes {
  private static final String PAGE = "/demo/shop";
  private static final String CACHING = "no-cache";

  private final WebFiles files = WebFiles.of("demo-shop");

  @Override
  public void addTo(Router router, Vertx vertx) {
    router.route(PAGE).method(GET).method(HEAD).handler(this::page);
    router.route(PAGE + "/:file").method(GET).method(HEAD).handler(this::file);
  }

  /** The dashboard shows it beside the figures, so our own pages may frame it. */
  private void page(RoutingContext ctx) {
    ctx.response().putHeader("content-security-policy", SecurityHeadersHandler.FRAMED_BY_US);
    StaticFilesHandler.send(ctx, files, "shop.html", CACHING);
  }

  private void file(RoutingContext ctx) {
    StaticFilesHandler.send(ctx, files, ctx.pathParam("file"), CACHING);
  }
}
