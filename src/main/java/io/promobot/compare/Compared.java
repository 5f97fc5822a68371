package io.promobot.compare;

import io.promobot.experiment.Outcomes;
import io.promobot.flow.Stage;
import io.promobot.sales.Sales;
import io.promobot.stats.StatsJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row: some people of a campaign and what came of them.
 *
 * @param part which of the campaign's people they are
 * @param variant its name, where they are those of one
 * @param of the origin or line they are from; empty when they are not told apart by it
 * @param rest whether they are those of all origins that have no row of their own
 * @param people how many they are, of whom the rates are
 * @param reached how many of them have reached each stage
 * @param rates of the stages that are goals; none of nobody
 * @param sales what they bought; empty where that is not counted apart
 */
record Compared(
    String campaign,
    String name,
    String story,
    String part,
    Optional<String> variant,
    Optional<String> of,
    boolean rest,
    long people,
    Map<String, Long> reached,
    Map<String, Share> rates,
    Optional<Sales.Figures> sales) {

  /** Which people of a campaign a row is about. */
  enum Part {
    ALL,
    VARIANT,
    /** Those who got nothing so that the others can be compared with them. */
    HOLDOUT,
    /** Those who came while no variants were tried. */
    WITHOUT
  }

  /** What the people of one row have in common. */
  record Who(Part part, Optional<String> variant, Optional<String> of, boolean rest) {
    static Who all(Part part, Optional<String> variant) {
      return new Who(part, variant, Optional.empty(), false);
    }
  }

  /**
   * @param reached by all stages of the campaign's story
   */
  static Compared row(
      Chosen campaign, Who who, Map<Stage, Long> reached, Optional<Sales.Figures> sales) {
    long people = reached.getOrDefault(Stage.SENT, 0L);
    Map<String, Share> rates = new LinkedHashMap<>();
    reached.forEach(
        (stage, count) -> {
          if (people > 0 && isGoal(stage)) {
            rates.put(stage.key(), Share.of(new Outcomes(people, count)));
          }
        });
    return row(campaign, who, people, StatsJson.people(reached), rates, sales);
  }

  /** Of those who got nothing only the goal of the experiment is known. */
  static Compared held(Chosen campaign, Chosen.Held held) {
    String goal = held.goal().key();
    return row(
        campaign,
        Who.all(Part.HOLDOUT, Optional.empty()),
        held.outcomes().people(),
        Map.of(goal, held.outcomes().reached()),
        held.outcomes().people() == 0 ? Map.of() : Map.of(goal, Share.of(held.outcomes())),
        Optional.empty());
  }

  private static Compared row(
      Chosen campaign,
      Who who,
      long people,
      Map<String, Long> reached,
      Map<String, Share> rates,
      Optional<Sales.Figures> sales) {
    return new Compared(
        campaign.id(),
        campaign.name(),
        campaign.story().key(),
        who.part().name().toLowerCase(Locale.ROOT),
        who.variant(),
        who.of(),
        who.rest(),
        people,
        reached,
        rates,
        sales);
  }

  private static boolean isGoal(Stage stage) {
    return !stage.equals(Stage.SENT) && stage.wording().figure().isPresent();
  }
}
