package io.promobot;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messenger's door: delays sends before they are accepted, when told to, and checks whether a
 * customer's next message ever arrives while the previous one is still waiting.
 */
final class CallWatch implements Handler<RoutingContext> {
  private static final int SHORTEST_MS = 1;

  private final Set<String> waiting = new HashSet<>();
  private final Set<String> crowded = ConcurrentHashMap.newKeySet();
  private final Random random = new Random(1);
  private volatile int longestMs;

  /**
   * Each send waits for up to this long, so sends complete in a different order than they began.
   */
  void keepWaiting(int ms) {
    longestMs = ms;
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (longestMs == 0) {
      ctx.next();
      return;
    }
    var psid = ctx.body().asJsonObject().getJsonObject("recipient").getString("id");
    begun(psid);
    ctx.vertx()
        .setTimer(
            SHORTEST_MS + random.nextInt(longestMs),
            over -> {
              ended(psid);
              ctx.next();
            });
  }

  private synchronized void begun(String psid) {
    if (!waiting.add(psid)) {
      crowded.add(psid);
    }
  }

  private synchronized void ended(String psid) {
    waiting.remove(psid);
  }

  Set<String> crowded() {
    return Set.copyOf(crowded);
  }
}
