package io.promobot.compare;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.text.Csv;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Campaigns side by side, also as a table for spreadsheets. */
public final class CompareHandler implements Endpoints {
  private final CompareStore store;

  private record Shown(Optional<String> by, List<Compared> rows) {}

  public CompareHandler(CompareStore store) {
    this.store = store;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    var all = new HashMap<>(Map.ofEntries(answers("compare_campaigns", this::show)));
    all.put("export_comparison", this::export);
    return all;
  }

  private Future<Reply> show(RoutingContext ctx) {
    return read(ctx).map(rows -> Reply.ok(new Shown(by(ctx).map(Split::key), rows)));
  }

  private Future<List<Compared>> read(RoutingContext ctx) {
    return store.rows(ApiHandler.queries(ctx, "campaign"), by(ctx));
  }

  private static Optional<Split> by(RoutingContext ctx) {
    return Split.of(ApiHandler.query(ctx, "by"));
  }

  /** There are so few rows that the table is written at once. */
  private void export(RoutingContext ctx) {
    var csv = Csv.of(ApiHandler.query(ctx, "format"));
    read(ctx)
        .map(rows -> CompareTable.of(csv, rows, by(ctx)))
        .compose(
            table ->
                ctx.response().closed()
                    ? Future.succeededFuture()
                    : ctx.response()
                        .putHeader("content-type", "text/csv; charset=utf-8")
                        .putHeader("content-disposition", "attachment; filename=\"compare.csv\"")
                        .end(table))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }
}
