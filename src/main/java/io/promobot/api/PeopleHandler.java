package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.Campaign;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.customer.PeopleFilter;
import io.promobot.customer.Person;
import io.promobot.db.Page;
import io.promobot.flow.Stage;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.stats.ShopDays;
import io.promobot.text.Csv;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The people behind a figure: page by page, or all of them as a table. */
public final class PeopleHandler implements Endpoints {
  private final Function<String, Future<Optional<Campaign>>> find;
  private final People list;
  private final Export export;
  private final ZoneId shop;

  /** A page of the people that match a filter. */
  @FunctionalInterface
  public interface People {
    Future<Page<Person>> list(PeopleFilter filter, int limit, Optional<String> cursor);
  }

  /** A larger part of the same people. */
  @FunctionalInterface
  public interface Export {
    Future<Page<Person>> next(PeopleFilter filter, Optional<String> cursor);
  }

  private record PeopleList(List<Shown> people, Optional<String> next) {}

  private record Shown(
      Optional<String> customerId, Optional<String> name, String origin, Optional<Instant> at) {
    static Shown of(Person person) {
      return new Shown(person.customerId(), person.name(), person.origin(), person.at());
    }
  }

  public PeopleHandler(
      Function<String, Future<Optional<Campaign>>> find, People list, Export export, ZoneId shop) {
    this.find = find;
    this.list = list;
    this.export = export;
    this.shop = shop;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_people", this::list), Map.entry("export_people", this::export));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return filter(ctx)
        .compose(
            filter -> list.list(filter, ApiHandler.limit(ctx), ApiHandler.query(ctx, "cursor")))
        .map(page -> new PeopleList(page.items().stream().map(Shown::of).toList(), page.next()))
        .map(Reply::ok);
  }

  /**
   * Starts answering only when the first part is there, so that an immediate failure is reported as
   * one.
   */
  private void export(RoutingContext ctx) {
    filter(ctx)
        .compose(
            filter -> export.next(filter, Optional.empty()).map(first -> begin(ctx, filter, first)))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Void begin(RoutingContext ctx, PeopleFilter filter, Page<Person> first) {
    if (!ctx.response().closed()) {
      var csv = Csv.of(ApiHandler.query(ctx, "format"));
      new TableStreamHandler<Person>(
              ctx,
              rows -> PeopleCsv.rows(csv, shop, rows),
              cursor -> export.next(filter, Optional.of(cursor)))
          .begin(fileName(filter), PeopleCsv.head(csv), first);
    }
    return null;
  }

  private Future<PeopleFilter> filter(RoutingContext ctx) {
    var id = ApiHandler.id(ctx);
    return find.apply(id)
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such campaign")))
        .map(
            campaign ->
                new PeopleFilter(
                    id,
                    stage(ctx, campaign, "reached"),
                    stage(ctx, campaign, "without"),
                    ApiHandler.query(ctx, "origin"),
                    ApiHandler.query(ctx, "line"),
                    ApiHandler.query(ctx, "language"),
                    ApiHandler.day(ctx, "from").map(new ShopDays(shop)::startOf)));
  }

  private static Optional<Stage> stage(RoutingContext ctx, Campaign campaign, String name) {
    return ApiHandler.query(ctx, name)
        .map(
            key ->
                campaign
                    .copy()
                    .story()
                    .stage(key)
                    .orElseThrow(
                        () ->
                            Problem.badInput(
                                List.of(
                                    new Mistake(
                                        name, "is not a stage of this campaign's story")))));
  }

  /** Built only from values that the contract allows; an origin could be anything. */
  private static String fileName(PeopleFilter filter) {
    return filter.campaign()
        + filter.reached().map(stage -> "-" + stage.key()).orElse("")
        + filter.without().map(stage -> "-without-" + stage.key()).orElse("")
        + ".csv";
  }
}
