package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Starting the demo over. */
public final class DemoHandler implements Endpoints {
  private final Optional<Supplier<Future<Void>>> startOver;

  /**
   * @param startOver empty outside the demo
   */
  public DemoHandler(Optional<Supplier<Future<Void>>> startOver) {
    this.startOver = startOver;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("start_demo_over", ctx -> started()));
  }

  private Future<Reply> started() {
    return startOver
        .map(demo -> demo.get().map(done -> Reply.noContent()))
        .orElseGet(() -> Future.failedFuture(Problem.notFound("Only the demo can start over")));
  }
}
