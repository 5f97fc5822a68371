package io.promobot.trial;

import static io.promobot.contract.Endpoints.answers;
import static java.util.stream.Collectors.joining;

import io.promobot.campaign.RewordingJson;
import io.promobot.campaign.Trial;
import io.promobot.campaign.VariantStore;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.db.Database;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.variant.Experiment;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variants of a campaign: planned, written, started, compared, and one used for everybody. */
public final class VariantHandler implements Endpoints {
  private static final double TWO_IN_A_THOUSAND = 0.002;
  private static final int WAVE_PEOPLE = 500;
  private static final int AN_HOUR = 3_600;
  private static final int A_DAY = 86_400;

  /** Each wave is a row that every look at the figures reads. */
  private static final int SHORTEST_WAVE = 60;

  /** Both are empty without variants. */
  record Shown(Optional<TrialView> trial, Optional<Report> report) {}

  private final VariantStore store;
  private final FiguresStore figures;
  private final int shortestWave;

  /**
   * @param demo whether waves may be so short that one can watch them
   */
  public VariantHandler(VariantStore store, Database database, String page, boolean demo) {
    this.store = store;
    this.shortestWave = demo ? 1 : SHORTEST_WAVE;
    this.figures = new FiguresStore(database, page);
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_variants", this::show),
        answers("plan_variants", this::plan),
        answers("drop_variants", this::drop),
        answers("change_variant", this::reword),
        answers("start_variants", ctx -> viewed(store.start(ApiHandler.id(ctx)))),
        answers(
            "use_variant",
            ctx -> viewed(store.use(ApiHandler.id(ctx), ApiHandler.path(ctx, "name")))),
        answers("show_experiment", this::report));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return store
        .find(ApiHandler.id(ctx))
        .map(found -> Reply.ok(new Shown(found.map(TrialView::of), Optional.empty())));
  }

  private static Future<Reply> viewed(Future<Trial> trial) {
    return trial.map(TrialView::of).map(Reply::ok);
  }

  private Future<Reply> plan(RoutingContext ctx) {
    JsonObject body = ApiHandler.body(ctx);
    return viewed(
        store
            .story(ApiHandler.id(ctx))
            .map(story -> goal(story, body.getString("goal")))
            .compose(goal -> store.plan(ApiHandler.id(ctx), experiment(body, goal))));
  }

  private static Stage goal(Story story, String key) {
    List<Stage> possible =
        story.stages().stream()
            .filter(stage -> stage != Stage.SENT && stage != Stage.FAILED)
            .toList();
    String all = possible.stream().map(Stage::key).collect(joining(", "));
    return story
        .stage(key)
        .filter(possible::contains)
        .orElseThrow(() -> Problem.badInput(List.of(new Mistake("goal", "must be one of " + all))));
  }

  private Experiment experiment(JsonObject body, Stage goal) {
    int waveSeconds = body.getInteger("wave_seconds", AN_HOUR);
    if (waveSeconds < shortestWave) {
      throw Problem.badInput(
          List.of(new Mistake("wave_seconds", "must be at least " + shortestWave)));
    }
    return new Experiment(
        body.getInteger("variants"),
        goal,
        body.getBoolean("let_it_learn", false),
        body.getDouble("holdout", 0.0),
        body.getDouble("careless", TWO_IN_A_THOUSAND),
        body.getInteger("wave_people", WAVE_PEOPLE),
        Duration.ofSeconds(waveSeconds),
        Duration.ofSeconds(body.getInteger("act_seconds", A_DAY)));
  }

  private Future<Reply> drop(RoutingContext ctx) {
    return store.drop(ApiHandler.id(ctx)).map(done -> Reply.noContent());
  }

  private Future<Reply> reword(RoutingContext ctx) {
    return viewed(
        store.reword(
            ApiHandler.id(ctx),
            ApiHandler.path(ctx, "name"),
            RewordingJson.of(ApiHandler.body(ctx), "copy")));
  }

  private Future<Reply> report(RoutingContext ctx) {
    String campaign = ApiHandler.id(ctx);
    return store
        .find(campaign)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new Shown(Optional.empty(), Optional.empty()))
                    : figures
                        .of(campaign, found.get())
                        .map(
                            report ->
                                new Shown(
                                    report.flatMap(there -> found.map(TrialView::of)), report)))
        .map(Reply::ok);
  }
}
