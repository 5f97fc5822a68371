package io.promobot.inbox;

import static io.promobot.inbox.Shop.ANA;
import static io.promobot.inbox.Shop.NOON;
import static io.promobot.inbox.Shop.SPRING;
import static io.promobot.inbox.Shop.WELCOME;
import static io.promobot.inbox.Shop.noonPlus;
import static io.promobot.inbox.Shop.stages;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Say;
import io.promobot.flow.Stage;
import io.promobot.inbox.ReceiptStore.SentMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What receipts prove: by their watermark, or by the message they name. */
class ReceiptsTest {
  private final Shop shop = new Shop();

  @Test
  void a_delivery_watermark_covers_what_was_sent_until_then() {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    shop.wentOut(shop.ana, SPRING, Stage.SENT, noonPlus(10));

    Batch batch = shop.happens(Events.delivered(ANA, noonPlus(5)));

    assertThat(stages(shop.ana, WELCOME)).containsExactly(Stage.SENT, Stage.DELIVERED);
    assertThat(shop.ana.journeys.get(WELCOME).at(Stage.DELIVERED)).contains(noonPlus(5));
    assertThat(stages(shop.ana, SPRING)).as("sent after the watermark").containsExactly(Stage.SENT);
    assertThat(shop.ana.deliveredUntil).isEqualTo(noonPlus(5));
    assertThat(batch.answers.queued()).isEmpty();
  }

  @Test
  void a_message_sent_at_the_very_watermark_is_covered() {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);

    shop.happens(Events.delivered(ANA, NOON));

    assertThat(stages(shop.ana, WELCOME)).contains(Stage.DELIVERED);
  }

  @Test
  void read_implies_delivered_and_covers_the_coupon_too() {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    shop.wentOut(shop.ana, SPRING, CouponStory.COUPON_SENT, NOON);

    shop.happens(Events.read(ANA, noonPlus(5)));

    assertThat(stages(shop.ana, WELCOME)).containsExactly(Stage.SENT, Stage.DELIVERED, Stage.SEEN);
    assertThat(stages(shop.ana, SPRING)).contains(CouponStory.COUPON_SEEN);
    assertThat(shop.ana.readUntil).isEqualTo(noonPlus(5));
  }

  @Test
  void reading_the_welcome_is_not_seeing_a_coupon_sent_later() {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    shop.wentOut(shop.ana, WELCOME, CouponStory.COUPON_SENT, noonPlus(60));

    shop.happens(Events.read(ANA, noonPlus(59)));

    assertThat(stages(shop.ana, WELCOME)).doesNotContain(CouponStory.COUPON_SEEN);
  }

  @Test
  void a_delivery_is_not_a_look() {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    shop.wentOut(shop.ana, SPRING, CouponStory.COUPON_SENT, NOON);

    shop.happens(Events.delivered(ANA, noonPlus(5)));

    assertThat(stages(shop.ana, WELCOME)).doesNotContain(Stage.SEEN);
    assertThat(stages(shop.ana, SPRING)).doesNotContain(CouponStory.COUPON_SEEN);
  }

  @Test
  void watermarks_never_go_back_and_the_first_time_is_kept() {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    shop.happens(Events.read(ANA, noonPlus(50)), Events.delivered(ANA, noonPlus(50)));
    shop.ana.heard = false;

    shop.happens(Events.read(ANA, noonPlus(20)), Events.delivered(ANA, noonPlus(20)));

    assertThat(shop.ana.readUntil).isEqualTo(noonPlus(50));
    assertThat(shop.ana.deliveredUntil).isEqualTo(noonPlus(50));
    assertThat(shop.ana.heard).as("nothing to save").isFalse();
    assertThat(shop.ana.journeys.get(WELCOME).at(Stage.SEEN)).contains(noonPlus(50));
  }

  @Test
  void a_receipt_from_the_future_is_of_now() {
    Instant year9999 = Instant.parse("9999-12-31T23:59:59Z");
    sentWelcome("m_1", shop.ana.id);

    shop.happens(
        Events.delivered(ANA, List.of("m_1"), Optional.of(year9999)), Events.read(ANA, year9999));

    assertThat(shop.ana.deliveredUntil).isEqualTo(shop.now);
    assertThat(shop.ana.readUntil).isEqualTo(shop.now);
    assertThat(shop.ana.journeys.get(WELCOME).at(Stage.DELIVERED)).contains(shop.now);
    assertThat(shop.ana.journeys.get(WELCOME).at(Stage.SEEN)).contains(shop.now);
  }

  @Test
  void a_receipt_that_names_the_welcome_proves_its_delivery_without_a_watermark() {
    Instant at = sentWelcome("m_1", shop.ana.id);

    shop.happens(Events.delivered(ANA, List.of("m_0", "m_1"), Optional.empty()));

    assertThat(stages(shop.ana, WELCOME)).containsExactly(Stage.SENT, Stage.DELIVERED);
    assertThat(shop.ana.journeys.get(WELCOME).at(Stage.DELIVERED)).contains(shop.now);
    assertThat(at).isBefore(shop.now);
  }

  @Test
  void a_receipt_that_names_a_message_takes_its_time_from_its_watermark() {
    sentWelcome("m_1", shop.ana.id);

    shop.happens(Events.delivered(ANA, List.of("m_1"), Optional.of(noonPlus(-1))));

    assertThat(shop.ana.journeys.get(WELCOME).at(Stage.DELIVERED)).contains(noonPlus(-1));
  }

  @Test
  void a_receipt_that_names_somebody_elses_message_proves_nothing() {
    sentWelcome("m_1", shop.ben.id);

    shop.happens(Events.delivered(ANA, List.of("m_1"), Optional.empty()));

    assertThat(stages(shop.ana, WELCOME)).containsExactly(Stage.SENT);
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#saysButTheWelcome")
  void only_the_welcome_has_a_delivered_stage(Say say) {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    shop.receipts.put("m_1", List.of(new SentMessage(shop.ana.id, WELCOME, say.name())));

    shop.happens(Events.delivered(ANA, List.of("m_1"), Optional.empty()));

    assertThat(stages(shop.ana, WELCOME)).containsExactly(Stage.SENT);
  }

  @Test
  void a_receipt_is_nothing_the_customer_did() {
    shop.anaAt("WELCOMED");
    Instant window = shop.ana.windowUntil;
    shop.ana.blocked = true;

    shop.happens(Events.read(ANA, noonPlus(90)), Events.delivered(ANA, noonPlus(90)));

    assertThat(shop.ana.windowUntil).isEqualTo(window);
    assertThat(shop.ana.lastEventAt).isEqualTo(NOON);
    assertThat(shop.ana.blocked).isTrue();
  }

  @Test
  void a_receipt_for_a_campaign_that_was_left_again_is_ignored() {
    shop.receipts.put("m_1", List.of(new SentMessage(shop.ana.id, SPRING, Say.WELCOME)));

    shop.happens(Events.delivered(ANA, List.of("m_1"), Optional.empty()));

    assertThat(shop.ana.journeys).isEmpty();
  }

  private Instant sentWelcome(String mid, long to) {
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, NOON);
    shop.receipts.put(mid, List.of(new SentMessage(to, WELCOME, Say.WELCOME)));
    return NOON;
  }
}
