package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
@Timeout(120)
class DatabaseRestartIT {
  @TempDir Path folder;

  private Vertx vertx;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void acknowledged_rows_survive_restarts_of_the_server_under_load() {
    var server = start();
    var database = DatabaseIT.open(vertx, server.address());
    Await.on(database.whenMigrated());
    var acknowledged = new AtomicInteger();
    var stop = new AtomicInteger();
    keepInserting(database, acknowledged, new AtomicInteger(), stop);

    for (int round = 0; round < 3; round++) {
      var before = acknowledged.get();
      Await.until(() -> acknowledged.get() > before + 50);
      server.close();
      server = start();
    }
    var before = acknowledged.get();
    Await.until(() -> acknowledged.get() > before + 50);
    stop.set(1);

    Await.until(() -> stop.get() == 2);
    var rows = Await.on(database.general().query("SELECT count(*)::int FROM thing").execute());
    assertThat(rows.iterator().next().getInteger(0)).isGreaterThanOrEqualTo(acknowledged.get());
    Await.on(database.close());
    server.close();
  }

  @Test
  void a_database_that_is_down_at_start_is_migrated_when_it_comes() {
    var server = start();
    var address = server.address();
    server.close();
    var database = DatabaseIT.open(vertx, address);

    assertThat(Database.unavailable(Await.failure(database.general().query("SELECT 1").execute())))
        .isTrue();
    assertThat(database.migrated()).isFalse();
    assertThat(database.up()).isFalse();
    server = start();

    Await.on(database.whenMigrated());
    Await.until(database::up);
    Await.on(database.close());
    server.close();
  }

  @Test
  void a_wrong_password_and_an_unknown_host_mean_unavailable() {
    try (var server = start()) {
      var right = server.address();
      var wrong =
          new DatabaseAddress(
              right.first().host(),
              right.first().port(),
              right.database(),
              right.user(),
              "wrong",
              right.sslMode());

      for (var address : new DatabaseAddress[] {wrong, right.at("no-such-host.invalid", 5432)}) {
        var database = DatabaseIT.open(vertx, address);
        var failure =
            Await.failure(database.ingestTransaction(tx -> tx.query("SELECT 1").execute()));

        assertThat(Database.unavailable(failure)).describedAs("%s", failure).isTrue();
        assertThat(database.up()).isFalse();
        Await.on(database.close());
      }
    }
  }

  @Test
  void a_server_that_is_stopped_by_a_signal_is_away_and_comes_back() throws Exception {
    try (var server = start()) {
      var database = DatabaseIT.open(vertx, server.address());
      Await.on(database.whenMigrated());
      Await.until(database::up);

      signalAll("STOP");
      var begin = System.nanoTime();
      var failure = Await.failure(database.ingestTransaction(tx -> tx.query("SELECT 1").execute()));
      assertThat(Database.unavailable(failure)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3500));
      Await.until(() -> !database.up());
      signalAll("CONT");

      var healed = System.nanoTime();
      Await.until(
          () ->
              Await.on(
                  Await.settled(database.ingestTransaction(tx -> tx.query("SELECT 1").execute()))));
      Await.until(database::up);
      System.out.println(
          "SIGCONT: worked again after " + (System.nanoTime() - healed) / 1_000_000 + " ms");
      Await.on(database.close());
    }
  }

  private void keepInserting(
      Database database, AtomicInteger acknowledged, AtomicInteger ids, AtomicInteger stop) {
    if (stop.get() > 0) {
      stop.set(2);
      return;
    }
    database
        .ingestTransaction(
            tx ->
                tx.preparedQuery("INSERT INTO thing (id, name) VALUES ($1, 'lamp')")
                    .execute(Tuple.of(ids.incrementAndGet())))
        .onSuccess(kept -> acknowledged.incrementAndGet())
        .onFailure(
            failure ->
                assertThat(Database.unavailable(failure)).describedAs("%s", failure).isTrue())
        .onComplete(
            done -> vertx.setTimer(1, next -> keepInserting(database, acknowledged, ids, stop)));
  }

  private void signalAll(String signal) throws Exception {
    var postmaster =
        Long.parseLong(
            java.nio.file.Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0));
    var processes = ProcessHandle.of(postmaster).orElseThrow();
    var pids =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(processes), processes.descendants())
            .map(process -> String.valueOf(process.pid()))
            .toList();
    var command = new java.util.ArrayList<>(java.util.List.of("kill", "-" + signal));
    command.addAll(pids);
    // short-lived children may have gone meanwhile, then kill complains about those only
    new ProcessBuilder(command).start().waitFor();
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(folder, TestDatabase.programs(), java.util.Map.of());
  }
}
