package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database moves to another server while numbered rows are written. */
@Timeout(90)
class TakeoverIT {
  private static final Duration BACK_WITHIN = Duration.ofSeconds(15);

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger numbers = new AtomicInteger();
  private final ConcurrentSkipListSet<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private TestServer one;
  private TestServer other;
  private Database database;
  private volatile boolean enough;

  @BeforeEach
  void open() {
    one = TestServer.primary(folder.resolve("one"));
    new Migrations(one.address()).run();
    TestDatabase.run(one.address(), "CREATE TABLE note (number int PRIMARY KEY)");
    other = one.standby(folder.resolve("other"));
    other.makeSynchronousFor(one);
    database = Database.open(vertx, one.with(other));
    Await.on(database.whenMigrated());
    for (int writer = 0; writer < 4; writer++) {
      write();
    }
    Await.until(() -> acknowledged.size() > 50);
  }

  @AfterEach
  void close() {
    enough = true;
    one.close();
    other.close();
    Await.on(database.close());
    Await.on(vertx.close());
  }

  private void write() {
    if (enough) {
      return;
    }
    int number = numbers.incrementAndGet();
    database
        .ingestTransaction(
            tx -> tx.preparedQuery("INSERT INTO note VALUES ($1)").execute(Tuple.of(number)))
        .onSuccess(written -> acknowledged.add(number))
        .onComplete(done -> vertx.setTimer(5, next -> write()));
  }

  private void writesAgain() {
    int before = numbers.get();
    long since = System.nanoTime();
    Await.until(BACK_WITHIN, () -> !acknowledged.isEmpty() && acknowledged.last() > before);
    System.out.println("writes again " + (System.nanoTime() - since) / 1_000_000 + " ms later");
  }

  private void nothingAcknowledgedIsMissing() {
    var told = List.copyOf(acknowledged);
    assertThat(numbersOn(other)).containsAll(told);
  }

  private static long notes(TestServer on) {
    return TestDatabase.count(on.address(), "SELECT count(*) FROM note");
  }

  private static List<Integer> numbersOn(TestServer on) {
    return TestDatabase.numbers(on.address(), "SELECT number FROM note");
  }

  @Test
  void after_a_kill_writes_go_on_at_the_standby_and_the_old_primary_gets_none_when_it_is_back() {
    one.kill();
    Await.until(BACK_WITHIN, () -> !database.up());
    assertThat(Await.on(database.trouble()).orElseThrow()).contains("switching over");
    other.promote();
    writesAgain();
    nothingAcknowledgedIsMissing();

    one.waitsForNobody();
    one.start();
    long kept = notes(one);
    other.stop();
    var silence = numbers.get();
    Await.until(BACK_WITHIN, () -> numbers.get() > silence + 20);
    assertThat(Await.on(database.trouble()).orElseThrow()).contains("switching over");
    other.start();
    writesAgain();

    assertThat(notes(one)).as("written to the old primary").isEqualTo(kept);
    nothingAcknowledgedIsMissing();
  }

  @Test
  void a_primary_that_becomes_read_only_is_left_for_the_one_that_is_promoted() {
    one.set("default_transaction_read_only", "on");
    Await.until(BACK_WITHIN, () -> !database.up());
    assertThat(Await.on(database.trouble()).orElseThrow()).contains("read-only");
    other.promote();

    writesAgain();

    nothingAcknowledgedIsMissing();
    Await.until(BACK_WITHIN, database::up);
    assertThat(sessions(one)).as("sessions left at the old primary").isZero();
  }

  @Test
  void a_second_primary_is_found_although_the_first_still_answers_everything() {
    var heard = new CompletableFuture<String>();
    var replicas = new NotifySubscriber(vertx, database);
    var gaps = new AtomicInteger();
    replicas.onGap(gaps::incrementAndGet);
    replicas.listen("stats", heard::complete);
    replicas.start();
    Await.until(() -> gaps.get() == 1);
    one.waitsForNobody();

    other.promote();
    Await.until(BACK_WITHIN, () -> sessions(one) == 0);
    writesAgain();

    Await.until(() -> gaps.get() == 2);
    TestDatabase.run(other.address(), "NOTIFY stats, 'over here'");
    assertThat(heard.join()).isEqualTo("over here");
    Await.on(replicas.close());
  }

  @Test
  void a_primary_that_hangs_is_left_for_the_one_that_is_promoted_and_gets_nothing_afterwards() {
    one.pause();
    Await.until(BACK_WITHIN, () -> !database.up());
    other.promote();

    writesAgain();

    one.resume();
    Await.until(BACK_WITHIN, () -> sessions(one) == 0);
    nothingAcknowledgedIsMissing();
  }

  @Test
  void while_the_standby_hangs_nobody_waits_for_it_for_long_and_what_was_given_up_is_kept() {
    other.pause();
    long since = System.nanoTime();

    var given = write(database.general(), -1);
    var another = write(database.general(), -2);

    Await.until(BACK_WITHIN, () -> given.isComplete() && another.isComplete());
    assertThat(Database.unavailable(given.cause())).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(12));
    assertThat(database.up()).isFalse();

    other.resume();
    writesAgain();
    Await.until(BACK_WITHIN, database::up);
    nothingAcknowledgedIsMissing();
    Await.until(BACK_WITHIN, () -> numbersOn(one).containsAll(List.of(-1, -2)));
  }

  @Test
  void closing_does_not_wait_for_servers_that_hang() {
    var mine = Vertx.vertx();
    var open = Database.open(mine, one.with(other));
    Await.on(open.whenMigrated());
    other.pause();
    var given = write(open.general(), -1);
    Await.until(() -> TestDatabase.count(one.superuser(), WAITING_FOR_STANDBY) > 0);
    one.pause();

    long since = System.nanoTime();
    Await.on(open.close());

    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(4));
    Await.until(BACK_WITHIN, given::isComplete);
    assertThat(given.failed()).isTrue();
    one.resume();
    Await.on(mine.close());
  }

  private static Future<?> write(Pool pool, int number) {
    return pool.preparedQuery("INSERT INTO note VALUES ($1)").execute(Tuple.of(number));
  }

  private static final String WAITING_FOR_STANDBY =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

  /** Without commits that wait for their standby: those end with the server only. */
  private static long sessions(TestServer at) {
    return TestDatabase.count(
        at.superuser(),
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE application_name LIKE 'promobot-%' AND application_name <> 'promobot-probe'
          AND application_name <> 'promobot-start' AND wait_event IS DISTINCT FROM 'SyncRep'
        """);
  }
}
