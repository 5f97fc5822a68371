package io.promobot.http;

import io.promobot.campaign.Campaign;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsJson;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** A campaign's figures, of one version or origin if asked for. */
public final class StatsHandler {
  private final Function<String, Future<Optional<Campaign>>> find;
  private final Figures figures;

  /** Counts a campaign's people and taps. */
  @FunctionalInterface
  public interface Figures {
    Future<Stats> of(String campaign, Optional<Integer> version, Optional<String> origin);
  }

  public StatsHandler(Function<String, Future<Optional<Campaign>>> find, Figures figures) {
    this.find = find;
    this.figures = figures;
  }

  Future<Reply> show(RoutingContext ctx) {
    var id = ApiHandler.id(ctx);
    return find.apply(id)
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such campaign")))
        .compose(
            campaign ->
                figures.of(id, ApiHandler.number(ctx, "version"), ApiHandler.query(ctx, "origin")))
        .map(StatsJson::of)
        .map(Reply::ok);
  }
}
