package io.promobot.compare;

import io.promobot.sales.Sales.Figures;
import io.promobot.sales.Sales.Money;
import io.promobot.text.Csv;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A comparison as a table for spreadsheets. */
final class CompareTable {
  private static final List<String> SALES =
      List.of("coupons_used", "sales", "discount", "cost_per_coupon", "currency");

  private final Csv csv;
  private final Collection<String> stages = new LinkedHashSet<>();
  private final Collection<String> goals = new LinkedHashSet<>();
  private final Optional<Split> split;

  private CompareTable(Csv csv, List<Compared> rows, Optional<Split> split) {
    this.csv = csv;
    this.split = split;
    for (Compared row : rows) {
      stages.addAll(row.reached().keySet());
      goals.addAll(row.rates().keySet());
    }
  }

  /** With the stages of all stories that are compared, in their order. */
  static String of(Csv csv, List<Compared> rows, Optional<Split> split) {
    var table = new CompareTable(csv, rows, split);
    return csv.head(table.head()) + csv.table(rows.stream().flatMap(table::lines).toList());
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of("campaign", "name", "part", "variant"));
    split.map(Split::key).ifPresent(head::add);
    head.add("people");
    head.addAll(stages);
    goals.forEach(goal -> Stream.of("_rate", "_low", "_high").map(goal::concat).forEach(head::add));
    head.addAll(SALES);
    return head;
  }

  /** Money in each further currency has a line of its own, with nothing else in it. */
  private Stream<List<String>> lines(Compared row) {
    List<Money> money = row.sales().map(Figures::money).orElse(List.of());
    List<String> first = new ArrayList<>(who(row));
    first.add(String.valueOf(row.people()));
    stages.forEach(stage -> first.add(text(Optional.ofNullable(row.reached().get(stage)))));
    goals.forEach(goal -> first.addAll(rates(Optional.ofNullable(row.rates().get(goal)))));
    first.add(text(row.sales().map(Figures::redemptions)));
    int counted = first.size();
    first.addAll(money.isEmpty() ? empty(SALES.size() - 1) : cells(money.get(0)));
    List<String> named = who(row);
    return Stream.concat(
        Stream.of(first),
        money.stream()
            .skip(1)
            .map(
                other -> {
                  List<String> line = new ArrayList<>(named);
                  line.addAll(empty(counted - named.size()));
                  line.addAll(cells(other));
                  return line;
                }));
  }

  private List<String> who(Compared row) {
    List<String> who = new ArrayList<>();
    who.add(row.campaign());
    who.add(csv.text(row.name()));
    who.add(row.part());
    who.add(row.variant().orElse(""));
    if (split.isPresent()) {
      who.add(row.rest() ? "(others)" : csv.text(row.of().orElse("(all)")));
    }
    return who;
  }

  private static List<String> rates(Optional<Share> share) {
    return share
        .map(known -> Stream.of(known.rate(), known.low(), known.high()))
        .map(all -> all.map(each -> String.format(Locale.ROOT, "%.4f", each)).toList())
        .orElseGet(() -> empty(3));
  }

  private static List<String> cells(Money money) {
    String each =
        money.discounted() == 0
            ? ""
            : new BigDecimal(money.discount())
                .divide(BigDecimal.valueOf(money.discounted()), 2, RoundingMode.HALF_UP)
                .toPlainString();
    return List.of(money.sales(), money.discount(), each, money.currency().orElse(""));
  }

  private static List<String> empty(int cells) {
    return Stream.generate(() -> "").limit(cells).toList();
  }

  private static String text(Optional<Long> number) {
    return number.map(String::valueOf).orElse("");
  }
}
