package io.promobot.stats;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How one person counts in the figures of their origin: on the day they came, and once for each
 * thing they have ever done, in any campaign.
 *
 * @param reached bits, as {@code customer.reached} stores them
 */
public record Arrival(LocalDate day, String origin, int reached) {
  private static final int REDEEMED = 4;
  private static final List<Deed> DEEDS =
      List.of(
          new Deed(Stage.RESPONDED, 1),
          new Deed(CouponStory.REVEALED, 2),
          new Deed(CouponStory.REDEEMED, REDEEMED));

  private record Deed(Stage stage, int bit) {}

  /** The same person once their origin is known. */
  public Arrival from(String origin) {
    return new Arrival(day, origin, reached);
  }

  /** The same person, who counts as having redeemed only if one of all their journeys says so. */
  public Arrival redeemedIn(Collection<Journey> all) {
    boolean redeemed = all.stream().anyMatch(journey -> journey.path().has(CouponStory.REDEEMED));
    int bits = redeemed ? reached | REDEEMED : reached & ~REDEEMED;
    return bits == reached ? this : new Arrival(day, origin, bits);
  }

  /** The same person with what this journey has reached; here nothing is ever undone. */
  public Arrival with(Journey journey) {
    int bits = reached;
    for (Deed deed : DEEDS) {
      bits |= journey.path().has(deed.stage()) ? deed.bit() : 0;
    }
    return bits == reached ? this : new Arrival(day, origin, bits);
  }

  /** What this person counts as, in the words of {@code origin_count.what}. */
  List<String> counted() {
    List<String> counted = new ArrayList<>(List.of("customers"));
    for (Deed deed : DEEDS) {
      if ((reached & deed.bit()) != 0) {
        counted.add(deed.stage().key());
      }
    }
    return counted;
  }
}
