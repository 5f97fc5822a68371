package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class MigrationWorkerTest {
  private final AtomicInteger tries = new AtomicInteger();
  private int absences;
  private MigrationWorker worker;

  @BeforeEach
  void open(Vertx vertx) {
    worker = new MigrationWorker(vertx, this::migrate, Duration.ofMillis(1));
  }

  private Void migrate() {
    if (tries.incrementAndGet() <= absences) {
      throw new DatabaseUnavailable("nobody there");
    }
    return null;
  }

  @AfterEach
  void close() {
    worker.stop();
  }

  @Test
  void a_database_that_is_away_is_told_at_the_first_try_and_then_at_every_30th() {
    absences = 61;
    try (var log = LogLines.of(MigrationWorker.class)) {
      worker.start();
      Await.on(worker.done());

      assertThat(log.all())
          .hasSize(3)
          .allMatch(
              line -> line.startsWith("WARN the database cannot be used yet: nobody there (trying"))
          .allMatch(line -> line.endsWith("is DATABASE_URL right?)"));
    }
    assertThat(tries).hasValue(62);
  }

  @Test
  void stopped_meanwhile_it_fails_instead_of_waiting() {
    absences = Integer.MAX_VALUE;
    worker.start();
    Await.until(() -> tries.get() > 1);

    worker.stop();

    assertThat(Await.failure(worker.done())).isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void where_the_database_has_moved_its_schema_is_waited_for_but_not_for_a_person() {
    worker.start();
    Await.on(worker.done());
    absences = 3;
    tries.set(0);

    Await.on(worker.again(this::migrate));

    assertThat(tries).hasValue(4);
    try (var log = LogLines.of(MigrationWorker.class)) {
      Await.on(worker.again(MigrationWorkerTest::newer));
      assertThat(log.all()).singleElement().asString().contains("made by a newer promobot");
    }
  }

  private static Void newer() {
    throw new DatabaseStartException("made by a newer promobot", null);
  }
}
