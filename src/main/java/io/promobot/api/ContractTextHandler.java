package io.promobot.api;

import io.promobot.contract.ContractStore;
import io.promobot.contract.Endpoints;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Hands out the contract as people read it. */
final class ContractTextHandler implements Endpoints, Handler<RoutingContext> {
  private final String text = ContractStore.text(ContractStore.YAML);

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.of("show_contract", this);
  }

  @Override
  public void handle(RoutingContext ctx) {
    ctx.response()
        .putHeader("content-type", "application/yaml")
        .putHeader("content-disposition", "attachment; filename=\"openapi.yaml\"")
        .end(text);
  }
}
