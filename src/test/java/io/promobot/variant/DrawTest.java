package io.promobot.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.promobot.experiment.Shares;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final int MANY = 20_000;
  private static final Draw DRAW =
      new Draw("autumn/1", 1, 3, List.of(0.2, 0.8), List.of(4, 5), 0.1, Optional.empty());

  @Test
  void each_variant_gets_its_share_and_the_holdout_its_own() {
    long second = people().filter(each -> DRAW.variant(DRAW.lot(each)) == 1).count();
    long heldOut = people().filter(DRAW::holdsOut).count();
    long both =
        people().filter(each -> DRAW.holdsOut(each) && DRAW.variant(DRAW.lot(each)) == 1).count();

    assertThat(second / (double) MANY).isCloseTo(0.8, within(0.01));
    assertThat(heldOut / (double) MANY).isCloseTo(0.1, within(0.01));
    assertThat(both / (double) heldOut).isCloseTo(0.8, within(0.03));
  }

  @Test
  void a_lot_says_its_wave_and_its_variant_and_lots_of_other_waves_are_others() {
    int lot = DRAW.lot(7);

    assertThat(lot).isBetween(Draw.firstLot(3), Draw.firstLot(4) - 1);
    assertThat(DRAW.version(lot)).isEqualTo(DRAW.versions().get(DRAW.variant(lot)));
  }

  @Test
  void who_comes_by_themselves_has_the_same_variant_in_a_lot_that_tells_them_from_a_sends_people() {
    Draw four = new Draw("a/1", 1, 3, Shares.even(4), List.of(1, 2, 3, 4), 0, Optional.empty());
    for (long person = 0; person < 100; person++) {
      int lot = four.lotOfVisitor(person);
      assertThat(lot)
          .isBetween(Draw.firstLot(3), Draw.firstLot(4) - 1)
          .isNotEqualTo(four.lot(person));
      assertThat(four.variant(lot)).isEqualTo(four.variant(four.lot(person)));
    }
    List<Integer> sent = people().limit(200).mapToObj(four::lot).distinct().toList();
    assertThat(people().limit(200).mapToObj(four::lotOfVisitor).distinct())
        .hasSize(4)
        .doesNotContainAnyElementsOf(sent);
  }

  @Test
  void a_person_keeps_their_variant_when_the_shares_are_others_in_a_later_wave() {
    Draw later =
        new Draw("autumn/1", 1, 9, List.of(0.95, 0.05), List.of(14, 15), 0.1, Optional.of(5));

    assertThat(
            people()
                .allMatch(each -> later.variant(DRAW.lot(each)) == DRAW.variant(DRAW.lot(each))))
        .isTrue();
  }

  @Test
  void the_lot_of_a_variant_that_is_gone_reads_the_first() {
    Draw four =
        new Draw(
            "a/1", 1, 1, List.of(0.0, 0.0, 0.0, 1.0), List.of(1, 2, 3, 4), 0, Optional.empty());

    assertThat(DRAW.version(four.lot(1))).isEqualTo(4);
    assertThat(DRAW.variant(four.lot(1))).isZero();
  }

  @Test
  void it_is_read_as_it_is_stored() {
    JsonObject stored =
        new JsonObject()
            .put("key", "autumn/1")
            .put("first_wave", 1)
            .put("wave", 3)
            .put("shares", new JsonArray().add(0.2).add(0.8))
            .put("versions", new JsonArray().add(4).add(5))
            .put("holdout", 0.1)
            .putNull("room");

    assertThat(Draw.of(stored)).contains(DRAW);
    assertThat(Draw.of(null)).isEmpty();
  }

  private static LongStream people() {
    return LongStream.rangeClosed(1, MANY);
  }
}
