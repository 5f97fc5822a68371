package io.promobot.compare;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.promobot.compare.Compared.Part;
import io.promobot.compare.Compared.Who;
import io.promobot.flow.Path;
import io.promobot.sales.Sales.Figures;
import io.promobot.stats.Stats;
import io.promobot.stats.Stats.PathCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts the rows of a comparison together from what was counted; every row is a sum. */
final class Comparison {
  private final List<Counted> counted;
  private final Map<String, Map<Optional<String>, Figures>> sales;
  private final Optional<Split> split;

  /**
   * People of a campaign who have taken one path.
   *
   * @param variant empty of those who came while no variants were tried
   * @param of their origin or line; empty where it has no row of its own, or is not asked for
   */
  record Counted(
      String campaign, Optional<String> variant, Optional<String> of, Path path, long people) {}

  /**
   * @param sales of a campaign in all, and by the origin of its people
   */
  Comparison(
      List<Counted> counted,
      Map<String, Map<Optional<String>, Figures>> sales,
      Optional<Split> split) {
    this.counted = counted;
    this.sales = sales;
    this.split = split;
  }

  /** The campaign first, then each of its parts; each followed by what it is split into. */
  List<Compared> rows(Chosen campaign) {
    List<Counted> all = only(counted, each -> each.campaign().equals(campaign.id()));
    List<Compared> rows = new ArrayList<>();
    add(rows, campaign, Who.all(Part.ALL, Optional.empty()), all);
    for (String name : campaign.variants()) {
      Optional<String> variant = Optional.of(name);
      add(
          rows,
          campaign,
          Who.all(Part.VARIANT, variant),
          only(all, each -> each.variant().equals(variant)));
    }
    campaign.held().ifPresent(held -> rows.add(Compared.held(campaign, held)));
    List<Counted> without = only(all, each -> each.variant().isEmpty());
    if (!campaign.variants().isEmpty() && !without.isEmpty()) {
      add(rows, campaign, Who.all(Part.WITHOUT, Optional.empty()), without);
    }
    return rows;
  }

  private static List<Counted> only(List<Counted> some, Predicate<Counted> which) {
    return some.stream().filter(which).toList();
  }

  private void add(List<Compared> rows, Chosen campaign, Who who, List<Counted> people) {
    rows.add(row(campaign, who, people));
    if (split.isPresent()) {
      Map<Optional<String>, List<Counted>> parts = people.stream().collect(groupingBy(Counted::of));
      parts.entrySet().stream()
          .sorted(MOST_PEOPLE_FIRST)
          .forEach(
              each ->
                  rows.add(
                      row(
                          campaign,
                          new Who(
                              who.part(), who.variant(), each.getKey(), each.getKey().isEmpty()),
                          each.getValue())));
    }
  }

  private static final Comparator<Map.Entry<Optional<String>, List<Counted>>> MOST_PEOPLE_FIRST =
      Comparator.comparing(
              (Map.Entry<Optional<String>, List<Counted>> each) -> each.getKey().isEmpty())
          .thenComparing(each -> -each.getValue().stream().mapToLong(Counted::people).sum())
          .thenComparing(each -> each.getKey().orElse(""));

  private Compared row(Chosen campaign, Who who, List<Counted> people) {
    Map<Path, Long> paths =
        people.stream().collect(toMap(Counted::path, Counted::people, Long::sum));
    List<PathCount> counts =
        paths.entrySet().stream()
            .map(each -> new PathCount(each.getKey(), each.getValue()))
            .toList();
    return Compared.row(
        campaign, who, Stats.people(campaign.story(), counts), sales(campaign, who));
  }

  /** Sales are counted by campaign and by the origin of people, but by nothing else. */
  private Optional<Figures> sales(Chosen campaign, Who who) {
    boolean known =
        who.part() == Part.ALL && !who.rest() && (who.of().isEmpty() || split.equals(BY_ORIGIN));
    return known
        ? Optional.of(
            sales.getOrDefault(campaign.id(), Map.of()).getOrDefault(who.of(), Figures.NONE))
        : Optional.empty();
  }

  private static final Optional<Split> BY_ORIGIN = Optional.of(Split.ORIGIN);
}
