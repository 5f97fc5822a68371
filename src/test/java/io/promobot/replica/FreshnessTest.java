package io.promobot.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private Freshness freshness;

  @BeforeEach
  void begin() {
    freshness = new Freshness();
  }

  @Test
  void nothing_is_known_before_a_place_of_the_primary_has_been_replayed() {
    freshness.replayed(1_000);
    assertThat(freshness.shownUntil()).isEqualTo(OptionalLong.empty());

    freshness.written(1_001, 10);
    freshness.replayed(1_000);
    assertThat(freshness.shownUntil()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void a_replica_shows_what_was_committed_when_the_log_was_as_long_as_it_has_replayed() {
    freshness.written(100, 1);
    freshness.written(200, 2);
    freshness.written(300, 3);

    freshness.replayed(250);
    assertThat(freshness.shownUntil()).hasValue(2);

    freshness.replayed(300);
    assertThat(freshness.shownUntil()).hasValue(3);
  }

  @Test
  void while_nothing_is_written_a_replica_that_has_replayed_all_stays_fresh() {
    for (int second = 1; second <= 10; second++) {
      freshness.written(100, second);
      freshness.replayed(100);
      assertThat(freshness.shownUntil()).hasValue(second);
    }
  }

  @Test
  void a_replica_that_has_lost_its_primary_grows_old_whatever_it_says() {
    freshness.written(100, 1);
    freshness.replayed(100);
    for (int second = 2; second <= 10; second++) {
      freshness.written(100 + second, second);
      freshness.replayed(100);
    }

    assertThat(freshness.shownUntil()).hasValue(1);
  }

  @Test
  void after_a_shorter_log_of_another_primary_nothing_is_known() {
    freshness.written(500, 1);
    freshness.replayed(400);
    freshness.written(300, 2);
    assertThat(freshness.shownUntil()).isEqualTo(OptionalLong.empty());

    freshness.replayed(300);
    assertThat(freshness.shownUntil()).hasValue(2);
  }

  @Test
  void a_replica_that_is_very_far_behind_does_not_make_it_remember_forever() {
    for (int second = 1; second <= 10_000; second++) {
      freshness.written(second, second);
    }
    freshness.replayed(5_000);

    assertThat(freshness.shownUntil()).isEqualTo(OptionalLong.empty());
  }
}
