package io.promobot.till;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.stats.OriginFigures;
import io.promobot.stats.ShopDays;
import io.promobot.stats.StatsJson;
import io.promobot.till.Sales.Figures;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

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

  private record Origin(String origin, Map<String, Long> people, Figures sales) {}

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
    List<Instant> starts = all.stream().map(days::startOf).toList();
    return exists
        .apply(campaign)
        .map(
            there -> {
              if (!there) {
                throw Problem.notFound("There is no such campaign");
              }
              return starts;
            })
        .compose(known -> sales.of(campaign, known))
        .compose(sums -> origins.apply(campaign).map(people -> shown(all, sums, people)))
        .map(Reply::ok);
  }

  private Shown shown(List<LocalDate> all, Sales sums, List<OriginFigures> people) {
    List<Origin> rows = new ArrayList<>();
    Map<String, Figures> left = new TreeMap<>(sums.origins());
    for (OriginFigures each : people) {
      Figures sold = left.remove(each.origin());
      rows.add(
          new Origin(
              each.origin(), StatsJson.people(each.people()), sold == null ? Figures.NONE : sold));
    }
    left.forEach((origin, sold) -> rows.add(new Origin(origin, Map.of(), sold)));
    return new Shown(
        days.zone().getId(),
        all.get(0),
        sums.total(),
        rows,
        IntStream.range(0, all.size())
            .mapToObj(nth -> new Day(all.get(nth), sums.days().getOrDefault(nth, Figures.NONE)))
            .toList());
  }
}
