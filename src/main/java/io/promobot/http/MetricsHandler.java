package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** All figures about this process, as Prometheus reads them. */
public final class MetricsHandler implements Handler<RoutingContext> {
  private final Supplier<Future<String>> scrape;

  public MetricsHandler(Supplier<Future<String>> scrape) {
    this.scrape = scrape;
  }

  @Override
  public void handle(RoutingContext ctx) {
    scrape.get().onComplete(text -> answer(ctx, text), ctx::fail);
  }

  private static void answer(RoutingContext ctx, String text) {
    if (!ctx.response().closed()) {
      ctx.response()
          .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
          .putHeader("cache-control", "no-store")
          .end(text);
    }
  }
}
