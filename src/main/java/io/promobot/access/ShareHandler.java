package io.promobot.access;

import io.promobot.http.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits how many requests of one visitor are in progress at once: the database is there for others
 * too, and for the messages that have to go out.
 */
public final class ShareHandler implements Handler<RoutingContext> {
  private static final int AT_ONCE = 64;

  private final Map<Visitor, Integer> inWork = new ConcurrentHashMap<>();

  @Override
  public void handle(RoutingContext ctx) {
    Visitor visitor = ctx.get(Visitor.KEY);
    if (visitor == null || ctx.response().closed()) {
      // a stranger, who has access to little; or a client whose end handler would never be called
      ctx.next();
    } else if (inWork.merge(visitor, 1, Integer::sum) > AT_ONCE) {
      leave(visitor);
      ctx.fail(
          Problem.tooMany(
              "We are already working on %d of your requests; please try again in a moment"
                  .formatted(AT_ONCE),
              1));
    } else {
      ctx.addEndHandler(over -> leave(visitor));
      ctx.next();
    }
  }

  private void leave(Visitor visitor) {
    inWork.computeIfPresent(visitor, (same, count) -> count == 1 ? null : count - 1);
  }
}
