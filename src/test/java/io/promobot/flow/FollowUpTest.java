package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.FollowUp.Fate;
import io.promobot.flow.FollowUp.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowUpTest {
  private static final Duration SIX = Duration.ofHours(6);
  private static final Instant GOT = Instant.parse("2026-12-01T10:00:00Z");
  private static final Path SENT = Path.NONE.reach(Stage.SENT);

  private static Fate fate(Path path, Duration after) {
    return FollowUp.unopened(
        new Standing(path, Optional.of(GOT), true, true), SIX, GOT.plus(after));
  }

  @Test
  void it_is_time_once_the_hours_are_over_and_for_a_day() {
    assertThat(fate(SENT, SIX.minusSeconds(1))).isEqualTo(Fate.LATER);
    assertThat(fate(SENT, SIX)).isEqualTo(Fate.SEND);
    assertThat(fate(SENT, SIX.plusHours(24))).isEqualTo(Fate.SEND);
    assertThat(fate(SENT, SIX.plusHours(24).plusSeconds(1))).isEqualTo(Fate.NEVER);
  }

  @Test
  void nobody_is_asked_who_has_seen_or_answered_it_or_cannot_be_reached_or_was_asked_before() {
    assertThat(fate(SENT.reach(Stage.DELIVERED), SIX)).isEqualTo(Fate.SEND);
    assertThat(fate(SENT.reach(Stage.SEEN), SIX)).isEqualTo(Fate.NEVER);
    assertThat(fate(SENT.reach(CouponStory.DECLINED), SIX)).isEqualTo(Fate.NEVER);
    assertThat(fate(SENT.reach(Stage.FAILED), SIX)).isEqualTo(Fate.NEVER);
    assertThat(fate(SENT.reach(CouponStory.UNOPENED.stage()), SIX)).isEqualTo(Fate.NEVER);
  }

  @Test
  void who_has_not_got_it_yet_may_be_asked_later() {
    Instant now = GOT.plus(SIX);

    assertThat(FollowUp.unopened(new Standing(SENT, Optional.empty(), true, true), SIX, now))
        .isEqualTo(Fate.LATER);
    assertThat(FollowUp.unopened(new Standing(SENT, Optional.empty(), true, false), SIX, now))
        .isEqualTo(Fate.NEVER);
    assertThat(FollowUp.unopened(new Standing(SENT, Optional.of(GOT), false, true), SIX, now))
        .isEqualTo(Fate.NEVER);
    assertThat(FollowUp.unopened(new Standing(SENT, Optional.of(GOT), true, false), SIX, now))
        .isEqualTo(Fate.NEVER);
  }

  @Test
  void each_story_that_campaigns_tell_asks_again_with_the_buttons_of_its_first_message() {
    for (Story story : Stories.ALL) {
      if (story.forCampaigns()) {
        Say again = story.followUp(FollowUp.UNOPENED).orElseThrow().say();
        assertThat(again.buttons()).as(story.key()).isEqualTo(story.opening().buttons());
        assertThat(again.kind()).as(story.key()).isEqualTo(story.opening().kind());
      }
    }
  }

  @Test
  void its_bar_comes_at_the_end_and_what_came_of_it_are_the_main_figures_beyond_it() {
    FollowUp asked = CouponStory.UNOPENED;
    FollowUp reminded = CouponStory.LAST_DAY;

    assertThat(asked.stage().wording().beside()).contains("extra");
    assertThat(asked.goals(CouponStory.STORY))
        .containsExactly(Stage.SEEN, Stage.RESPONDED, CouponStory.REVEALED, CouponStory.REDEEMED);
    assertThat(reminded.goals(CouponStory.STORY)).containsExactly(CouponStory.REDEEMED);
    assertThat(FeedbackStory.UNOPENED.stage()).isEqualTo(asked.stage());
  }

  @Test
  void the_editors_preview_shows_both() {
    Part part =
        CouponStory.STORY.parts().stream()
            .filter(each -> each.key().equals("follow_ups"))
            .findFirst()
            .orElseThrow();

    assertThat(
            Rehearsal.ofCampaign(Texts.preset(CouponStory.STORY), Optional.empty(), part.steps()))
        .filteredOn(Rehearsal.Told.class::isInstance)
        .extracting(line -> ((Rehearsal.Told) line).say().orElseThrow().name())
        .contains("REMIND_UNOPENED", "REMIND_LAST_DAY");
  }
}
