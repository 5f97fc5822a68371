package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Stage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56.789Z");

  @ParameterizedTest(name = "{1} hours by the {0} begin at {2}")
  @CsvSource({
    "HOUR, 1, 2026-11-20T12:00:00Z, 1",
    "HOUR, 24, 2026-11-19T13:00:00Z, 24",
    "HOUR, 8760, 2025-11-20T13:00:00Z, 8760",
    "DAY, 1, 2026-11-20T00:00:00Z, 1",
    "DAY, 24, 2026-11-20T00:00:00Z, 1",
    "DAY, 25, 2026-11-19T00:00:00Z, 2",
    "DAY, 168, 2026-11-14T00:00:00Z, 7"
  })
  void the_points_reach_back_from_the_present_one(
      History.Step step, int hours, Instant first, int points) {
    History history = History.of(step, hours, NOW, Map.of());

    assertThat(history.points()).hasSize(points);
    assertThat(history.points().get(0).at()).isEqualTo(first);
    assertThat(history.points().get(points - 1).at()).isEqualTo(step.present(NOW));
  }

  @Test
  void gaps_are_filled_with_zero_and_no_point_lacks_a_stage() {
    Instant eleven = Instant.parse("2026-11-20T11:00:00Z");

    History history = History.of(History.Step.HOUR, 3, NOW, Map.of(eleven, Map.of(Stage.SENT, 5L)));

    assertThat(history.points()).allMatch(p -> p.people().size() == Stage.values().length);
    assertThat(history.points())
        .extracting(p -> p.people().get(Stage.SENT))
        .containsExactly(0L, 5L, 0L);
    assertThat(history.points().get(1).people().get(Stage.SEEN)).isZero();
  }

  @Test
  void nobody_is_the_least_that_can_be_shown() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");

    History history =
        History.of(History.Step.HOUR, 1, NOW, Map.of(noon, Map.of(Stage.FAILED, -2L)));

    assertThat(history.points().get(0).people().get(Stage.FAILED)).isZero();
  }
}
