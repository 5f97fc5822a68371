package io.promobot.simulator;

import io.promobot.simulator.Behaviour.Step;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part a customer plays: a behaviour, its pace, and the run that counts it, if any. */
final class Role {
  private static final int TIMES = 3;

  private final Behaviour behaviour;
  private final long paceMs;
  private final Optional<Run> run;
  private final Set<Step> open;
  private final Set<Step> done = EnumSet.noneOf(Step.class);
  private final Map<String, Integer> acts = new HashMap<>(4);

  Role(Behaviour behaviour, long paceMs, Optional<Run> run) {
    this.behaviour = behaviour;
    this.paceMs = paceMs;
    this.run = run;
    this.open = behaviour.story();
  }

  Behaviour behaviour() {
    return behaviour;
  }

  long paceMs() {
    return paceMs;
  }

  void did(Step step) {
    if (!done.add(step)) {
      return;
    }
    run.ifPresent(counting -> counting.count(step));
    if (open.remove(step) && open.isEmpty()) {
      run.ifPresent(Run::countDone);
    }
  }

  /** Whether this message makes them leave. */
  boolean isPutOff(BotMessage message, long dice) {
    return run.map(Run::plan).filter(plan -> plan.dislike().putsOff(message, dice)).isPresent();
  }

  /** The bot offers nothing to go on with. */
  void leftWithNothing() {
    if (done.contains(Step.YES) || done.contains(Step.NO)) {
      leave();
    }
  }

  /** Whatever they had yet to do is not waited for. */
  void leave() {
    if (!open.isEmpty()) {
      open.clear();
      run.ifPresent(Run::countDone);
    }
  }

  /**
   * A bot that answers with the same button or question again must not keep a customer busy
   * forever.
   */
  boolean willDo(String what) {
    return acts.merge(what, 1, Integer::sum) <= TIMES;
  }
}
