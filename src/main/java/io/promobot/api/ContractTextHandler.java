package io.promobot.api;

import io.promobot.http.ContractStore;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Hands out the contract as people read it. */
final class ContractTextHandler implements Handler<RoutingContext> {
  private final String text = ContractStore.text(ContractStore.YAML);

  @Override
  public void handle(RoutingContext ctx) {
    ctx.response()
        .putHeader("content-type", "application/yaml")
        .putHeader("content-disposition", "attachment; filename=\"openapi.yaml\"")
        .end(text);
  }
}
