package io.promobot.inbox;

import static io.promobot.flow.CouponStory.SHOW_COUPON;
import static io.promobot.inbox.Shop.ANA;
import static io.promobot.inbox.Shop.NOON;
import static io.promobot.inbox.Shop.WELCOME;
import static io.promobot.inbox.Shop.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Stage;
import io.promobot.inbox.Edition.Variants;
import io.promobot.outbox.Reply;
import io.promobot.variant.Draw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which variant people read, decided in memory. */
class VariantsTest {
  private final Shop shop = new Shop();

  private void trying(int wave, List<Double> shares, int... versions) {
    trying(1, wave, shares, versions);
  }

  private void trying(int firstWave, int wave, List<Double> shares, int... versions) {
    Edition main = new Edition(1, Shop.spoken(Map.of()));
    List<Edition> editions =
        List.of(
            main.saying(versions[0], Shop.spoken(Map.of())),
            main.saying(versions[1], Shop.spoken(Map.of())));
    Draw draw =
        new Draw(
            "welcome/" + firstWave,
            firstWave,
            wave,
            shares,
            List.of(versions[0], versions[1]),
            0.5,
            Optional.empty());
    shop.editions.put(WELCOME, main.trying(new Variants(draw, editions)));
  }

  private static List<Integer> versions(Batch batch) {
    return batch.answers.queued().stream().map(Reply::version).distinct().toList();
  }

  @Test
  void who_comes_by_themselves_gets_a_variant_and_it_is_stored_with_their_journey() {
    trying(2, List.of(0.0, 1.0), 5, 6);

    Batch batch =
        shop.happens(
            Events.started(ANA, NOON), Events.tapped(ANA, noonPlus(5), SHOW_COUPON, WELCOME));

    assertThat(versions(batch)).containsExactly(6);
    assertThat(shop.ana.journeys.get(WELCOME).lot()).contains(2 * 8 + 6);
  }

  @Test
  void who_had_a_variant_of_an_earlier_trial_reads_the_campaigns_own_texts_in_the_next() {
    trying(2, List.of(0.0, 1.0), 5, 6);
    shop.happens(Events.started(ANA, NOON));
    trying(3, 4, List.of(0.0, 1.0), 8, 9);

    Batch later = shop.happens(Events.tapped(ANA, noonPlus(60), SHOW_COUPON, WELCOME));

    assertThat(versions(later)).containsExactly(1);
  }

  @Test
  void later_buttons_are_answered_with_the_same_variant_as_it_is_then() {
    trying(2, List.of(0.0, 1.0), 5, 6);
    shop.happens(Events.started(ANA, NOON));
    trying(7, List.of(1.0, 0.0), 8, 9);

    Batch later = shop.happens(Events.tapped(ANA, noonPlus(60), SHOW_COUPON, WELCOME));

    assertThat(versions(later)).containsExactly(9);
    assertThat(shop.ana.journeys.get(WELCOME).lot()).contains(2 * 8 + 6);
  }

  @Test
  void who_was_there_before_goes_on_with_the_campaigns_own_texts() {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    trying(1, List.of(0.0, 1.0), 5, 6);

    Batch batch = shop.happens(Events.tapped(ANA, noonPlus(60), SHOW_COUPON, WELCOME));

    assertThat(versions(batch)).containsExactly(1);
    assertThat(shop.ana.journeys.get(WELCOME).lot()).isEmpty();
  }

  @Test
  void when_the_trial_is_over_everybody_reads_what_was_chosen() {
    trying(2, List.of(0.0, 1.0), 5, 6);
    shop.happens(Events.started(ANA, NOON));
    shop.publish(WELCOME, 7);

    Batch later = shop.happens(Events.tapped(ANA, noonPlus(60), SHOW_COUPON, WELCOME));

    assertThat(versions(later)).containsExactly(7);
  }
}
