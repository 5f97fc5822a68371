package io.promobot.sales;

import io.promobot.db.Database;
import io.promobot.sales.Sales.Figures;
import io.promobot.sales.Sales.Source;
import io.promobot.stats.EverybodysOrigin;
import io.promobot.stats.EverybodysOriginStore;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginFigures;
import io.promobot.stats.OriginStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.StatsJson;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads where people came from and what was sold, of all campaigns or of one. */
public final class SourceStore {
  private final EverybodysOriginStore everybody;
  private final OriginStore campaigns;
  private final SalesStore sales;
  private final ShopDays days;

  public SourceStore(Database database, String page, ShopDays days) {
    this.everybody = new EverybodysOriginStore(database, page);
    this.campaigns = new OriginStore(database, page);
    this.sales = new SalesStore(database, page);
    this.days = days;
  }

  /**
   * People who came between these days, both included, or joined the campaign then, those with the
   * most people first; and what was redeemed on these days.
   */
  public Future<List<SourceSales>> between(
      Optional<String> campaign, Optional<LocalDate> from, Optional<LocalDate> to) {
    Future<List<EverybodysOrigin>> people =
        campaign
            .map(
                id ->
                    campaigns
                        .of(
                            new HistoryStore.Who(id, Optional.empty(), Optional.empty()),
                            from.map(days::startOf),
                            to.map(days::endOf))
                        .map(all -> all.stream().map(SourceStore::joined).toList()))
            .orElseGet(() -> everybody.between(from, to));
    return people.compose(
        all ->
            sales
                .sources(campaign, from, to, all.stream().map(EverybodysOrigin::origin).toList())
                .map(sold -> rows(all, sold)));
  }

  private static EverybodysOrigin joined(OriginFigures figures) {
    Map<String, Long> people = StatsJson.people(figures.people());
    return new EverybodysOrigin(
        figures.origin(),
        0,
        people.getOrDefault("sent", 0L),
        people.getOrDefault("responded", 0L),
        people.getOrDefault("revealed", 0L),
        people.getOrDefault("redeemed", 0L));
  }

  private static List<SourceSales> rows(List<EverybodysOrigin> people, Map<Source, Figures> sold) {
    List<SourceSales> rows = new ArrayList<>();
    Map<Source, Figures> left = new TreeMap<>(sold);
    for (EverybodysOrigin each : people) {
      Figures theirs = left.remove(Source.of(each.origin()));
      rows.add(row(Source.of(each.origin()), each, theirs == null ? Figures.NONE : theirs));
    }
    left.forEach(
        (source, figures) ->
            rows.add(row(source, new EverybodysOrigin(source.origin(), 0, 0, 0, 0, 0), figures)));
    return rows;
  }

  private static SourceSales row(Source source, EverybodysOrigin people, Figures sold) {
    return new SourceSales(
        source.origin(),
        source.whose().key(),
        people.leads(),
        people.customers(),
        people.responded(),
        people.revealed(),
        people.redeemed(),
        sold);
  }
}
