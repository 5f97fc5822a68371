package io.promobot.contract;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;

/** Answers some of the API's operations. */
public interface Endpoints {
  /** By the contract's operationId. */
  Map<String, Handler<RoutingContext>> operations();

  /** The operations that read their own bodies instead of JSON; each goes on to the next. */
  default Map<String, Handler<RoutingContext>> bodies() {
    return Map.of();
  }

  /** Ends the answers that would otherwise never end, because we stop. */
  default void endStreams() {}

  static Map.Entry<String, Handler<RoutingContext>> answers(
      String operation, Function<RoutingContext, Future<Reply>> endpoint) {
    return Map.entry(operation, new ApiHandler(endpoint));
  }
}
