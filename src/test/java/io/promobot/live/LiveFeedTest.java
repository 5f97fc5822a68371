package io.promobot.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.stats.Stats;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
  private final FakeTurns turns = new FakeTurns();
  private final List<String> told = new ArrayList<>();
  private final List<Promise<Stats>> reads = new ArrayList<>();
  private final List<Stats> shown = new ArrayList<>();
  private long people;
  private boolean readsHang;
  private boolean readsFail;
  private final LiveFeed feed = new LiveFeed(this::read, turns, told::add);

  private Future<Stats> read(String campaign) {
    Promise<Stats> read = Promise.promise();
    reads.add(read);
    if (readsFail) {
      read.fail("database away");
    } else if (!readsHang) {
      read.complete(figures(people));
    }
    return read.future();
  }

  private static Stats figures(long people) {
    return new Stats(
        "welcome",
        CouponStory.STORY,
        Map.of(),
        Map.of(),
        List.of(new Stats.PathCount(Path.NONE, people)),
        Map.of("messenger", people));
  }

  /** A change that everybody sees in the figures. */
  private void somebodyMoves() {
    people++;
    feed.changed("welcome");
  }

  @Test
  void a_viewer_sees_the_present_figures_first() {
    feed.watch("welcome", shown::add);

    assertThat(shown).containsExactly(figures(0));
  }

  @Test
  void the_first_change_is_shown_at_once() {
    feed.watch("welcome", shown::add);
    turns.tick(Duration.ofSeconds(1));

    somebodyMoves();

    assertThat(shown).containsExactly(figures(0), figures(1));
  }

  @Test
  void changes_during_the_pause_are_shown_together_at_its_end() {
    feed.watch("welcome", shown::add);
    somebodyMoves();
    somebodyMoves();
    assertThat(shown).containsExactly(figures(0));

    turns.tick(CampaignFeed.PAUSE);

    assertThat(shown).containsExactly(figures(0), figures(2));
  }

  @Test
  void a_storm_of_changes_is_shown_now_and_then_and_its_end_is_not_lost() {
    feed.watch("welcome", shown::add);
    for (int i = 0; i < 1_000; i++) {
      somebodyMoves();
      turns.tick(Duration.ofMillis(1));
    }
    turns.tick(CampaignFeed.PAUSE);

    assertThat(shown).hasSizeBetween(38, 41).last().isEqualTo(figures(1_000));
  }

  @Test
  void a_change_while_the_figures_are_read_is_not_lost() {
    readsHang = true;
    feed.watch("welcome", shown::add);
    somebodyMoves();
    reads.get(0).complete(figures(0));
    readsHang = false;

    turns.tick(CampaignFeed.PAUSE);

    assertThat(shown).containsExactly(figures(0), figures(1));
  }

  @Test
  void many_viewers_share_one_read() {
    for (int i = 0; i < 50; i++) {
      feed.watch("welcome", shown::add);
    }
    turns.tick(Duration.ofSeconds(1));
    somebodyMoves();

    assertThat(reads).hasSize(2);
    assertThat(shown).hasSize(100);
  }

  @Test
  void nothing_is_read_when_nobody_watches_but_the_other_replicas_are_told() {
    feed.changed("welcome");

    assertThat(reads).isEmpty();
    assertThat(told).containsExactly("welcome");
  }

  @Test
  void what_another_replica_told_is_shown_and_not_told_again() {
    feed.watch("welcome", shown::add);
    turns.tick(Duration.ofSeconds(1));
    people = 3;

    feed.changedElsewhere("welcome");
    feed.changedElsewhere("c1");

    assertThat(shown).last().isEqualTo(figures(3));
    assertThat(told).isEmpty();
  }

  @Test
  void after_a_gap_everything_watched_is_read_again() {
    feed.watch("welcome", shown::add);
    feed.watch("c1", shown::add);
    turns.tick(Duration.ofSeconds(1));

    feed.anythingMayHaveChanged();

    assertThat(reads).hasSize(4);
  }

  @Test
  void the_same_figures_are_not_shown_twice() {
    feed.watch("welcome", shown::add);
    turns.tick(Duration.ofSeconds(1));
    feed.changed("welcome");

    assertThat(reads).hasSize(2);
    assertThat(shown).hasSize(1);
  }

  @Test
  void a_viewer_who_left_sees_nothing_more_and_is_forgotten() {
    Subscription first = feed.watch("welcome", shown::add);
    Subscription second = feed.watch("welcome", stats -> {});
    turns.tick(Duration.ofSeconds(1));
    first.cancel();
    first.cancel();
    somebodyMoves();
    assertThat(shown).hasSize(1);
    assertThat(feed.watched()).isEqualTo(1);

    second.cancel();

    assertThat(feed.watched()).isZero();
  }

  @Test
  void a_viewer_who_leaves_before_the_first_figures_are_read_is_forgotten_and_shown_nothing() {
    readsHang = true;
    Subscription only = feed.watch("welcome", shown::add);

    only.cancel();
    reads.get(0).complete(figures(0));
    turns.tick(Duration.ofSeconds(1));
    somebodyMoves();

    assertThat(shown).isEmpty();
    assertThat(feed.watched()).isZero();
    assertThat(reads).hasSize(1);
  }

  @Test
  void while_the_figures_cannot_be_read_the_old_ones_stay_and_the_new_ones_come_later() {
    feed.watch("welcome", shown::add);
    turns.tick(Duration.ofSeconds(1));
    readsFail = true;
    somebodyMoves();
    turns.tick(Duration.ofMillis(2_500));
    assertThat(shown).containsExactly(figures(0));
    assertThat(reads).hasSize(4);

    readsFail = false;
    turns.tick(Duration.ofSeconds(1));

    assertThat(shown).containsExactly(figures(0), figures(1));
  }

  @Test
  void a_viewer_that_breaks_does_not_keep_the_figures_from_the_others() {
    feed.watch(
        "welcome",
        stats -> {
          throw new IllegalStateException("gone");
        });
    feed.watch("welcome", shown::add);
    turns.tick(Duration.ofSeconds(1));
    somebodyMoves();

    assertThat(shown).containsExactly(figures(0), figures(1));
  }
}
