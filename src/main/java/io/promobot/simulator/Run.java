package io.promobot.simulator;

import io.promobot.simulator.Behaviour.Step;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How far one run has come, counted in people. */
final class Run {
  private final String id;
  private final RunPlan plan;
  private final Instant started;
  private final Map<Step, Integer> people = new EnumMap<>(Step.class);
  private int done;

  Run(String id, RunPlan plan, Instant started) {
    this.id = id;
    this.plan = plan;
    this.started = started;
  }

  RunPlan plan() {
    return plan;
  }

  void count(Step step) {
    people.merge(step, 1, Integer::sum);
  }

  void countDone() {
    done++;
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("run", id)
        .put("customers", plan.quotas().customers())
        .put("started", started.toString())
        .put("arrived", people(Step.ARRIVED))
        .put("welcomed", people(Step.WELCOMED))
        .put("read", people(Step.READ))
        .put("yes", people(Step.YES))
        .put("no", people(Step.NO))
        .put("revealed", people(Step.REVEALED))
        .put("finished", done == plan.quotas().customers());
  }

  private int people(Step step) {
    return people.getOrDefault(step, 0);
  }
}
