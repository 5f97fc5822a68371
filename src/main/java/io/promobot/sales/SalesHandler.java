package io.promobot.sales;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.sales.Sales.Figures;
import io.promobot.sales.Sales.Source;
import io.promobot.stats.OriginFigures;
import io.promobot.stats.ShopDays;
import io.promobot.stats.StatsJson;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** From origin to sale, in one table. */
public final class SalesHandler implements Endpoints {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 366;

  private final Function<String, Future<Boolean>> exists;
  private final SalesStore sales;
  private final Function<String, Future<List<OriginFigures>>> origins;
  private final ShopDays days;
  private final InstantSource clock;

  private record Shown(
      String timeZone, LocalDate from, Figures total, List<Origin> origins, List<Day> days) {}

  private record Origin(String origin, String whose, Map<String, Long> people, Figures sales) {
    static Origin of(Source source, Map<String, Long> people, Figures sales) {
      return new Origin(source.origin(), source.whose().key(), people, sales);
    }
  }

  private record Day(LocalDate day, Figures sales) {}

  /**
   * @param exists whether there is such a campaign
   * @param origins how far people of each origin have come in a campaign
   */
  public SalesHandler(
      Function<String, Future<Boolean>> exists,
      SalesStore sales,
      Function<String, Future<List<OriginFigures>>> origins,
      ShopDays days,
      InstantSource clock) {
    this.exists = exists;
    this.sales = sales;
    this.origins = origins;
    this.days = days;
    this.clock = clock;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("show_sales", this::show));
  }

  private Future<Reply> show(RoutingContext ctx) {
    String campaign = ApiHandler.id(ctx);
    LocalDate today = days.dayOf(clock.instant());
    LocalDate from = ApiHandler.day(ctx, "from").orElse(today.minusDays(USUAL_DAYS - 1L));
    LocalDate oldest = today.minusDays(MOST_DAYS - 1L);
    LocalDate first = from.isBefore(oldest) ? oldest : from.isAfter(today) ? today : from;
    List<LocalDate> all = first.datesUntil(today.plusDays(1)).toList();
    return exists
        .apply(campaign)
        .compose(
            there -> {
              if (!there) {
                throw Problem.notFound("There is no such campaign");
              }
              return origins.apply(campaign);
            })
        .compose(
            people ->
                sales
                    .of(campaign, first, people.stream().map(OriginFigures::origin).toList())
                    .map(sums -> shown(all, sums, people)))
        .map(Reply::ok);
  }

  private Shown shown(List<LocalDate> all, Sales sums, List<OriginFigures> people) {
    List<Origin> rows = new ArrayList<>();
    Map<Source, Figures> left = new TreeMap<>(sums.sources());
    for (OriginFigures each : people) {
      Source source = Source.of(each.origin());
      Figures sold = left.remove(source);
      rows.add(
          Origin.of(source, StatsJson.people(each.people()), sold == null ? Figures.NONE : sold));
    }
    left.forEach((source, sold) -> rows.add(Origin.of(source, Map.of(), sold)));
    return new Shown(
        days.zone().getId(),
        all.get(0),
        sums.total(),
        rows,
        all.stream()
            .map(day -> new Day(day, sums.days().getOrDefault(day, Figures.NONE)))
            .toList());
  }
}
