package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two real jars on one database: every webhook goes to one of them, or to both at once. */
@Timeout(300)
class TwoReplicasIT {
  private static final int EVENTS = Integer.getInteger("promobot.events", 1_500);
  private static final Duration LONGEST = Duration.ofSeconds(120);

  private final DatabaseAddress database = TestDatabase.fresh();
  private final int onePort = PromobotJar.freePort();
  private final int otherPort = PromobotJar.freePort();
  private Meta meta;
  private Oracle oracle;
  private PromobotJar one;
  private PromobotJar other;

  @BeforeEach
  void open() {
    meta = new Meta();
    oracle = new Oracle(meta, database);
    one = start(onePort);
    other = start(otherPort);
  }

  private PromobotJar start(int port) {
    var settings = new HashMap<>(meta.settings());
    settings.put("DATABASE_URL", PromobotJar.url(database));
    settings.put("PORT", String.valueOf(port));
    settings.put("SEND_TIMEOUT", "10s");
    return PromobotJar.start(settings);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    oracle.close();
    meta.close();
  }

  @Test
  void every_event_has_its_effect_once_whichever_of_two_replicas_hears_of_it_and_how_often() {
    long begun = System.nanoTime();
    one.ready();
    other.ready();
    meta.webhooksTo(this::someOfThem);
    meta.failures(new JsonObject().put("duplicates", 0.2));
    var talkers = new Talkers(meta, begun);

    talkers.start();
    meta.crowd(EVENTS / 10, 20);
    Await.until(LONGEST, () -> meta.acknowledged().size() >= EVENTS);
    talkers.finish();
    meta.toldEverything();
    oracle.quiet();

    var sum = oracle.check();
    System.out.printf(
        "two replicas: %d events, %d messages, %d accepted, %d deadlocks, in %d s%n",
        sum.events(),
        sum.messages(),
        sum.accepted(),
        oracle.deadlocks(),
        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    assertThat(sum.flagged()).as("possible duplicates").isZero();
    assertThat(oracle.deadlocks()).as("transactions that waited for each other").isZero();
    assertThat(List.of(one, other)).allMatch(PromobotJar::alive);
  }

  private List<Integer> someOfThem() {
    return switch (ThreadLocalRandom.current().nextInt(4)) {
      case 0 -> List.of(onePort);
      case 1 -> List.of(otherPort);
      default -> List.of(onePort, otherPort);
    };
  }
}
