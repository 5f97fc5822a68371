package io.promobot.primary;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class PrimaryWorkerTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration SLOW = Duration.ofMillis(700);
  private static final DatabaseServer A = new DatabaseServer("10.0.0.1", 5432);
  private static final DatabaseServer B = new DatabaseServer("10.0.0.2", 5432);

  /** What each server says of itself, and when; it is silent as long as it is not in here. */
  private final Map<DatabaseServer, Says> world = new ConcurrentHashMap<>();

  private final AtomicInteger questions = new AtomicInteger();

  private record Says(long timeline, Duration after) {}

  private PrimaryWorker worker(Vertx vertx) {
    var servers =
        new DatabaseServers(
            List.of(A, B), TargetSession.READ_WRITE, DatabaseServers.CONNECT_TIMEOUT);
    return new PrimaryWorker(vertx, servers, place -> answer(vertx, place));
  }

  private Future<ServerAnswer> answer(Vertx vertx, ServerPlace place) {
    questions.incrementAndGet();
    var says = world.get(place.server());
    if (says == null) {
      return Promise.<ServerAnswer>promise().future();
    }
    var primary = says.timeline() > 0;
    return vertx
        .timer(says.after().toMillis(), TimeUnit.MILLISECONDS)
        .map(
            asked ->
                new ServerAnswer(
                    place, !primary, primary, "ours", says.timeline(), place.server().host()));
  }

  /** Asks again: what was found a moment ago is handed out again for as long as it is fresh. */
  private DatabaseServer found(PrimaryWorker worker) {
    int before = questions.get();
    DatabaseServer found;
    do {
      worker.doubt();
      found = await(worker.find()).place().server();
    } while (questions.get() == before);
    return found;
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void at_the_start_the_slowest_server_is_heard_before_one_is_used(Vertx vertx) {
    world.put(A, new Says(1, AT_ONCE));
    world.put(B, new Says(2, SLOW));

    assertThat(found(worker(vertx))).isEqualTo(B);
  }

  @Test
  void a_promoted_server_is_heard_even_if_it_is_slower_than_the_old_primary(Vertx vertx) {
    world.put(A, new Says(1, AT_ONCE));
    world.put(B, new Says(0, SLOW));
    var worker = worker(vertx);
    assertThat(found(worker)).isEqualTo(A);

    world.put(B, new Says(2, SLOW));

    assertThat(found(worker)).isEqualTo(B);
  }

  @Test
  void a_server_that_is_away_is_waited_for_once_and_heard_when_it_comes_back(Vertx vertx) {
    world.put(A, new Says(1, AT_ONCE));
    var worker = worker(vertx);
    assertThat(found(worker)).isEqualTo(A);

    var begin = System.nanoTime();
    assertThat(found(worker)).isEqualTo(A);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(1_500));

    world.put(B, new Says(2, SLOW));
    for (int i = 0; i < 20 && found(worker).equals(A); i++) {
      // its answer comes too late for the round that is asked first
    }
    assertThat(found(worker)).isEqualTo(B);
  }

  @Test
  void a_name_whose_lookup_hangs_is_asked_for_once_and_its_last_places_count(Vertx vertx)
      throws Exception {
    var named = new DatabaseServer("db.invalid", 5432);
    var place = new ServerPlace(named, InetAddress.getByAddress(new byte[] {10, 0, 0, 3}));
    var lookups = new AtomicInteger();
    var hanging = new CountDownLatch(1);
    var context = vertx.getOrCreateContext();
    var places =
        new NamesWorker(
            context,
            vertx.createSharedWorkerExecutor("names", 1),
            server -> {
              if (lookups.incrementAndGet() > 1) {
                awaited(hanging);
                throw new IllegalStateException("the resolver has given up");
              }
              return List.of(place);
            });

    for (int i = 0; i < 4; i++) {
      var promise = Promise.<List<ServerPlace>>promise();
      context.runOnContext(go -> places.of(named).onComplete(promise));
      assertThat(await(promise.future())).containsExactly(place);
    }
    assertThat(lookups).hasValue(2);
    hanging.countDown();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
