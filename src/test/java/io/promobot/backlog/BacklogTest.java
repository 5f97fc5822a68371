package io.promobot.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.backlog.Backlog.Age;
import io.promobot.backlog.Backlog.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final Backlog NOTHING = new Backlog(List.of(), List.of(), 0, false);

  @Test
  void figures_are_told_by_kind_and_the_first_that_is_due_by_its_age() {
    Backlog backlog =
        BacklogLine.summed(
            List.of(
                new BacklogLine("answer", "queued", 3, 7.5),
                new BacklogLine("answer", "retrying", 2, -1),
                new BacklogLine("slack", "queued", 1, 3),
                new BacklogLine("slack", "retrying", 4, 9),
                new BacklogLine("", "parked", 6, -1),
                new BacklogLine("", "paused", 1, -1)));

    assertThat(backlog.waiting())
        .containsExactlyInAnyOrder(
            new Waiting("answer", "queued", 3),
            new Waiting("answer", "retrying", 2),
            new Waiting("slack", "queued", 1),
            new Waiting("slack", "retrying", 4));
    assertThat(backlog.ages())
        .containsExactlyInAnyOrder(
            new Age("answer", 7.5), new Age("campaign", 0), new Age("slack", 9));
    assertThat(backlog.parked()).isEqualTo(6);
    assertThat(backlog.pagePaused()).isTrue();
  }

  @Test
  void many_who_ask_within_five_seconds_read_once() {
    var reads = new AtomicInteger();
    var now = new AtomicLong(1);
    var worker =
        new BacklogWorker(
            () -> {
              reads.incrementAndGet();
              return Future.succeededFuture(NOTHING);
            },
            () -> true,
            now::get);

    worker.read();
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(4_999));
    assertThat(worker.read().result()).contains(NOTHING);
    assertThat(reads).hasValue(1);

    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    worker.read();
    assertThat(reads).hasValue(2);
  }

  @Test
  void a_reading_that_hangs_is_shared_and_given_up_and_one_that_fails_is_empty() {
    var reads = new AtomicInteger();
    Promise<Backlog> hanging = Promise.promise();
    var worker =
        new BacklogWorker(
            () -> {
              reads.incrementAndGet();
              return hanging.future();
            },
            () -> true,
            () -> 1);

    var one = worker.read();
    var other = worker.read();
    assertThat(reads).hasValue(1);
    hanging.fail("gone");

    assertThat(one.result()).isEmpty();
    assertThat(other.result()).isEmpty();
  }

  @Test
  void while_the_database_is_away_nobody_asks_it() {
    var worker =
        new BacklogWorker(
            () -> {
              throw new AssertionError("asked");
            },
            () -> false,
            () -> 1);

    assertThat(worker.read().result()).isEmpty();
  }
}
