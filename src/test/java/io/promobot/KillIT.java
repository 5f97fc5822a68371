package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The real jar is killed and stopped under load, again and again; its database and Messenger stay.
 * {@code -Dpromobot.kills} and {@code -Dpromobot.seed} change how often, and when.
 */
@Timeout(600)
class KillIT {
  private static final int KILLS = Integer.getInteger("promobot.kills", 20);
  private static final int STOPS = Integer.getInteger("promobot.stops", 4);
  private static final long SEED = Long.getLong("promobot.seed", System.nanoTime() % 1_000_000);
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(20);
  private static final int LONGEST_BIRTH_MS = 2_500;

  private final DatabaseAddress database = TestDatabase.fresh();
  private final int port = PromobotJar.freePort();
  private final Random random = new Random(SEED);
  private final Map<String, String> settings = new HashMap<>();
  private Meta meta;
  private Oracle oracle;
  private Talkers talkers;
  private PromobotJar jar;

  @BeforeEach
  void open() {
    meta = new Meta();
    meta.webhooksTo(() -> List.of(port));
    oracle = new Oracle(meta, database);
    talkers = new Talkers(meta, SEED);
    settings.putAll(meta.settings());
    settings.put("DATABASE_URL", PromobotJar.url(database));
    settings.put("PORT", String.valueOf(port));
    settings.put("ECHO_GRACE", "3s");
  }

  @AfterEach
  void close() {
    if (jar != null) {
      jar.close();
    }
    oracle.close();
    meta.close();
  }

  @Test
  void kill_9_at_any_moment_loses_nothing_acknowledged_and_sends_nothing_settled_again() {
    long begun = System.nanoTime();
    settings.put("SEND_TIMEOUT", "1s");
    talkers.start();
    meta.crowd(KILLS * 20, 5);

    for (int kill = 0; kill < KILLS; kill++) {
      someAnswersNeverCome(kill >= KILLS / 3 && kill < KILLS * 2 / 3);
      start();
      liveForAWhile(kill % 5 == 4);
      jar.kill();
      oracle.nothingAcknowledgedIsMissing();
    }
    someAnswersNeverCome(false);
    start();
    jar.ready();
    settle();

    var sum = oracle.check();
    report("%d kills".formatted(KILLS), sum, begun);
    assertThat(sum.events()).isGreaterThan(KILLS * 20);
  }

  @Test
  void stopping_under_load_loses_nothing_and_leaves_nothing_in_doubt() {
    long begun = System.nanoTime();
    settings.put("SEND_TIMEOUT", "10s");
    talkers.start();
    meta.crowd(STOPS * 50, 10);

    for (int stop = 0; stop < STOPS; stop++) {
      start();
      liveForAWhile(false);
      assertThat(jar.stop()).as("exit code").isIn(0, 143);
      oracle.nothingAcknowledgedIsMissing();
      assertThat(oracle.underWay()).as("messages nobody settled").isZero();
    }
    start();
    jar.ready();
    settle();

    var sum = oracle.check();
    report("%d stops".formatted(STOPS), sum, begun);
    assertThat(sum.flagged()).as("possible duplicates").isZero();
    assertThat(sum.accepted()).isEqualTo(sum.messages());
  }

  private void start() {
    jar = PromobotJar.start(settings);
  }

  /** Until a random moment: while it starts, or after it has sent some more messages. */
  private void liveForAWhile(boolean youngDeath) {
    if (youngDeath) {
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_BIRTH_MS)).toNanos());
      return;
    }
    jar.ready();
    long enough = meta.ledger().totals().accepted() + 1 + random.nextInt(250);
    long latest = System.nanoTime() + LONGEST_LIFE.toNanos();
    Await.until(
        LONGEST_LIFE.multipliedBy(2),
        () -> meta.ledger().totals().accepted() >= enough || System.nanoTime() > latest);
  }

  private void someAnswersNeverCome(boolean now) {
    meta.failures(
        now
            ? new JsonObject().put("mode", "accept_then_hang").put("share", 0.05)
            : new JsonObject());
  }

  private void settle() {
    talkers.finish();
    meta.toldEverything();
    oracle.quiet();
    assertThat(jar.alive()).isTrue();
    assertThat(jar.output()).doesNotContain(Meta.secrets()).doesNotContain(database.password());
  }

  private static void report(String what, Oracle.Sum sum, long begun) {
    System.out.printf(
        "%s under load (seed %d): %d events, %d messages, %d accepted, %d possible duplicates of"
            + " which %d went out twice and %d were given up, in %d s%n",
        what,
        SEED,
        sum.events(),
        sum.messages(),
        sum.accepted(),
        sum.flagged(),
        sum.doubled(),
        sum.givenUp(),
        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
  }
}
