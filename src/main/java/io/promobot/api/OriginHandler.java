package io.promobot.api;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.stats.EverybodysOrigin;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where people came from. */
public final class OriginHandler {
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

  public Future<Reply> list(RoutingContext ctx) {
    Optional<LocalDate> from = day(ctx, "from");
    Optional<LocalDate> to = day(ctx, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw Problem.badInput(List.of(new Problem.Mistake("from", "must not be after to")));
    }
    return origins.between(from, to).map(all -> Reply.ok(new OriginList(all)));
  }

  private static Optional<LocalDate> day(RoutingContext ctx, String name) {
    return ApiHandler.query(ctx, name).map(LocalDate::parse);
  }
}
