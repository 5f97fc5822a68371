package io.promobot.experiment;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What can be said about the variants now.
 *
 * @param leader the variant with the best figures so far
 */
public record Verdict(Word word, int leader) {
  /** Before, figures are chance and nothing is said about them. */
  static final int PEOPLE_NEEDED = 100;

  /** From cautious to sure. */
  public enum Word {
    /** Of some variant too few people have had their time to act. */
    TOO_EARLY,
    /** Going on is worth it: a wrong choice might cost more than the owner wants to lose. */
    OPEN,
    /** Using the leader costs next to nothing, whether it is the best or not. */
    GOOD_ENOUGH,
    /** The leader is better than all others, and that is not chance. */
    BETTER
  }

  /**
   * @param careless the loss the owner accepts, as a share of people: 0.002 is two in a thousand
   */
  public static Verdict of(List<Wave> waves, int variants, double careless) {
    List<Rate> rates = IntStream.range(0, variants).mapToObj(each -> Rate.of(waves, each)).toList();
    List<Standing> standings = Standing.of(rates);
    int leader =
        IntStream.range(0, variants)
            .reduce((a, b) -> rates.get(a).mean() >= rates.get(b).mean() ? a : b)
            .orElseThrow();
    if (IntStream.range(0, variants).anyMatch(each -> people(waves, each) < PEOPLE_NEEDED)) {
      return new Verdict(Word.TOO_EARLY, leader);
    }
    if (standings.get(leader).loss() >= careless) {
      return new Verdict(Word.OPEN, leader);
    }
    boolean better = Evidence.better(rates).equals(OptionalInt.of(leader));
    return new Verdict(better ? Word.BETTER : Word.GOOD_ENOUGH, leader);
  }

  private static long people(List<Wave> waves, int variant) {
    return waves.stream().mapToLong(wave -> wave.outcomes().get(variant).people()).sum();
  }
}
