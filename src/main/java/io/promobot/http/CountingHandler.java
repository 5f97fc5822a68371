package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Counts how those behind it answer. */
final class CountingHandler implements Handler<RoutingContext> {
  private final AnswerCounts counts;

  CountingHandler(AnswerCounts counts) {
    this.counts = counts;
  }

  @Override
  public void handle(RoutingContext ctx) {
    // nobody hears the end of an answer whose asker has left
    ctx.addEndHandler(
        ended -> {
          if (ended.succeeded()) {
            counts.count(ctx.response().getStatusCode());
          }
        });
    ctx.next();
  }
}
