package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.promobot.db.BatchWorker.Overloaded;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchWorkerTest {
  private static final long AT_ONCE = -1;

  private final List<List<Integer>> begun = new ArrayList<>();
  private final List<Promise<Void>> inFlight = new ArrayList<>();
  private final BatchWorker<Integer> worker = new BatchWorker<>(3, 5, this::begin);

  @Test
  void a_lone_item_is_worked_on_at_once() {
    Future<Void> done = worker.add(1);

    assertThat(begun).containsExactly(List.of(1));
    assertThat(worker.waiting()).isZero();
    assertThat(done.isComplete()).as("done before its batch is").isFalse();
  }

  @Test
  void what_arrives_in_the_same_turn_of_an_event_loop_is_one_batch() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      List<Future<Void>> all = new ArrayList<>();
      var turns = new CountDownLatch(1);
      Context loop = vertx.getOrCreateContext();
      loop.runOnContext(
          turn -> {
            all.addAll(add(1, 2, 3));
            loop.runOnContext(next -> turns.countDown());
          });
      turns.await();

      assertThat(begun).containsExactly(List.of(1, 2, 3));
      assertThat(all).noneMatch(Future::isComplete);
    } finally {
      vertx.close();
    }
  }

  @Test
  void what_comes_while_a_batch_is_in_flight_goes_into_the_next_one_in_its_order() {
    List<Future<Void>> all = add(1, 2, 3, 4);

    boolean early = all.stream().anyMatch(Future::isComplete);
    inFlight.get(0).complete();

    assertThat(early).isFalse();
    assertThat(begun).containsExactly(List.of(1), List.of(2, 3, 4));
    assertThat(all.get(0).succeeded()).isTrue();
    assertThat(all.get(1).isComplete()).as("its own batch is still in flight").isFalse();
  }

  @Test
  void a_batch_is_never_larger_than_allowed_and_the_rest_keeps_its_order() {
    List<Future<Void>> all = add(1, 2, 3, 4, 5, 6);

    inFlight.get(0).complete();
    int waiting = worker.waiting();
    inFlight.get(1).complete();
    inFlight.get(2).complete();

    assertThat(begun).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
    assertThat(waiting).isEqualTo(2);
    assertThat(all).allMatch(Future::succeeded);
  }

  @Test
  void a_group_larger_than_a_batch_goes_into_several_and_is_done_with_the_last() {
    Future<Void> done = worker.addAll(List.of(1, 2, 3, 4, 5));

    inFlight.get(0).complete();
    boolean early = done.isComplete();
    inFlight.get(1).complete();

    assertThat(begun).containsExactly(List.of(1, 2, 3), List.of(4, 5));
    assertThat(early).isFalse();
    assertThat(done.succeeded()).isTrue();
  }

  @Test
  void a_full_backlog_turns_the_next_one_away_and_keeps_the_others() {
    List<Future<Void>> all = add(1, 2, 3, 4, 5, 6);

    Future<Void> refused = worker.add(7);
    inFlight.get(0).complete();
    inFlight.get(1).complete();
    inFlight.get(2).complete();

    assertThat(refused.cause()).isInstanceOf(Overloaded.class);
    assertThat(all).allMatch(Future::succeeded);
    assertThat(begun).noneMatch(batch -> batch.contains(7));
  }

  @Test
  void there_is_room_again_once_a_batch_has_been_taken() {
    add(1, 2, 3, 4, 5, 6);
    inFlight.get(0).complete();

    Future<Void> taken = worker.add(7);

    assertThat(taken.failed()).isFalse();
    assertThat(worker.waiting()).isEqualTo(3);
  }

  @Test
  void what_waited_too_long_is_given_up_and_never_begun() {
    List<Future<Void>> all = add(1, 2, 3);

    worker.expire(AT_ONCE);
    inFlight.get(0).complete();

    assertThat(all.get(0).succeeded()).as("in flight is not waiting").isTrue();
    assertThat(all.subList(1, 3)).allMatch(each -> each.cause() instanceof Overloaded);
    assertThat(begun).containsExactly(List.of(1));
  }

  @Test
  void what_has_not_waited_long_is_kept() {
    List<Future<Void>> all = add(1, 2);

    worker.expire(Duration.ofHours(1).toNanos());
    inFlight.get(0).complete();
    inFlight.get(1).complete();

    assertThat(all).allMatch(Future::succeeded);
  }

  @Test
  void it_goes_on_after_everything_waiting_was_given_up() {
    add(1, 2);
    worker.expire(AT_ONCE);
    inFlight.get(0).complete();

    Future<Void> done = worker.add(3);
    inFlight.get(1).complete();

    assertThat(done.succeeded()).isTrue();
    assertThat(begun).containsExactly(List.of(1), List.of(3));
  }

  @Test
  void a_failing_batch_fails_its_own_items_only() {
    List<Future<Void>> all = add(1, 2, 3);
    var away = new IllegalStateException("away");

    inFlight.get(0).complete();
    inFlight.get(1).fail(away);
    Future<Void> next = worker.add(4);
    inFlight.get(2).complete();

    assertThat(all.get(0).succeeded()).isTrue();
    assertThat(all.subList(1, 3)).allMatch(each -> each.cause() == away);
    assertThat(next.succeeded()).isTrue();
  }

  @Test
  void work_that_throws_at_once_fails_its_items_and_stops_nothing() {
    var broken = new IllegalStateException("broken");
    var calls = new ArrayList<Integer>();
    BatchWorker<Integer> fragile =
        new BatchWorker<>(
            1,
            5,
            items -> {
              calls.addAll(items);
              if (items.contains(1)) {
                throw broken;
              }
              return Future.succeededFuture();
            });

    Future<Void> first = fragile.add(1);
    Future<Void> second = fragile.add(2);

    assertThat(first.cause()).isSameAs(broken);
    assertThat(second.succeeded()).isTrue();
    assertThat(calls).containsExactly(1, 2);
  }

  @Test
  void an_error_other_than_an_exception_stops_nothing_either() {
    var grave = new StackOverflowError("deep");
    BatchWorker<Integer> fragile =
        new BatchWorker<>(
            1,
            5,
            items -> {
              if (items.contains(1)) {
                throw grave;
              }
              return Future.succeededFuture();
            });

    Throwable thrown = catchThrowable(() -> assertThat(fragile.add(1).cause()).isSameAs(grave));
    Future<Void> second = fragile.add(2);

    assertThat(thrown).as("what became of the first").isNull();
    assertThat(second.succeeded()).as("the worker goes on").isTrue();
  }

  @Test
  void items_of_many_threads_are_all_done_once_and_one_batch_at_a_time() throws Exception {
    var seen = new ConcurrentLinkedQueue<Integer>();
    BatchWorker<Integer> shared =
        new BatchWorker<>(
            10,
            100_000,
            items -> {
              seen.addAll(items);
              return Future.succeededFuture();
            });
    var ready = new CountDownLatch(1);
    var futures = new ConcurrentLinkedQueue<Future<Void>>();
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(t -> new Thread(() -> addThousand(shared, t * 1_000, ready, futures)))
            .toList();

    threads.forEach(Thread::start);
    ready.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    Await.until(() -> futures.stream().allMatch(Future::isComplete));

    assertThat(seen).hasSize(4_000).doesNotHaveDuplicates();
    assertThat(futures).hasSize(4_000).allMatch(Future::succeeded);
  }

  private static void addThousand(
      BatchWorker<Integer> worker,
      int from,
      CountDownLatch ready,
      ConcurrentLinkedQueue<Future<Void>> futures) {
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    IntStream.range(from, from + 1_000).forEach(n -> futures.add(worker.add(n)));
  }

  private List<Future<Void>> add(int... items) {
    return IntStream.of(items).mapToObj(worker::add).toList();
  }

  private Future<Void> begin(List<Integer> batch) {
    Promise<Void> promise = Promise.promise();
    begun.add(batch);
    inFlight.add(promise);
    return promise.future();
  }
}
