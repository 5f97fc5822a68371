package io.promobot.simulator;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Starts runs of simulated customers and reports their progress. */
final class RunHandler {
  private static final int KEPT = 100;

  private final World world;
  private final CrowdWorker crowd;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private int started;

  RunHandler(World world, CrowdWorker crowd) {
    this.world = world;
    this.crowd = crowd;
  }

  void start(RoutingContext ctx) {
    // Without a seed: people the product has not met, not even before a restart.
    RunPlan plan = RunPlan.of(Input.of(ctx.body().buffer()), world.ids().any() >>> 33);
    String id = Integer.toString(++started);
    Run run = new Run(id, plan, world.clock().instant());
    runs.put(id, run);
    runs.remove(Integer.toString(started - KEPT));
    crowd.play(run);
    ctx.response().setStatusCode(202);
    ctx.json(plan.toJson(id));
  }

  void progress(RoutingContext ctx) {
    Optional<Run> run = Optional.ofNullable(runs.get(ctx.pathParam("id")));
    run.map(Run::toJson).ifPresentOrElse(ctx::json, () -> ctx.fail(404));
  }

  /** The next run gets a number of its own: a page may still be asking about an earlier one. */
  void clear() {
    runs.clear();
  }
}
