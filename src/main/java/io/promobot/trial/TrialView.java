package io.promobot.trial;

import io.promobot.campaign.Trial;
import io.promobot.variant.Experiment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A campaign's variants and their plan as JSON; times are in seconds. */
record TrialView(
    String state,
    String goal,
    boolean letItLearn,
    double holdout,
    double careless,
    int wavePeople,
    long waveSeconds,
    long actSeconds,
    Optional<String> chosen,
    Optional<Instant> nextWaveAt,
    List<VariantView> variants) {
  /**
   * A variant.
   *
   * @param copy all it says in the main language
   * @param translations its words in the others
   * @param own what it says otherwise than the campaign, by language
   */
  record VariantView(
      String name,
      Map<String, String> copy,
      Map<String, Object> translations,
      Map<String, Map<String, String>> own) {}

  static TrialView of(Trial trial) {
    Experiment plan = trial.experiment();
    return new TrialView(
        trial.state().name().toLowerCase(Locale.ROOT),
        plan.goal().key(),
        plan.learns(),
        plan.holdout(),
        plan.careless(),
        plan.wavePeople(),
        plan.waveTime().toSeconds(),
        plan.actTime().toSeconds(),
        trial.chosen(),
        trial.nextWave(),
        trial.variants().stream().map(TrialView::variant).toList());
  }

  private static VariantView variant(Trial.Variant variant) {
    return new VariantView(
        variant.name(),
        variant.copy().main().fields(),
        variant.copy().translations(),
        variant.own().words());
  }
}
