package io.promobot.privacy;

import io.promobot.contract.ApiHandler;
import io.promobot.language.AcceptedLanguages;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes one page, or fails as the API does. */
final class HtmlHandler implements Handler<RoutingContext> {
  private final Function<RoutingContext, Future<HtmlPage>> page;

  HtmlHandler(Function<RoutingContext, Future<HtmlPage>> page) {
    this.page = page;
  }

  /** What the reader's browser likes best of our languages, otherwise the shop's main one. */
  static StoryLanguage language(RoutingContext ctx, Supplier<StoryLanguage> main) {
    return AcceptedLanguages.best(ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
        .orElseGet(main);
  }

  void addTo(Router router, String path) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this);
  }

  @Override
  public void handle(RoutingContext ctx) {
    page.apply(ctx)
        .compose(found -> write(ctx, found))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private static Future<Void> write(RoutingContext ctx, HtmlPage page) {
    return ctx.response().closed()
        ? Future.succeededFuture()
        : ctx.response()
            .putHeader("content-security-policy", HtmlPage.POLICY)
            .putHeader("content-type", "text/html; charset=utf-8")
            // The API's own answers are files.
            .putHeader("content-disposition", "inline")
            .putHeader("cache-control", "no-store")
            .end(page.html());
  }
}
