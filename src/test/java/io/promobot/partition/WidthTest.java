package io.promobot.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WidthTest {
  private static final Instant WEDNESDAY = Instant.parse("2026-12-02T15:00:00Z");

  @Test
  void the_longer_events_are_kept_the_more_time_a_partition_covers() {
    assertThat(of(3)).isEqualTo(Width.DAY);
    assertThat(of(30)).isEqualTo(Width.DAY);
    assertThat(of(31)).isEqualTo(Width.WEEK);
    assertThat(of(180)).isEqualTo(Width.WEEK);
    assertThat(of(181)).isEqualTo(Width.MONTH);
    assertThat(Width.of(Optional.empty())).isEqualTo(Width.MONTH);
  }

  private static Width of(int days) {
    return Width.of(Optional.of(Duration.ofDays(days)));
  }

  @Test
  void partitions_begin_at_midnights_mondays_and_first_days_of_months() {
    assertThat(Width.DAY.after(WEDNESDAY)).isEqualTo("2026-12-03T00:00:00Z");
    assertThat(Width.WEEK.after(WEDNESDAY)).isEqualTo("2026-12-07T00:00:00Z");
    assertThat(Width.MONTH.after(WEDNESDAY)).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(Width.DAY.upTo(WEDNESDAY)).isEqualTo("2026-12-02T00:00:00Z");
    assertThat(Width.WEEK.upTo(WEDNESDAY)).isEqualTo("2026-11-30T00:00:00Z");
    assertThat(Width.MONTH.upTo(WEDNESDAY)).isEqualTo("2026-12-01T00:00:00Z");
  }

  @Test
  void a_boundary_belongs_to_what_begins_there() {
    Instant monday = Instant.parse("2026-11-30T00:00:00Z");

    for (Width width : Width.values()) {
      assertThat(width.after(monday)).isAfter(monday);
      assertThat(width.upTo(width.after(monday))).isEqualTo(width.after(monday));
      assertThat(Duration.between(width.upTo(monday), width.after(monday)))
          .isLessThanOrEqualTo(width.longest());
    }
  }
}
