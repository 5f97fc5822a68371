package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.Campaign;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.stats.History;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginFigures;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Slice;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsJson;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A campaign's figures: for one version, origin or line if requested, over time, and by origin. */
public final class StatsHandler implements Endpoints {
  private static final int A_DAY = 24;

  private final Function<String, Future<Optional<Campaign>>> find;
  private final Figures figures;
  private final Past history;
  private final Origins origins;
  private final ShopDays days;

  /** Counts a campaign's people and taps. */
  @FunctionalInterface
  public interface Figures {
    Future<Stats> of(String campaign, Slice slice);
  }

  /** A campaign's people since a day, or over the last so many hours. */
  @FunctionalInterface
  public interface Past {
    Future<History> of(
        HistoryStore.Who who, History.Step step, int hours, Optional<LocalDate> from);
  }

  /** Where those who joined a campaign since then, or ever, came from. */
  @FunctionalInterface
  public interface Origins {
    Future<List<OriginFigures>> of(HistoryStore.Who who, Optional<Instant> since);
  }

  private record Points(String step, String timeZone, List<Point> points) {
    static Points of(History history) {
      return new Points(
          history.step().key(),
          history.zone().getId(),
          history.points().stream().map(Point::of).toList());
    }
  }

  private record Point(Instant at, LocalDate day, Map<String, Long> people) {
    static Point of(History.Point point) {
      return new Point(point.at(), point.day(), StatsJson.people(point.people()));
    }
  }

  private record OriginList(List<Origin> origins) {}

  private record Origin(String origin, Map<String, Long> people) {
    static Origin of(OriginFigures figures) {
      return new Origin(figures.origin(), StatsJson.people(figures.people()));
    }
  }

  public StatsHandler(
      Function<String, Future<Optional<Campaign>>> find,
      Figures figures,
      Past history,
      Origins origins,
      ShopDays days) {
    this.find = find;
    this.figures = figures;
    this.history = history;
    this.origins = origins;
    this.days = days;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_stats", this::show),
        answers("show_history", this::history),
        answers("list_origins", this::origins));
  }

  private Future<Reply> show(RoutingContext ctx) {
    var slice =
        new Slice(
            ApiHandler.number(ctx, "version"),
            ApiHandler.query(ctx, "origin"),
            ApiHandler.query(ctx, "line"),
            ApiHandler.query(ctx, "language"),
            since(ctx));
    return campaign(ctx).compose(id -> figures.of(id, slice)).map(StatsJson::of).map(Reply::ok);
  }

  private Future<Reply> history(RoutingContext ctx) {
    var step =
        ApiHandler.query(ctx, "step")
            .map(key -> History.Step.valueOf(key.toUpperCase(Locale.ROOT)))
            .orElse(History.Step.HOUR);
    int hours = ApiHandler.number(ctx, "hours").orElse(A_DAY);
    return campaign(ctx)
        .compose(id -> history.of(who(ctx, id), step, hours, ApiHandler.day(ctx, "from")))
        .map(Points::of)
        .map(Reply::ok);
  }

  private Future<Reply> origins(RoutingContext ctx) {
    return campaign(ctx)
        .compose(id -> origins.of(who(ctx, id), since(ctx)))
        .map(all -> Reply.ok(new OriginList(all.stream().map(Origin::of).toList())));
  }

  private static HistoryStore.Who who(RoutingContext ctx, String campaign) {
    return new HistoryStore.Who(
        campaign, ApiHandler.query(ctx, "line"), ApiHandler.query(ctx, "language"));
  }

  private Optional<Instant> since(RoutingContext ctx) {
    return ApiHandler.day(ctx, "from").map(days::startOf);
  }

  private Future<String> campaign(RoutingContext ctx) {
    var id = ApiHandler.id(ctx);
    return find.apply(id)
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such campaign")))
        .map(campaign -> id);
  }
}
