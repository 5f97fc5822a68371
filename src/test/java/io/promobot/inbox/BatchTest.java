package io.promobot.inbox;

import static io.promobot.flow.CouponStory.NO_THANKS;
import static io.promobot.flow.CouponStory.REVEAL;
import static io.promobot.flow.CouponStory.SHOW_COUPON;
import static io.promobot.inbox.Shop.ANA;
import static io.promobot.inbox.Shop.BEN;
import static io.promobot.inbox.Shop.NOON;
import static io.promobot.inbox.Shop.SPRING;
import static io.promobot.inbox.Shop.WELCOME;
import static io.promobot.inbox.Shop.noonPlus;
import static io.promobot.inbox.Shop.stages;
import static io.promobot.inbox.Shop.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stage;
import io.promobot.outbox.Reply;
import io.promobot.stats.TapStore.Tap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One transaction's decisions: what is said, what is counted, and everybody's state afterwards. */
class BatchTest {
  private final Shop shop = new Shop();

  @Test
  void a_whole_story_in_one_batch_is_answered_in_order() {
    Batch batch =
        shop.happens(
            Events.started(ANA, NOON),
            Events.tapped(ANA, noonPlus(5), SHOW_COUPON, WELCOME),
            Events.tapped(ANA, noonPlus(9), REVEAL, WELCOME));

    assertThat(batch.answers.queued())
        .containsExactly(
            new Reply(1, Line.MESSENGER, WELCOME, 1, CouponStory.WELCOME),
            new Reply(1, Line.MESSENGER, WELCOME, 1, CouponStory.COUPON),
            new Reply(1, Line.MESSENGER, WELCOME, 1, CouponStory.CODE));
    assertThat(stages(shop.ana, WELCOME)).contains(Stage.SENT, CouponStory.REVEALED);
    assertThat(shop.ana.conversation.step()).isEqualTo("REVEALED");
    assertThat(batch.campaigns).containsExactly(WELCOME);
  }

  @Test
  void two_people_in_one_batch_do_not_touch_each_other() {
    Batch batch =
        shop.happens(
            Events.started(ANA, NOON),
            Events.started(BEN, NOON),
            Events.tapped(ANA, noonPlus(1), NO_THANKS, WELCOME));

    assertThat(batch.answers.queued())
        .containsExactly(
            new Reply(1, Line.MESSENGER, WELCOME, 1, CouponStory.WELCOME),
            new Reply(2, Line.MESSENGER, WELCOME, 1, CouponStory.WELCOME),
            new Reply(1, Line.MESSENGER, WELCOME, 1, CouponStory.THANKS),
            new Reply(1, Line.MESSENGER, WELCOME, 1, CouponStory.THANKS_IMAGE));
    assertThat(stages(shop.ben, WELCOME)).isEmpty();
    assertThat(shop.ben.conversation.step()).isEqualTo("WELCOMED");
  }

  @Test
  void a_second_reveal_shows_the_same_code_although_a_new_version_was_published() {
    shop.publish(SPRING, 3);
    shop.happens(Events.tapped(ANA, NOON, REVEAL, SPRING));
    shop.publish(SPRING, 4);

    Batch again = shop.happens(Events.tapped(ANA, noonPlus(60), REVEAL, SPRING));
    Batch other = shop.happens(Events.tapped(BEN, noonPlus(60), REVEAL, SPRING));

    assertThat(again.answers.queued())
        .containsExactly(new Reply(1, Line.MESSENGER, SPRING, 3, CouponStory.CODE));
    assertThat(other.answers.queued())
        .containsExactly(new Reply(2, Line.MESSENGER, SPRING, 4, CouponStory.CODE));
  }

  @Test
  void a_second_reveal_counts_two_taps_and_one_person_at_the_first_time() {
    shop.happens(Events.tapped(ANA, NOON, REVEAL, SPRING));

    shop.happens(Events.tapped(ANA, noonPlus(60), REVEAL, SPRING));

    assertThat(shop.ana.journeys.get(SPRING).at(CouponStory.REVEALED)).contains(NOON);
  }

  @Test
  void an_old_button_answers_with_the_present_copy_of_its_own_campaign() {
    shop.anaAt("DECLINED");
    shop.publish(SPRING, 7);

    Batch batch = shop.happens(Events.tapped(ANA, noonPlus(1), SHOW_COUPON, SPRING));

    assertThat(batch.answers.queued())
        .containsExactly(new Reply(1, Line.MESSENGER, SPRING, 7, CouponStory.COUPON));
    assertThat(stages(shop.ana, SPRING)).contains(CouponStory.ACCEPTED);
    assertThat(stages(shop.ana, WELCOME)).containsExactly(Stage.SENT);
  }

  @Test
  void every_tap_is_counted_under_its_button_and_time() {
    Batch batch =
        shop.happens(
            Events.tapped(ANA, Instant.parse("2026-03-01T11:59:59Z"), REVEAL, SPRING),
            Events.tapped(ANA, NOON, REVEAL, SPRING),
            Events.tapped(BEN, noonPlus(3599), REVEAL, SPRING),
            Events.tapped(BEN, noonPlus(3599), NO_THANKS, WELCOME));

    assertThat(batch.taps)
        .containsExactly(
            new Tap(SPRING, REVEAL.name(), Instant.parse("2026-03-01T11:59:59Z")),
            new Tap(SPRING, REVEAL.name(), NOON),
            new Tap(SPRING, REVEAL.name(), noonPlus(3599)),
            new Tap(WELCOME, NO_THANKS.name(), noonPlus(3599)));
    assertThat(batch.campaigns).containsExactlyInAnyOrder(WELCOME, SPRING);
  }

  @Test
  void typed_answers_are_not_taps() {
    shop.anaAt("WELCOMED");

    Batch batch = shop.happens(Events.said(ANA, noonPlus(1), "yes"));

    assertThat(told(batch)).containsExactly(CouponStory.COUPON);
    assertThat(batch.taps).isEmpty();
  }

  @Test
  void a_tap_that_names_no_campaign_of_ours_is_heard_as_words() {
    shop.anaAt("WELCOMED");

    Batch title = shop.happens(Events.tapped(ANA, noonPlus(1), "REVEAL:gone", "Yes!"));
    Batch nothing = shop.happens(Events.tapped(ANA, noonPlus(2), "BUY_SHOES", ""));

    assertThat(told(title)).as("the button's title was a yes").containsExactly(CouponStory.COUPON);
    assertThat(told(nothing)).containsExactly(CouponStory.REMIND_COUPON);
    assertThat(title.taps).isEmpty();
    assertThat(nothing.taps).isEmpty();
    assertThat(shop.ana.journeys).containsOnlyKeys(WELCOME);
  }

  @Test
  void who_opted_out_is_counted_and_not_answered() {
    shop.anaAt("OFFERED");
    shop.anaOptedOut();

    Batch batch = shop.happens(Events.tapped(ANA, noonPlus(1), REVEAL, WELCOME));

    assertThat(batch.answers.queued()).isEmpty();
    assertThat(batch.taps).extracting(Tap::button).containsExactly(REVEAL.name());
    assertThat(stages(shop.ana, WELCOME)).contains(CouponStory.REVEALED);
    assertThat(shop.ana.conversation.optedOut()).isTrue();
  }

  @Test
  void words_count_as_a_response_only_once_the_welcome_went_out() {
    shop.happens(Events.said(ANA, NOON, "hi"), Events.said(ANA, noonPlus(1), "hello?"));
    boolean before = shop.ana.journeys.get(WELCOME).path().has(Stage.RESPONDED);

    shop.wentOut(shop.ana, WELCOME, Stage.SENT, noonPlus(2));
    Batch batch = shop.happens(Events.said(ANA, noonPlus(9), "hello?"));

    assertThat(before).as("responded before anything went out").isFalse();
    assertThat(stages(shop.ana, WELCOME)).contains(Stage.RESPONDED);
    assertThat(told(batch)).containsExactly(CouponStory.REMIND_WELCOME);
  }

  @Test
  void typed_labels_are_those_of_the_campaign_one_talks_about() {
    shop.happens(Events.tapped(ANA, NOON, NO_THANKS, SPRING));
    Map<String, String> fields = new HashMap<>(Coupon.COPY.fields());
    fields.put("yes_label", "Her damit");
    shop.editions.put(SPRING, new Edition(2, Shop.spoken(fields)));

    Batch batch = shop.happens(Events.said(ANA, noonPlus(1), "her damit"));

    assertThat(batch.answers.queued())
        .containsExactly(new Reply(1, Line.MESSENGER, SPRING, 2, CouponStory.COUPON));
  }

  @Test
  void words_and_receipts_tell_which_campaigns_may_have_changed() {
    shop.anaAt("WELCOMED");
    shop.wentOut(shop.ben, SPRING, Stage.SENT, NOON);

    Batch said = shop.happens(Events.said(ANA, noonPlus(1), "yes"));
    Batch read = shop.happens(Events.read(BEN, noonPlus(1)));

    assertThat(said.campaigns).containsExactly(WELCOME);
    assertThat(read.campaigns).containsExactly(SPRING);
  }

  @Test
  void who_was_erased_is_left_alone() {
    Batch batch = shop.happens(Events.tapped("erased", NOON, REVEAL, WELCOME));

    assertThat(batch.answers.queued()).isEmpty();
    assertThat(batch.taps).isEmpty();
  }

  @Test
  void what_is_not_understood_changes_nobody() {
    Batch batch = shop.happens(Events.unknown(ANA, NOON));

    assertThat(shop.ana.acted).isFalse();
    assertThat(batch.answers.queued()).isEmpty();
  }

  @Test
  void doing_something_opens_the_window_for_a_day_and_shows_the_page_is_not_blocked() {
    shop.ana.blocked = true;

    shop.happens(Events.reacted(ANA, NOON));

    assertThat(shop.ana.windowUntil).isEqualTo(NOON.plus(Duration.ofDays(1)));
    assertThat(shop.ana.blocked).isFalse();
    assertThat(shop.ana.acted).isTrue();
    assertThat(shop.ana.journeys).as("a reaction enters no campaign").isEmpty();
  }

  @Test
  void a_time_from_the_future_neither_stretches_the_window_nor_mutes_the_customer() {
    shop.now = noonPlus(60);
    shop.happens(Events.said(ANA, noonPlus(99_999_999), "hi"));
    shop.wentOut(shop.ana, WELCOME, Stage.SENT, noonPlus(61));
    shop.now = noonPlus(120);

    Batch batch = shop.happens(Events.said(ANA, noonPlus(90), "yes"));

    assertThat(told(batch)).containsExactly(CouponStory.COUPON);
    assertThat(shop.ana.windowUntil).isEqualTo(noonPlus(90).plus(Duration.ofDays(1)));
  }
}
