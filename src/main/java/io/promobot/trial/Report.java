package io.promobot.trial;

import io.promobot.campaign.Trial;
import io.promobot.experiment.Lift;
import io.promobot.experiment.Outcomes;
import io.promobot.experiment.Rate;
import io.promobot.experiment.SampleRatio;
import io.promobot.experiment.Standing;
import io.promobot.experiment.Verdict;
import io.promobot.experiment.Wave;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * What can be said about a trial now.
 *
 * @param verdict early, open, good_enough or better
 * @param leader the variant with the best figures so far
 * @param against the best of the others
 * @param waitingCostsDaily how many more people a day would reach the goal if everybody got the
 *     leader; empty when nothing goes on, or nobody got anything in the last day
 * @param undecided people who still have time to act, or who have not got it yet
 * @param holdout those who got nothing; empty without
 * @param assignedOff whether so many people of each variant are hardly chance
 * @param deliveredOff whether the message of each variant reaches so many people hardly by chance
 */
record Report(
    String verdict,
    String leader,
    String against,
    Optional<Double> waitingCostsDaily,
    long undecided,
    List<Line> variants,
    Optional<Holdout> holdout,
    boolean assignedOff,
    boolean deliveredOff) {

  /**
   * One variant's figures; all shares are from 0 to 1.
   *
   * @param share of the people who come now; 0 when nothing goes on
   * @param people who have it
   * @param decided those whose time is over
   * @param reached how many of those reached the goal
   * @param best how likely it is the best
   * @param loss what using it for everybody costs on average, as a share of people
   * @param lift by how much it is above the holdout; empty while nobody can be compared
   */
  record Line(
      String name,
      double share,
      long people,
      long decided,
      long reached,
      double rate,
      double low,
      double high,
      double best,
      double loss,
      Optional<Double> lift,
      Optional<Double> liftLow,
      Optional<Double> liftHigh) {}

  /** Of the people who got nothing and whose time is over. */
  record Holdout(long people, long reached, double rate, double low, double high) {}

  /**
   * @param people how many have each variant, in their order
   * @param shares of those who come now; empty when nothing goes on
   * @param lastDay how many people got the campaign in the last day
   */
  static Report of(
      Trial trial,
      List<CountedWave> counted,
      List<Long> people,
      List<Double> shares,
      long lastDay) {
    int variants = trial.variants().size();
    List<Wave> waves = counted.stream().map(CountedWave::wave).toList();
    List<Rate> rates = IntStream.range(0, variants).mapToObj(each -> Rate.of(waves, each)).toList();
    List<Standing> standings = Standing.of(rates);
    Verdict verdict = Verdict.of(waves, variants, trial.experiment().careless());
    Optional<Holdout> holdout = holdout(trial, counted);
    List<Wave> sent = counted.stream().map(CountedWave::sent).toList();
    Rate none = Rate.of(heldOut(counted));
    List<Line> lines = new ArrayList<>();
    for (int each = 0; each < variants; each++) {
      Optional<Lift> lift = Lift.of(Rate.of(sent, each), none);
      Rate rate = rates.get(each);
      lines.add(
          new Line(
              trial.variants().get(each).name(),
              shares.isEmpty() ? 0 : shares.get(each),
              people.get(each),
              sum(waves, each, Outcomes::people),
              sum(waves, each, Outcomes::reached),
              rate.mean(),
              rate.low(),
              rate.high(),
              standings.get(each).best(),
              standings.get(each).loss(),
              lift.map(Lift::more),
              lift.map(Lift::low),
              lift.map(Lift::high)));
    }
    long all = people.stream().mapToLong(Long::longValue).sum();
    long over = counted.stream().mapToLong(CountedWave::came).sum();
    return new Report(
        word(verdict.word()),
        lines.get(verdict.leader()).name(),
        against(lines, verdict.leader()),
        shares.isEmpty() || lastDay == 0
            ? Optional.empty()
            : Optional.of(waiting(lines, verdict.leader()) * lastDay),
        Math.max(0, all - over),
        lines,
        holdout,
        SampleRatio.isOff(shares(waves), counted.stream().map(CountedWave::assigned).toList()),
        SampleRatio.isOff(shares(waves), counted.stream().map(CountedWave::delivered).toList()));
  }

  private static long sum(List<Wave> waves, int variant, ToLongFunction<Outcomes> of) {
    return waves.stream().map(wave -> wave.outcomes().get(variant)).mapToLong(of).sum();
  }

  private static List<List<Double>> shares(List<Wave> waves) {
    return waves.stream().map(Wave::shares).toList();
  }

  private static String word(Verdict.Word word) {
    return word == Verdict.Word.TOO_EARLY ? "early" : word.name().toLowerCase(Locale.ROOT);
  }

  private static String against(List<Line> lines, int leader) {
    return lines.stream()
        .filter(line -> line != lines.get(leader))
        .max(Comparator.comparing(Line::rate))
        .orElseThrow()
        .name();
  }

  /** The share of people who come now and would reach the goal with the leader only. */
  private static double waiting(List<Line> lines, int leader) {
    double best = lines.get(leader).rate();
    return Math.max(
        0, lines.stream().mapToDouble(line -> line.share() * (best - line.rate())).sum());
  }

  private static Optional<Holdout> holdout(Trial trial, List<CountedWave> counted) {
    if (trial.experiment().holdout() == 0) {
      return Optional.empty();
    }
    Outcomes held = heldOut(counted);
    Rate rate = Rate.of(held);
    return Optional.of(
        new Holdout(held.people(), held.reached(), rate.share(), rate.low(), rate.high()));
  }

  private static Outcomes heldOut(List<CountedWave> counted) {
    return new Outcomes(
        counted.stream().mapToLong(CountedWave::held).sum(),
        counted.stream().mapToLong(CountedWave::heldReached).sum());
  }
}
