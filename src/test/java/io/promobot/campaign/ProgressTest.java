package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.stats.Stats;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final OptionalDouble TWENTY = OptionalDouble.of(20);

  private static Overview overview(String state, long waiting) {
    return overview(state, waiting, Optional.empty());
  }

  private static Overview overview(String state, long waiting, Optional<Instant> lastDue) {
    var campaign =
        new Campaign(
            "c1",
            "Spring",
            state,
            1,
            Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH),
            NOON,
            new Sending(0, 0, 0, 0, 0, 0),
            false,
            false,
            Optional.empty(),
            Optional.empty());
    return new Overview(campaign, Map.of(), waiting, lastDue, new Outcome(7, 5, 3));
  }

  @Test
  void a_send_by_each_customers_clock_ends_when_the_last_one_is_due_or_later_at_this_rate() {
    Instant evening = NOON.plusSeconds(7_200);

    assertThat(Progress.of(overview("sending", 3, Optional.of(evening)), TWENTY, NOON).endsAt())
        .contains(evening);
    assertThat(Progress.of(overview("queueing", 0, Optional.of(evening)), TWENTY, NOON).endsAt())
        .contains(evening);
    assertThat(
            Progress.of(overview("sending", 200_000, Optional.of(evening)), TWENTY, NOON).endsAt())
        .contains(NOON.plusSeconds(10_000));
    assertThat(Progress.of(overview("paused", 3, Optional.of(evening)), TWENTY, NOON).endsAt())
        .isEmpty();
  }

  @Test
  void those_who_got_it_will_find_it_or_never_will_are_told_apart() {
    var progress = Progress.of(overview("done", 0), TWENTY, NOON);

    assertThat(List.of(progress.now(), progress.nextVisit(), progress.not()))
        .containsExactly(7L, 5L, 3L);
  }

  @Test
  void people_who_failed_later_on_got_the_message_all_the_same() {
    var paths =
        List.of(
            new Stats.PathCount(Path.NONE, 5),
            new Stats.PathCount(Path.NONE.reach(Stage.FAILED), 2),
            new Stats.PathCount(Path.NONE.reach(Stage.SENT), 10),
            new Stats.PathCount(Path.NONE.reach(Stage.SENT).reach(Stage.FAILED), 20),
            new Stats.PathCount(Path.NONE.reach(Stage.RESPONDED).reach(Stage.FAILED), 100));

    assertThat(Outcome.of(paths, 4)).isEqualTo(new Outcome(110, 4, 22));
  }

  @Test
  void the_end_is_as_far_away_as_what_waits_takes_at_the_pace() {
    assertThat(Progress.of(overview("sending", 61), TWENTY, NOON).endsAt())
        .isEqualTo(Optional.of(NOON.plusSeconds(4)));
    assertThat(Progress.time(100_000, TWENTY)).isEqualTo(Optional.of(Duration.ofSeconds(5_000)));
    assertThat(Progress.time(1, OptionalDouble.of(0.5)))
        .isEqualTo(Optional.of(Duration.ofSeconds(2)));
  }

  @Test
  void nothing_ends_that_is_paused_or_has_nothing_left_or_no_limit() {
    assertThat(Progress.of(overview("paused", 61), TWENTY, NOON).endsAt()).isEmpty();
    assertThat(Progress.of(overview("sending", 0), TWENTY, NOON).endsAt()).isEmpty();
    assertThat(Progress.of(overview("sending", 61), OptionalDouble.empty(), NOON).endsAt())
        .isEmpty();
    assertThat(Progress.time(61, OptionalDouble.empty())).isEmpty();
  }
}
