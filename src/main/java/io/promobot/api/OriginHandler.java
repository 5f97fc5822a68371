package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.db.Page;
import io.promobot.http.Problem;
import io.promobot.sales.Sales.Money;
import io.promobot.sales.SourceSales;
import io.promobot.text.Csv;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From where people came to what they bought, also as a table for spreadsheets. */
public final class OriginHandler implements Endpoints {
  private static final List<String> HEAD =
      List.of(
          "source",
          "whose",
          "leads",
          "customers",
          "responded",
          "revealed",
          "redeemed",
          "coupons_used",
          "sales",
          "discount",
          "currency");

  private final Sources sources;

  /** The origins of those who came between two days, and the sales of these days. */
  @FunctionalInterface
  public interface Sources {
    Future<List<SourceSales>> between(
        Optional<String> campaign, Optional<LocalDate> from, Optional<LocalDate> to);
  }

  private record OriginList(List<SourceSales> origins) {}

  public OriginHandler(Sources sources) {
    this.sources = sources;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    var all = new HashMap<>(Map.ofEntries(answers("list_everybodys_origins", this::list)));
    all.put("export_origins", this::export);
    return all;
  }

  private Future<Reply> list(RoutingContext ctx) {
    return read(ctx).map(all -> Reply.ok(new OriginList(all)));
  }

  private Future<List<SourceSales>> read(RoutingContext ctx) {
    Optional<LocalDate> from = ApiHandler.day(ctx, "from");
    Optional<LocalDate> to = ApiHandler.day(ctx, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw Problem.badInput(List.of(new Problem.Mistake("from", "must not be after to")));
    }
    return sources.between(ApiHandler.query(ctx, "campaign"), from, to);
  }

  private void export(RoutingContext ctx) {
    var csv = Csv.of(ApiHandler.query(ctx, "format"));
    Future.succeededFuture()
        .compose(v -> read(ctx))
        .onSuccess(
            all -> {
              if (!ctx.response().closed()) {
                new TableStreamHandler<SourceSales>(
                        ctx,
                        rows -> csv.table(rows.stream().flatMap(row -> lines(csv, row)).toList()),
                        none -> Future.failedFuture("there is one part only"))
                    .begin("sources.csv", csv.head(HEAD), new Page<>(all, Optional.empty()));
              }
            })
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  /**
   * People stand in the first line only, so that a column can be added up; so does one currency.
   */
  private static Stream<List<String>> lines(Csv csv, SourceSales row) {
    List<Money> money = row.sales().money();
    List<List<String>> lines = new ArrayList<>();
    for (int nth = 0; nth < Math.max(1, money.size()); nth++) {
      List<String> cells = new ArrayList<>(List.of(csv.text(row.origin()), row.whose()));
      Stream.of(
              row.leads(),
              row.customers(),
              row.responded(),
              row.revealed(),
              row.redeemed(),
              row.sales().redemptions())
          .map(nth == 0 ? String::valueOf : number -> "")
          .forEach(cells::add);
      cells.addAll(
          money.isEmpty()
              ? List.of("", "", "")
              : List.of(
                  money.get(nth).sales(),
                  money.get(nth).discount(),
                  money.get(nth).currency().orElse("")));
      lines.add(cells);
    }
    return lines.stream();
  }
}
