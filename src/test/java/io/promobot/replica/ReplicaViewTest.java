package io.promobot.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.ReadingPool.Health;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReplicaViewTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final long NOW = Duration.ofSeconds(100).toNanos();

  private static long ago(double seconds) {
    return NOW - (long) (seconds * 1_000_000_000L);
  }

  private static ReplicaView shownUntil(double secondsAgo) {
    return ReplicaView.of(OptionalLong.of(ago(secondsAgo)), NOW, LIMIT);
  }

  @Test
  void a_replica_within_the_limit_is_read_and_says_how_far_behind_it_is() {
    var view = shownUntil(0.24);

    assertThat(view.health()).isEqualTo(Health.USED);
    assertThat(view.stateAt(NOW, LIMIT).seconds()).hasValue(0.3);
    assertThat(view.stateAt(NOW, LIMIT).words()).isEqualTo("0.3 s behind");
  }

  @Test
  void it_shows_changes_from_before_and_not_those_from_after() {
    var view = shownUntil(1);

    assertThat(view.shows(ago(1.1), NOW, LIMIT)).isTrue();
    assertThat(view.shows(ago(1), NOW, LIMIT)).isFalse();
    assertThat(view.shows(ago(0.5), NOW, LIMIT)).isFalse();
  }

  @Test
  void beyond_the_limit_or_without_any_knowledge_the_primary_is_read() {
    assertThat(shownUntil(5.1).health()).isEqualTo(Health.BEHIND);
    assertThat(shownUntil(5.1).shows(ago(60), NOW, LIMIT)).isFalse();
    assertThat(shownUntil(5.1).stateAt(NOW, LIMIT).words())
        .isEqualTo("too far behind (5.1 s behind), reading from the primary");
    assertThat(ReplicaView.of(OptionalLong.empty(), NOW, LIMIT).health()).isEqualTo(Health.BEHIND);
  }

  @Test
  void a_view_that_nobody_renews_grows_old() {
    var view = shownUntil(1);
    long later = NOW + Duration.ofSeconds(5).toNanos();

    assertThat(view.shows(ago(60), later, LIMIT)).isFalse();
    assertThat(view.stateAt(later, LIMIT).health()).isEqualTo(Health.BEHIND);
    assertThat(view.stateAt(later, LIMIT).seconds()).hasValue(6);
  }

  @Test
  void an_unfit_one_is_never_read() {
    var view = ReplicaView.unfit(Health.NO_REPLICA);

    assertThat(view.shows(0, NOW, LIMIT)).isFalse();
    assertThat(view.stateAt(NOW, LIMIT).seconds()).isEmpty();
    assertThat(view.stateAt(NOW, LIMIT).words())
        .isEqualTo("is not a replica, reading from the primary");
  }
}
