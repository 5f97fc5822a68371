package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Stage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTapWorkerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Stage VISITED = FeedbackStory.STORY.button("REVIEW").orElseThrow().stage();

  private final List<List<LinkTap>> batches = new ArrayList<>();
  private final List<Promise<Void>> answers = new ArrayList<>();
  private final List<Runnable> retries = new ArrayList<>();
  private final LinkTapWorker worker = new LinkTapWorker(this::count, retries::add);

  private Future<Void> count(List<LinkTap> batch) {
    Promise<Void> answer = Promise.promise();
    batches.add(batch);
    answers.add(answer);
    return answer.future();
  }

  private static LinkTap tap(long customer, int second) {
    return new LinkTap(
        new LinkTap.Link(customer, "visit", "REVIEW"), VISITED, NOON.plusSeconds(second));
  }

  private void open(int first, int last) {
    for (int customer = first; customer <= last; customer++) {
      worker.add(tap(customer, 0));
    }
  }

  private static PgException refused(String state) {
    return new PgException("refused", "FATAL", state, "");
  }

  @Test
  void taps_collect_while_a_transaction_runs_and_those_on_one_link_are_one() {
    worker.add(tap(1, 0));
    worker.add(tap(2, 1));
    worker.add(tap(2, 2));
    worker.add(tap(3, 3));
    assertThat(batches).as("only one transaction at a time").containsExactly(List.of(tap(1, 0)));

    answers.get(0).complete();
    answers.get(1).complete();

    assertThat(batches).containsExactly(List.of(tap(1, 0)), List.of(tap(2, 1), tap(3, 3)));
  }

  @Test
  void counting_that_throws_does_not_stop_the_next() {
    List<LinkTap> tried = new ArrayList<>();
    LinkTapWorker broken =
        new LinkTapWorker(
            batch -> {
              tried.addAll(batch);
              throw new IllegalStateException("closed");
            },
            retries::add);

    broken.add(tap(1, 0));
    broken.add(tap(2, 0));

    assertThat(tried).containsExactly(tap(1, 0), tap(2, 0));
  }

  @Test
  void at_the_end_everything_that_waits_is_counted() {
    open(1, 3);

    Future<Void> end = worker.finish();
    answers.get(0).complete();
    assertThat(end.isComplete()).as("taps 2 and 3 are not counted yet").isFalse();
    answers.get(1).complete();

    assertThat(end.succeeded()).isTrue();
    assertThat(batches).hasSize(2);
  }

  @Test
  void at_the_end_nobody_waits_for_a_database_that_is_away() {
    open(1, 500);

    Future<Void> end = worker.finish();
    answers.get(0).fail(refused("57P01"));

    assertThat(end.succeeded()).isTrue();
    assertThat(batches).as("what would fail as well is not tried").hasSize(1);
    assertThat(retries).isEmpty();
  }

  @Test
  void with_nothing_to_count_the_end_is_there_at_once() {
    assertThat(worker.finish().succeeded()).isTrue();
  }

  @Test
  void a_tap_after_a_quiet_time_is_counted_at_once() {
    worker.add(tap(1, 0));
    answers.get(0).complete();

    worker.add(tap(1, 90));

    assertThat(batches).containsExactly(List.of(tap(1, 0)), List.of(tap(1, 90)));
  }

  @Test
  void no_transaction_locks_more_than_two_hundred_links_and_no_more_than_ten_thousand_wait() {
    open(0, 12_000);

    for (int i = 0; i < batches.size(); i++) {
      answers.get(i).complete();
    }

    assertThat(batches).hasSize(51);
    assertThat(batches.subList(1, 51)).allSatisfy(batch -> assertThat(batch).hasSize(200));
  }

  @Test
  void what_the_database_could_not_count_is_counted_later_and_logged_once() {
    try (LogLines log = LogLines.of(LinkTapWorker.class)) {
      worker.add(tap(1, 0));
      worker.add(tap(2, 1));
      answers.get(0).fail(refused("57P01"));
      worker.add(tap(1, 5));
      assertThat(batches).as("no attempt before its time").hasSize(1);

      retries.get(0).run();
      answers.get(1).fail(refused("57P01"));
      retries.get(1).run();
      answers.get(2).complete();

      assertThat(batches.get(2)).containsExactly(tap(1, 0), tap(2, 1));
      assertThat(batches).hasSize(3);
      assertThat(log.all()).hasSize(1);
    }
  }

  @Test
  void what_would_fail_again_is_dropped_and_the_next_taps_are_counted() {
    worker.add(tap(1, 0));
    worker.add(tap(2, 1));

    answers.get(0).fail(refused("42703"));

    assertThat(retries).isEmpty();
    assertThat(batches).containsExactly(List.of(tap(1, 0)), List.of(tap(2, 1)));
  }
}
