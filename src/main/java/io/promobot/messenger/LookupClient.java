package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.channel.Breaker;
import io.promobot.channel.Breaker.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The Graph API for everything but messages, behind a breaker of its own: look-ups that fail must
 * not hold back messages, and names need not wait until a message has gone through.
 */
public final class LookupClient {
  private final GraphClient graph;
  private final Breaker breaker;

  private LookupClient(GraphClient graph, Breaker breaker) {
    this.graph = graph;
    this.breaker = breaker;
  }

  /** With a breaker that is closed. */
  public static LookupClient of(Vertx vertx, GraphClient graph) {
    return new LookupClient(graph, breaker(vertx, "Messenger's look-ups", graph.settings()));
  }

  static Breaker breaker(Vertx vertx, String name, GraphSettings settings) {
    return new Breaker(
        vertx, name, Breaker.Settings.around(longest(settings.timeout())), changed -> {});
  }

  private static Duration longest(Duration timeout) {
    return timeout.compareTo(PageClient.PATIENCE) > 0 ? timeout : PageClient.PATIENCE;
  }

  /** With another token, over the same connections; not to be closed on its own. */
  LookupClient with(GraphSettings others, Breaker theirs) {
    return new LookupClient(graph.with(others), theirs);
  }

  GraphSettings settings() {
    return graph.settings();
  }

  Breaker breaker() {
    return breaker;
  }

  public State state() {
    return breaker.state();
  }

  /** Fails with a {@link io.promobot.channel.SendFailure}. */
  Future<JsonNode> get(String path, Duration timeout) {
    return accepted(() -> graph.get(path, timeout));
  }

  /** Fails with a {@link io.promobot.channel.SendFailure}. */
  Future<JsonNode> post(String path, String json) {
    return accepted(() -> graph.post(path, json));
  }

  private Future<JsonNode> accepted(Supplier<Future<Answer>> call) {
    return breaker.call(() -> call.get().map(SendAnswer::accepted));
  }
}
