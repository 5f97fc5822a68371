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
import io.promobot.segment.Segment;
import io.promobot.stats.ShopDays;
import io.promobot.text.Csv;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The people behind a figure or in a segment: page by page, or all of them as a table.
 *
 * @param <F> what says which people
 */
public final class PeopleHandler<F> implements Endpoints {
  private final Asked<F> asked;
  private final People<F> list;
  private final Export<F> export;
  private final ZoneId shop;

  /**
   * How requests ask for people.
   *
   * @param list the operation that shows them
   * @param table the operation that exports them
   * @param filter which people a request asks for
   * @param fileName of the table, built only from values that the contract allows
   */
  private record Asked<F>(
      String list,
      String table,
      Function<RoutingContext, Future<F>> filter,
      Function<F, String> fileName) {}

  /** A page of the people that match a filter. */
  @FunctionalInterface
  public interface People<F> {
    Future<Page<Person>> list(F filter, int limit, Optional<String> cursor);
  }

  /** A larger part of the same people. */
  @FunctionalInterface
  public interface Export<F> {
    Future<Page<Person>> next(F filter, Optional<String> cursor);
  }

  private record PeopleList(List<Shown> people, Optional<String> next) {}

  private record Shown(
      Optional<String> customerId, Optional<String> name, String origin, Optional<Instant> at) {
    static Shown of(Person person) {
      return new Shown(person.customerId(), person.name(), person.origin(), person.at());
    }
  }

  private PeopleHandler(Asked<F> asked, People<F> list, Export<F> export, ZoneId shop) {
    this.asked = asked;
    this.list = list;
    this.export = export;
    this.shop = shop;
  }

  /** Those behind a campaign's figures. */
  public static PeopleHandler<PeopleFilter> ofCampaigns(
      Function<String, Future<Optional<Campaign>>> find,
      People<PeopleFilter> list,
      Export<PeopleFilter> export,
      ZoneId shop) {
    return new PeopleHandler<>(
        new Asked<>(
            "list_people",
            "export_people",
            ctx -> filter(ctx, find, shop),
            PeopleHandler::fileName),
        list,
        export,
        shop);
  }

  /** Those of a segment. */
  public static PeopleHandler<Segment> ofSegments(
      LongFunction<Future<Segment>> find,
      People<Segment> list,
      Export<Segment> export,
      ZoneId shop) {
    return new PeopleHandler<>(
        new Asked<>(
            "list_segment_people",
            "export_segment_people",
            ctx -> find.apply(Long.parseLong(ApiHandler.id(ctx))),
            PeopleHandler::fileName),
        list,
        export,
        shop);
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers(asked.list(), this::list), Map.entry(asked.table(), this::export));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return asked
        .filter()
        .apply(ctx)
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
    asked
        .filter()
        .apply(ctx)
        .compose(
            filter -> export.next(filter, Optional.empty()).map(first -> begin(ctx, filter, first)))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Void begin(RoutingContext ctx, F filter, Page<Person> first) {
    if (!ctx.response().closed()) {
      var csv = Csv.of(ApiHandler.query(ctx, "format"));
      new TableStreamHandler<Person>(
              ctx,
              rows -> PeopleCsv.rows(csv, shop, rows),
              cursor -> export.next(filter, Optional.of(cursor)))
          .begin(asked.fileName().apply(filter), PeopleCsv.head(csv), first);
    }
    return null;
  }

  private static Future<PeopleFilter> filter(
      RoutingContext ctx, Function<String, Future<Optional<Campaign>>> find, ZoneId shop) {
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

  /** Its name in plain letters, so that every system can store it; its id when none are left. */
  private static String fileName(Segment segment) {
    String plain =
        Normalizer.normalize(segment.name(), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-|-$", "")
            .toLowerCase(Locale.ROOT);
    return plain.isEmpty() ? "segment-%d.csv".formatted(segment.id()) : plain + ".csv";
  }

  /** An origin could be anything. */
  private static String fileName(PeopleFilter filter) {
    return filter.campaign()
        + filter.reached().map(stage -> "-" + stage.key()).orElse("")
        + filter.without().map(stage -> "-without-" + stage.key()).orElse("")
        + ".csv";
  }
}
