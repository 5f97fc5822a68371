package io.promobot.contract;

import io.promobot.http.Json;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The API as {@code openapi.yaml} describes it: one handler for each of its operations. */
public final class ContractRoutes {
  private static ContractRoutes read;

  private final Operations operations;

  private ContractRoutes(Operations operations) {
    this.operations = operations;
  }

  public static Future<ContractRoutes> load(Vertx vertx) {
    return vertx.executeBlocking(ContractRoutes::read, false);
  }

  /** Read once, by the first caller, on a thread that may block. */
  public static synchronized ContractRoutes read() {
    if (read == null) {
      var contract = Json.read(ContractStore.text(ContractStore.JSON));
      read = new ContractRoutes(new ContractReader(contract).operations());
    }
    return read;
  }

  public Operations operations() {
    return operations;
  }

  /** Passes a request to the handler of its operation. */
  public static Handler<RoutingContext> to(
      Map<String, Handler<RoutingContext>> handlers, Handler<RoutingContext> otherwise) {
    return ctx -> {
      Operation operation = ctx.get(ContractHandler.OPERATION);
      handlers.getOrDefault(operation.id(), otherwise).handle(ctx);
    };
  }

  /**
   * An operation without a handler, or a handler that no request can reach, must stop the start.
   */
  public void refuseGaps(Set<String> handled) {
    var described =
        operations.all().stream().map(Operation::id).collect(Collectors.toCollection(TreeSet::new));
    if (!described.equals(handled)) {
      throw new IllegalStateException(
          "openapi.yaml describes " + described + " but handled are " + new TreeSet<>(handled));
    }
  }
}
