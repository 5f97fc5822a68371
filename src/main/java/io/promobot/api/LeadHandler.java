package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.db.Page;
import io.promobot.http.Problem;
import io.promobot.lead.Lead;
import io.promobot.lead.LeadFilter;
import io.promobot.lead.WelcomeState;
import io.promobot.text.Csv;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** People who registered: finding, exporting and erasing them. */
public final class LeadHandler implements Endpoints {
  private final Leads list;
  private final Export export;
  private final Function<Long, Future<Boolean>> erase;
  private final ZoneId shop;

  /** A page of the leads that match a filter. */
  @FunctionalInterface
  public interface Leads {
    Future<Page<Lead>> list(LeadFilter filter, int limit, Optional<String> cursor);
  }

  /** A larger part of the same leads. */
  @FunctionalInterface
  public interface Export {
    Future<Page<Lead>> next(LeadFilter filter, Optional<String> cursor);
  }

  private record LeadList(List<Lead> leads, Optional<String> next) {}

  public LeadHandler(
      Leads list, Export export, Function<Long, Future<Boolean>> erase, ZoneId shop) {
    this.list = list;
    this.export = export;
    this.erase = erase;
    this.shop = shop;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_leads", this::list),
        Map.entry("export_leads", this::export),
        answers("erase_lead", this::erase));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return list.list(filter(ctx), ApiHandler.limit(ctx), ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new LeadList(page.items(), page.next())));
  }

  /**
   * Starts answering only when the first part is there, so that an immediate failure is reported as
   * one.
   */
  private void export(RoutingContext ctx) {
    var filter = filter(ctx);
    export
        .next(filter, Optional.empty())
        .map(first -> begin(ctx, filter, first))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Void begin(RoutingContext ctx, LeadFilter filter, Page<Lead> first) {
    if (!ctx.response().closed()) {
      var csv = Csv.of(ApiHandler.query(ctx, "format"));
      new TableStreamHandler<Lead>(
              ctx,
              rows -> LeadCsv.rows(csv, shop, rows),
              cursor -> export.next(filter, Optional.of(cursor)))
          .begin("leads.csv", LeadCsv.head(csv), first);
    }
    return null;
  }

  private static LeadFilter filter(RoutingContext ctx) {
    return new LeadFilter(
        ApiHandler.query(ctx, "q"),
        ApiHandler.query(ctx, "origin"),
        ApiHandler.query(ctx, "language"),
        ApiHandler.query(ctx, "welcome")
            .map(state -> WelcomeState.valueOf(state.toUpperCase(Locale.ROOT))));
  }

  private Future<Reply> erase(RoutingContext ctx) {
    return erase.apply(Long.valueOf(ApiHandler.id(ctx))).map(LeadHandler::gone);
  }

  private static Reply gone(boolean erased) {
    if (!erased) {
      throw Problem.notFound("There is no such lead");
    }
    return Reply.noContent();
  }
}
