package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.util.stream.Collectors;

/** Finds what the contract says about a request; nothing else exists below {@code /api}. */
final class ContractHandler implements Handler<RoutingContext> {
  /** Where the request carries its {@link Operation}. */
  static final String OPERATION = "operation";

  private final OpenAPIContract contract;

  ContractHandler(OpenAPIContract contract) {
    this.contract = contract;
  }

  @Override
  public void handle(RoutingContext ctx) {
    ctx.response().putHeader("cache-control", "no-store");
    Path path = contract.findPath(ctx.normalizedPath());
    if (path == null) {
      ctx.fail(Problem.notFound("There is nothing at this address of the API"));
      return;
    }
    for (Operation operation : path.getOperations()) {
      if (operation.getHttpMethod().equals(ctx.request().method())) {
        ctx.put(OPERATION, operation).next();
        return;
      }
    }
    ctx.fail(Problem.wrongMethod(allowed(path)));
  }

  private static String allowed(Path path) {
    return path.getOperations().stream()
        .map(Operation::getHttpMethod)
        .map(HttpMethod::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
