package io.promobot.contract;

import io.promobot.contract.Operations.Place;
import io.promobot.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds the operation of the contract for a request; nothing else exists below {@code /api}. */
public final class ContractHandler implements Handler<RoutingContext> {
  /** Where the request carries its {@link Operation}. */
  public static final String OPERATION = "operation";

  /** Where the request carries its path parameters, by the names of the template. */
  static final String IN_PATH = "in path";

  private final Operations operations;
  private final String prefix;

  public ContractHandler(Operations operations, String prefix) {
    this.operations = operations;
    this.prefix = prefix;
  }

  @Override
  public void handle(RoutingContext ctx) {
    toProgramsOnly(ctx.response());
    var place = place(ctx.normalizedPath());
    if (place.isEmpty()) {
      ctx.fail(Problem.notFound("Nothing in the API has this address"));
      return;
    }
    var byMethod = place.get().byMethod();
    var operation = byMethod.get(ctx.request().method().name());
    if (operation == null) {
      ctx.fail(Problem.wrongMethod(String.join(", ", byMethod.keySet())));
      return;
    }
    ctx.put(OPERATION, operation);
    ctx.put(IN_PATH, Operations.named(operation, decoded(place.get().values())));
    ctx.next();
  }

  /**
   * No cache may keep our answers, and a browser that is led to one saves it instead of showing a
   * page.
   */
  public static void toProgramsOnly(HttpServerResponse response) {
    response
        .putHeader("cache-control", "no-store")
        .putHeader("content-disposition", "attachment; filename=\"api.json\"");
  }

  private Optional<Place> place(String path) {
    return path.startsWith(prefix + "/")
        ? operations.at(path.substring(prefix.length()))
        : Optional.empty();
  }

  private static List<String> decoded(List<String> values) {
    return values.stream().map(ContractHandler::decoded).toList();
  }

  /** In a path a plus is a plus. */
  private static String decoded(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
