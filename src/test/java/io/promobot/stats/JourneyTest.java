package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.flow.CouponStory;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.stats.Journey.Place;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JourneyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Place SEEN_BY_POSTER = new Place("poster", "", Path.NONE.reach(Stage.SEEN));

  @Test
  void a_new_journey_stands_at_the_empty_path_and_must_be_saved() {
    Journey journey = Journey.begin(7, Line.MESSENGER, "spring", 3, "poster");

    assertThat(journey.path()).isEqualTo(Path.NONE);
    assertThat(journey.now()).isEqualTo(new Place("poster", "", Path.NONE));
    assertThat(journey.saved).isEmpty();
    assertThat(journey.moved()).isTrue();
    assertThat(journey.codeVersion()).isEmpty();
  }

  @Test
  void a_journey_as_it_was_saved_has_not_moved() {
    assertThat(saved().moved()).isFalse();
  }

  @Test
  void a_stage_brings_the_time_of_all_it_implies_and_keeps_the_first_time_of_each() {
    Journey journey = Journey.begin(7, Line.MESSENGER, "spring", 1, "");

    journey.reach(Stage.SENT, NOON);
    journey.reach(Stage.RESPONDED, NOON.plusSeconds(9));
    journey.reach(Stage.SEEN, NOON.plusSeconds(20));

    assertThat(journey.at(Stage.SENT)).contains(NOON);
    assertThat(journey.at(Stage.DELIVERED)).contains(NOON.plusSeconds(9));
    assertThat(journey.at(Stage.SEEN)).contains(NOON.plusSeconds(9));
    assertThat(journey.at(Stage.RESPONDED)).contains(NOON.plusSeconds(9));
    assertThat(journey.at(CouponStory.ACCEPTED)).isEmpty();
  }

  @Test
  void a_stage_brings_the_time_of_those_with_larger_numbers_too() {
    Journey journey = Journey.begin(7, Line.MESSENGER, "visit", 1, "");

    journey.reach(FeedbackStory.REVEALED, NOON);

    assertThat(FeedbackStory.HAPPY.number()).isGreaterThan(FeedbackStory.REVEALED.number());
    assertThat(journey.at(FeedbackStory.HAPPY)).contains(NOON);
    assertThat(journey.at(FeedbackStory.RATED)).contains(NOON);
  }

  @Test
  void a_healed_failure_leaves_no_time_behind() {
    Journey journey = Journey.begin(7, Line.MESSENGER, "spring", 1, "");
    journey.reach(Stage.FAILED, NOON);

    journey.reach(Stage.SENT, NOON.plusSeconds(9));

    assertThat(journey.path().stages(CouponStory.STORY)).containsExactly(Stage.SENT);
    assertThat(journey.at(Stage.FAILED)).isEmpty();
  }

  @Test
  void reaching_a_new_stage_moves_a_saved_journey_from_its_old_place() {
    Journey journey = saved();

    journey.reach(Stage.RESPONDED, NOON);

    assertThat(journey.moved()).isTrue();
    assertThat(journey.saved).contains(SEEN_BY_POSTER);
    assertThat(journey.now()).isEqualTo(new Place("poster", "", Path.NONE.reach(Stage.RESPONDED)));
  }

  @Test
  void reaching_a_stage_again_moves_nothing() {
    Journey journey = saved();

    journey.reach(Stage.DELIVERED, NOON);

    assertThat(journey.moved()).isFalse();
  }

  @Test
  void an_origin_moves_the_journey_and_keeps_its_path() {
    Journey journey = Journey.begin(7, Line.MESSENGER, "spring", 1, "");
    journey.reach(CouponStory.ACCEPTED, NOON);

    journey.cameFrom("flyer");

    assertThat(journey.now())
        .isEqualTo(new Place("flyer", "", Path.NONE.reach(CouponStory.ACCEPTED)));
  }

  @Test
  void the_first_code_shown_is_the_one_that_stays() {
    Journey journey = saved();

    journey.showedCodeOf(3);
    journey.showedCodeOf(4);

    assertThat(journey.codeVersion()).contains(3);
  }

  @Test
  void the_first_code_shown_is_worth_saving_even_if_the_path_stays_the_same() {
    Journey journey = saved();

    journey.showedCodeOf(3);

    assertThat(journey.moved()).isTrue();
  }

  @Test
  void a_code_shown_again_is_nothing_to_save() {
    Journey journey =
        Journey.saved(7, Line.MESSENGER, "spring", 1, SEEN_BY_POSTER, new Long[0], Optional.of(3));

    journey.showedCodeOf(4);

    assertThat(journey.codeVersion()).contains(3);
    assertThat(journey.moved()).isFalse();
  }

  private static Journey saved() {
    return Journey.saved(
        7, Line.MESSENGER, "spring", 1, SEEN_BY_POSTER, new Long[0], Optional.empty());
  }
}
