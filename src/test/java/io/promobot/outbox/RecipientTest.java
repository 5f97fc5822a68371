package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Say;
import io.promobot.flow.Stage;
import io.promobot.outbox.Settlement.Aftermath;
import io.promobot.outbox.Settlement.State;
import io.promobot.stats.Journey;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How people and their journeys follow the result of a message. */
class RecipientTest {
  private static final Instant NOON = Rows.NOON;
  private static final Instant NEVER = Instant.MIN;
  private static final String WELCOME = "welcome";
  private static final String SPRING = "spring";

  private final Journey welcome = Journey.begin(7, Line.MESSENGER, WELCOME, 1, "");
  private final Journey spring = Journey.begin(7, Line.MESSENGER, SPRING, 1, "");

  @Test
  void a_welcome_that_went_out_is_sent_and_no_more() {
    Recipient ana = ana(WELCOME, "WELCOMED");

    ana.got(welcome, CouponStory.WELCOME, false, NOON);

    assertThat(welcome.path().stages(CouponStory.STORY)).containsExactly(Stage.SENT);
    assertThat(welcome.at(Stage.SENT)).contains(NOON);
    assertThat(ana.changed()).isFalse();
  }

  @Test
  void a_delivery_receipt_may_come_before_the_answer() {
    Recipient ana =
        new Recipient(7, NOON.plusSeconds(1), NEVER, WELCOME, "WELCOMED", Optional.empty());

    ana.got(welcome, CouponStory.WELCOME, false, NOON);

    assertThat(welcome.path().stages(CouponStory.STORY))
        .containsExactly(Stage.SENT, Stage.DELIVERED);
    assertThat(welcome.at(Stage.DELIVERED)).contains(NOON.plusSeconds(1));
  }

  @Test
  void a_read_receipt_may_come_before_the_answer_and_implies_the_delivery() {
    Recipient ana = new Recipient(7, NEVER, NOON, WELCOME, "WELCOMED", Optional.empty());

    ana.got(welcome, CouponStory.WELCOME, false, NOON);

    assertThat(welcome.path().stages(CouponStory.STORY))
        .containsExactly(Stage.SENT, Stage.DELIVERED, Stage.SEEN);
  }

  @Test
  void receipts_from_before_the_send_prove_nothing() {
    Instant before = NOON.minusMillis(1);
    Recipient ana = new Recipient(7, before, before, WELCOME, "WELCOMED", Optional.empty());

    ana.got(welcome, CouponStory.WELCOME, false, NOON);
    ana.got(spring, CouponStory.COUPON, false, NOON);

    assertThat(welcome.path().stages(CouponStory.STORY)).containsExactly(Stage.SENT);
    assertThat(spring.path().has(CouponStory.COUPON_SEEN)).isFalse();
  }

  @Test
  void a_coupon_that_went_out_is_sent_and_seen_once_read() {
    Recipient unread = ana(SPRING, "OFFERED");
    Recipient reader =
        new Recipient(7, NEVER, NOON.plusSeconds(2), WELCOME, "OFFERED", Optional.empty());

    unread.got(spring, CouponStory.COUPON, false, NOON);
    reader.got(welcome, CouponStory.COUPON, false, NOON);

    assertThat(spring.path().has(CouponStory.COUPON_SENT)).isTrue();
    assertThat(spring.path().has(CouponStory.COUPON_SEEN)).isFalse();
    assertThat(welcome.at(CouponStory.COUPON_SEEN)).contains(NOON.plusSeconds(2));
  }

  @Test
  void a_follow_up_that_went_out_is_a_stage_of_its_own() {
    Recipient ana = new Recipient(7, NOON, NOON, WELCOME, "OFFERED", Optional.empty());

    ana.got(welcome, CouponStory.UNOPENED.say(), false, NOON);

    assertThat(welcome.path().has(CouponStory.UNOPENED.stage())).isTrue();
    assertThat(welcome.path().has(CouponStory.LAST_DAY.stage())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#saysWithoutStage")
  void other_messages_reach_no_stage(Say say) {
    Recipient ana = new Recipient(7, NOON, NOON, WELCOME, "OFFERED", Optional.empty());

    ana.got(welcome, say, true, NOON);

    assertThat(welcome.path().stages(CouponStory.STORY)).isEmpty();
    assertThat(ana.changed()).isFalse();
  }

  @Test
  void a_campaigns_own_welcome_moves_the_talk_to_that_campaign() {
    Recipient ana = ana(WELCOME, "REVEALED");

    ana.got(spring, CouponStory.WELCOME, true, NOON);

    assertThat(ana.campaign()).isEqualTo(SPRING);
    assertThat(ana.step()).isEqualTo("WELCOMED");
    assertThat(ana.changed()).isTrue();
  }

  @Test
  void an_answer_does_not_move_the_talk_for_the_customer_may_be_further_on() {
    Recipient ana = ana(SPRING, "OFFERED");

    ana.got(welcome, CouponStory.WELCOME, false, NOON);

    assertThat(ana.campaign()).isEqualTo(SPRING);
    assertThat(ana.step()).isEqualTo("OFFERED");
    assertThat(ana.changed()).isFalse();
  }

  @Test
  void a_second_message_of_the_campaign_one_talks_about_does_not_rewind_it() {
    Recipient ana = ana(SPRING, "OFFERED");

    ana.got(spring, CouponStory.WELCOME, true, NOON);

    assertThat(ana.step()).isEqualTo("OFFERED");
  }

  @Test
  void the_house_welcome_sent_to_a_newcomer_begins_the_talk() {
    Recipient sentByOwner = ana(WELCOME, "NEW");
    Recipient triedAgain = ana(WELCOME, "NEW");

    sentByOwner.got(welcome, CouponStory.WELCOME, true, NOON);
    triedAgain.got(welcome, CouponStory.WELCOME, false, NOON);

    assertThat(sentByOwner.step()).as("a yes to it must show the coupon").isEqualTo("WELCOMED");
    assertThat(triedAgain.step()).isEqualTo("WELCOMED");
    assertThat(sentByOwner.changed()).isTrue();
  }

  @Test
  void a_welcome_that_failed_leaves_the_person_in_as_failed_and_new_again() {
    Recipient ana = ana(WELCOME, "WELCOMED");

    boolean neverIn = ana.missed(welcome, CouponStory.WELCOME, State.FAILED, NOON);

    assertThat(neverIn).isFalse();
    assertThat(welcome.path().stages(CouponStory.STORY)).containsExactly(Stage.FAILED);
    assertThat(welcome.at(Stage.FAILED)).contains(NOON);
    assertThat(ana.step()).as("the next word is to be welcomed").isEqualTo("NEW");
    assertThat(ana.changed()).isTrue();
  }

  @Test
  void a_welcome_that_fails_a_second_time_does_not_leave_the_customer_waiting_forever() {
    welcome.reach(Stage.FAILED, NOON.minusSeconds(60));
    Recipient ana = ana(WELCOME, "WELCOMED");

    boolean neverIn = ana.missed(welcome, CouponStory.WELCOME, State.FAILED, NOON);

    assertThat(ana.step()).as("the next word is to be welcomed").isEqualTo("NEW");
    assertThat(neverIn).isFalse();
  }

  @Test
  void a_welcome_skipped_after_a_failure_keeps_the_failure_in_the_figures() {
    welcome.reach(Stage.FAILED, NOON.minusSeconds(60));
    Recipient ana = ana(WELCOME, "WELCOMED");

    boolean neverIn = ana.missed(welcome, CouponStory.WELCOME, State.SKIPPED, NOON);

    assertThat(neverIn).isFalse();
    assertThat(ana.step()).isEqualTo("NEW");
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"SKIPPED", "CANCELLED"})
  void a_welcome_that_was_held_back_takes_the_person_out_again(State state) {
    Recipient ana = ana(WELCOME, "WELCOMED");

    boolean neverIn = ana.missed(welcome, CouponStory.WELCOME, state, NOON);

    assertThat(neverIn).isTrue();
    assertThat(welcome.path().stages(CouponStory.STORY)).isEmpty();
    assertThat(ana.step()).isEqualTo("NEW");
  }

  @Test
  void a_welcome_missed_by_who_was_greeted_before_changes_nothing_but_the_failure() {
    welcome.reach(Stage.SENT, NOON.minusSeconds(60));
    Recipient ana = ana(WELCOME, "WELCOMED");

    boolean neverIn = ana.missed(welcome, CouponStory.WELCOME, State.SKIPPED, NOON);
    ana.missed(welcome, CouponStory.WELCOME, State.FAILED, NOON);

    assertThat(neverIn).isFalse();
    assertThat(ana.step()).isEqualTo("WELCOMED");
    assertThat(welcome.path().stages(CouponStory.STORY)).containsExactly(Stage.SENT, Stage.FAILED);
  }

  @Test
  void a_missed_welcome_does_not_rewind_who_went_on_or_talks_about_something_else() {
    Recipient further = ana(WELCOME, "OFFERED");
    Recipient elsewhere = ana(SPRING, "WELCOMED");

    further.missed(welcome, CouponStory.WELCOME, State.SKIPPED, NOON);
    elsewhere.missed(welcome, CouponStory.WELCOME, State.SKIPPED, NOON);

    assertThat(further.step()).isEqualTo("OFFERED");
    assertThat(elsewhere.step()).isEqualTo("WELCOMED");
    assertThat(further.changed()).isFalse();
    assertThat(elsewhere.changed()).isFalse();
  }

  @Test
  void another_message_that_is_missed_never_takes_anybody_out() {
    Recipient ana = ana(WELCOME, "WELCOMED");

    boolean neverIn = ana.missed(welcome, CouponStory.REMIND_WELCOME, State.SKIPPED, NOON);

    assertThat(neverIn).isFalse();
    assertThat(ana.step()).isEqualTo("WELCOMED");
  }

  @Test
  void a_lesson_is_kept_and_no_lesson_does_not_wipe_it() {
    Recipient ana = ana(WELCOME, "WELCOMED");

    ana.learn(Aftermath.NONE);
    boolean changedByNothing = ana.changed();
    ana.learn(Aftermath.BLOCKED);
    ana.learn(Aftermath.NONE);

    assertThat(changedByNothing).isFalse();
    assertThat(ana.lesson()).isEqualTo(Aftermath.BLOCKED);
    assertThat(ana.changed()).isTrue();
  }

  @Test
  void journeys_are_found_by_their_campaign() {
    Recipient ana = ana(WELCOME, "WELCOMED");

    ana.remember(spring);

    assertThat(ana.journey(SPRING)).contains(spring);
    assertThat(ana.journey(WELCOME)).isEmpty();
    assertThat(ana.journeys()).containsExactly(spring);
  }

  private static Recipient ana(String campaign, String step) {
    return new Recipient(7, NEVER, NEVER, campaign, step, Optional.empty());
  }
}
