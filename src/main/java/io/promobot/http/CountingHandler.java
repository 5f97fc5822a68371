package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Counts the answers of the handlers after it. */
public final class CountingHandler implements Handler<RoutingContext> {
  private final AnswerCounts counts;

  public CountingHandler(AnswerCounts counts) {
    this.counts = counts;
  }

  @Override
  public void handle(RoutingContext ctx) {
    // an answer whose client has left never ends
    ctx.addEndHandler(
        ended -> {
          if (ended.succeeded()) {
            counts.count(ctx.response().getStatusCode());
          }
        });
    ctx.next();
  }
}
