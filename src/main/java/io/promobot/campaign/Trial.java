package io.promobot.campaign;

import io.promobot.variant.Experiment;
import io.promobot.wording.Copy;
import io.promobot.wording.Variation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A campaign's variants.
 *
 * @param chosen the variant that is used for everybody since the trial is over
 * @param nextWave when a send that learns may write to more people; it takes a few seconds longer
 */
public record Trial(
    State state,
    Experiment experiment,
    Optional<String> chosen,
    Optional<Instant> nextWave,
    List<Variant> variants) {
  /** From the owner's plan to the end. */
  public enum State {
    /** The owner writes its texts. */
    PREPARED,
    /** People get them. */
    RUNNING,
    /** One is used for everybody. */
    OVER
  }

  /** The names of the first variants that say the same in the main language, if there are any. */
  Optional<List<String>> same() {
    return variants.stream()
        .map(one -> variants.stream().filter(one::saysTheSameAs).map(Variant::name).toList())
        .filter(names -> names.size() > 1)
        .findFirst();
  }

  /**
   * One of the variants.
   *
   * @param name a capital letter
   * @param own what it says otherwise than the campaign
   * @param copy the campaign's texts with these words
   */
  public record Variant(String name, Variation own, Copy copy) {
    private boolean saysTheSameAs(Variant other) {
      return copy.main().fields().equals(other.copy.main().fields());
    }
  }
}
