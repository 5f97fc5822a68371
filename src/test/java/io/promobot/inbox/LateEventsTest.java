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

import io.promobot.channel.CustomerEvent;
import io.promobot.flow.Conversation;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stage;
import io.promobot.stats.Counted;
import io.promobot.stats.TapStore.Tap;
import io.promobot.text.StoryLanguage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that overtake each other. */
class LateEventsTest {
  private final Shop shop = new Shop();

  @Test
  void a_batch_is_handled_in_metas_time_order_and_a_tie_in_the_order_of_arrival() {
    CustomerEvent third = Events.said(ANA, noonPlus(2), "3");
    CustomerEvent first = Events.said(ANA, NOON, "1");
    CustomerEvent second = Events.said(BEN, NOON, "2");

    List<CustomerEvent> order = inOrder(third, first, second);

    assertThat(order).containsExactly(first, second, third);
  }

  @Test
  void many_events_of_one_moment_stay_in_the_order_of_arrival() {
    CustomerEvent[] burst = new CustomerEvent[50];
    Arrays.setAll(burst, n -> Events.said(ANA, NOON, "word " + n));

    assertThat(inOrder(burst)).containsExactly(burst);
  }

  @Test
  void an_event_that_comes_twice_in_one_batch_is_handled_once() {
    CustomerEvent tap = Events.tapped(ANA, NOON, REVEAL, SPRING);

    assertThat(inOrder(tap, tap)).containsExactly(tap);
  }

  @Test
  void what_was_seen_before_is_left_out_but_receipts_need_no_memory() {
    CustomerEvent known = Events.said(ANA, NOON, "hi");
    CustomerEvent receipt = Events.read(ANA, noonPlus(1));

    List<CustomerEvent> order =
        InboxStore.inOrder(InboxStore.distinct(List.of(receipt, known)).values(), Set.of());

    assertThat(order).containsExactly(receipt);
  }

  @Test
  void a_late_tap_is_answered_and_counted_but_does_not_rewind_the_conversation() {
    shop.anaAt("REVEALED");
    shop.ana.lastEventAt = noonPlus(60);

    Batch batch = shop.happens(Events.tapped(ANA, noonPlus(30), NO_THANKS, SPRING));

    assertThat(told(batch)).containsExactly(CouponStory.THANKS, CouponStory.THANKS_IMAGE);
    assertThat(batch.taps).extracting(Tap::button).containsExactly(NO_THANKS.name());
    assertThat(stages(shop.ana, SPRING)).contains(CouponStory.DECLINED);
    assertThat(shop.ana.conversation.campaign()).isEqualTo(WELCOME);
    assertThat(shop.ana.conversation.step()).isEqualTo("REVEALED");
  }

  @Test
  void an_event_of_the_same_moment_is_not_late() {
    shop.anaAt("WELCOMED");
    shop.ana.lastEventAt = noonPlus(60);

    Batch batch = shop.happens(Events.said(ANA, noonPlus(60), "yes"));

    assertThat(told(batch)).containsExactly(CouponStory.COUPON);
  }

  @Test
  void late_words_are_not_answered_and_move_nothing() {
    shop.anaAt("OFFERED");
    shop.ana.lastEventAt = noonPlus(60);

    Batch batch = shop.happens(Events.said(ANA, noonPlus(30), "no"));

    assertThat(batch.answers.queued()).isEmpty();
    assertThat(shop.ana.conversation.step()).isEqualTo("OFFERED");
  }

  @Test
  void a_late_yes_to_the_welcome_does_not_reveal_a_coupon_shown_since() {
    shop.anaAt("WELCOMED");
    shop.happens(Events.tapped(ANA, noonPlus(60), SHOW_COUPON, WELCOME));

    shop.happens(Events.said(ANA, noonPlus(30), "yes"));

    assertThat(stages(shop.ana, WELCOME))
        .contains(CouponStory.ACCEPTED)
        .doesNotContain(CouponStory.REVEALED);
  }

  @Test
  void late_words_prove_a_response_all_the_same() {
    shop.anaAt("WELCOMED");
    shop.happens(Events.reacted(ANA, noonPlus(60)));

    shop.happens(Events.said(ANA, noonPlus(30), "hello"));

    assertThat(stages(shop.ana, WELCOME)).contains(Stage.RESPONDED);
  }

  @Test
  void a_late_stop_still_stops_and_is_confirmed_once() {
    shop.anaAt("OFFERED");
    shop.ana.lastEventAt = noonPlus(60);

    Batch first = shop.happens(Events.said(ANA, noonPlus(30), "STOP"));
    Batch second = shop.happens(Events.said(ANA, noonPlus(20), "STOP"));

    assertThat(shop.ana.conversation.optedOut()).isTrue();
    assertThat(shop.ana.conversation.step()).isEqualTo("OFFERED");
    assertThat(told(first)).containsExactly(Coupon.GOODBYE);
    assertThat(told(second)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "subscribe"})
  void a_late_start_does_not_return(String start) {
    shop.anaOptedOut();
    shop.ana.lastEventAt = noonPlus(60);

    Batch said = shop.happens(Events.said(ANA, noonPlus(30), start));
    Batch tapped = shop.happens(Events.started(ANA, noonPlus(30)));

    assertThat(shop.ana.conversation.optedOut()).isTrue();
    assertThat(said.answers.queued()).isEmpty();
    assertThat(tapped.answers.queued()).isEmpty();
  }

  @Test
  void a_late_first_word_of_a_newcomer_still_opens_the_talk() {
    shop.happens(Events.reacted(ANA, noonPlus(60)));

    Batch batch = shop.happens(Events.said(ANA, noonPlus(30), "hi"));

    assertThat(told(batch)).containsExactly(CouponStory.WELCOME);
  }

  @Test
  void a_late_event_does_not_turn_the_clock_back() {
    shop.anaAt("WELCOMED");
    shop.happens(Events.reacted(ANA, noonPlus(60)));

    shop.happens(Events.reacted(ANA, noonPlus(30)));

    assertThat(shop.ana.lastEventAt).isEqualTo(noonPlus(60));
    assertThat(shop.ana.windowUntil).isEqualTo(noonPlus(60 + 24 * 3600));
  }

  @Test
  void the_first_origin_is_kept_for_good_and_moves_the_journeys_begun_without_one() {
    shop.happens(Events.said(ANA, NOON, "hi"));

    shop.happens(Events.returned(ANA, noonPlus(1), "poster"));
    shop.happens(
        Events.started(ANA, noonPlus(2), "flyer"),
        Events.tapped(ANA, noonPlus(3), SHOW_COUPON, SPRING));

    assertThat(shop.ana.origin).isEqualTo("poster");
    assertThat(shop.ana.journeys.values())
        .as("origins of the journeys before and after the link")
        .extracting(Counted::origin)
        .containsExactly("poster", "poster");
  }

  @Test
  void a_late_link_still_tells_where_somebody_came_from() {
    shop.anaAt("OFFERED");
    shop.ana.lastEventAt = noonPlus(60);

    shop.happens(Events.returned(ANA, noonPlus(30), "poster"));

    assertThat(shop.ana.origin).isEqualTo("poster");
    assertThat(shop.ana.conversation.campaign()).isEqualTo(Conversation.WELCOME);
    assertThat(shop.ana.conversation.step()).isEqualTo("OFFERED");
  }

  private static List<CustomerEvent> inOrder(CustomerEvent... arrived) {
    var distinct = InboxStore.distinct(List.of(arrived));
    Set<UUID> fresh = new HashSet<>(distinct.keySet());
    return InboxStore.inOrder(distinct.values(), fresh);
  }

  @Test
  void a_late_wish_does_not_overwrite_a_newer_choice_of_language() {
    shop.anaAt("WELCOMED");
    shop.happens(Events.said(ANA, noonPlus(60), "in English please"));

    shop.happens(Events.said(ANA, noonPlus(30), "español, por favor"));

    assertThat(shop.ana.language.known()).contains(StoryLanguage.ENGLISH);
  }

  @Test
  void a_late_wish_counts_as_long_as_nothing_newer_is_known() {
    shop.anaAt("WELCOMED");
    shop.happens(Events.reacted(ANA, noonPlus(60)));

    shop.happens(Events.said(ANA, noonPlus(30), "español, por favor"));

    assertThat(shop.ana.language.known()).contains(StoryLanguage.SPANISH);
  }
}
