package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.stats.EverybodysOrigin;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where people came from. */
public final class OriginHandler implements Endpoints {
  private final Origins origins;

  /** The origins of those who came between two days. */
  @FunctionalInterface
  public interface Origins {
    Future<List<EverybodysOrigin>> between(Optional<LocalDate> from, Optional<LocalDate> to);
  }

  private record OriginList(List<EverybodysOrigin> origins) {}

  public OriginHandler(Origins origins) {
    this.origins = origins;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("list_everybodys_origins", this::list));
  }

  private Future<Reply> list(RoutingContext ctx) {
    Optional<LocalDate> from = ApiHandler.day(ctx, "from");
    Optional<LocalDate> to = ApiHandler.day(ctx, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw Problem.badInput(List.of(new Problem.Mistake("from", "must not be after to")));
    }
    return origins.between(from, to).map(all -> Reply.ok(new OriginList(all)));
  }
}
