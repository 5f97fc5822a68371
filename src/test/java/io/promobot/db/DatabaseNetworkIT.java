package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(VertxExtension.class)
@Timeout(120)
class DatabaseNetworkIT {
  private static final String AWAY = "the database is away";
  private static final Duration TOO_LONG = Duration.ofSeconds(15);
  private static final Duration ANSWER_LIMIT = Duration.ofMillis(3_500);

  private final DatabaseAddress address = TestDatabase.empty();
  private FaultProxy proxy;
  private Database database;
  private final AtomicInteger ids = new AtomicInteger();

  enum Fault {
    EXISTING {
      @Override
      void strike(FaultProxy proxy) {
        proxy.blackHoleExisting();
      }
    },
    NEW_AFTER_RESET {
      @Override
      void strike(FaultProxy proxy) {
        proxy.blackHoleNew();
        proxy.reset();
      }
    },
    ALL {
      @Override
      void strike(FaultProxy proxy) {
        proxy.blackHoleAll();
      }
    },
    REFUSED {
      @Override
      void strike(FaultProxy proxy) {
        proxy.refuse();
      }
    },
    RESET_NEW {
      @Override
      void strike(FaultProxy proxy) {
        proxy.resetNew();
        proxy.reset();
      }
    };

    abstract void strike(FaultProxy proxy);
  }

  @BeforeEach
  void warm_up(Vertx vertx) {
    proxy = FaultProxy.to(vertx, address.first().port());
    database = DatabaseIT.open(vertx, address.at("127.0.0.1", proxy.port()));
    Await.on(database.whenMigrated());
    var queries = new ArrayList<Future<?>>();
    for (int i = 0; i < 16; i++) {
      queries.add(database.general().query("SELECT pg_sleep(0.05)").execute());
      queries.add(insert());
    }
    queries.add(bulk());
    queries.add(bulk());
    Await.on(Future.all(queries));
  }

  @AfterEach
  void close() {
    Await.on(database.close());
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource
  void during_an_outage_requests_fail_in_time_and_after_it_everything_works_again(Fault fault) {
    fault.strike(proxy);

    for (int i = 0; i < 3; i++) {
      var begin = System.nanoTime();
      var failed = !Await.on(Await.settled(insert()));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWER_LIMIT);
      assertThat(failed || fault == Fault.EXISTING).isTrue();
    }
    proxy.heal();

    var healed = System.nanoTime();
    Await.until(TOO_LONG, () -> Await.on(Await.settled(insert())));
    Await.until(
        TOO_LONG, () -> Await.on(Await.settled(database.general().query("SELECT 1").execute())));
    Await.until(TOO_LONG, () -> Await.on(Await.settled(bulk())));
    Await.until(TOO_LONG, database::up);
    var took = Duration.ofNanos(System.nanoTime() - healed);
    System.out.println(fault + ": worked again " + took.toMillis() + " ms after healing");
    assertThat(took).isLessThan(TOO_LONG);
    allConnectionsWork();
  }

  @Test
  void long_work_does_not_wait_for_connections_that_died_in_a_short_cut() {
    proxy.blackHoleExisting();

    var begin = System.nanoTime();
    Await.on(Future.all(bulk(), bulk(), bulk()));

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TOO_LONG);
  }

  @Test
  void a_long_job_survives_while_the_others_are_pinged() {
    var job = database.bulk().query("SELECT pg_sleep(12)").execute();

    assertThat(Await.on(Await.settled(job))).isTrue();
  }

  @Test
  void many_short_statements_at_once_do_not_look_like_an_outage() {
    try (var lines = LogLines.of(EveryPool.class)) {
      var queries = new ArrayList<Future<?>>();
      for (int i = 0; i < 200; i++) {
        queries.add(database.general().query("SELECT pg_sleep(0.05)").execute());
      }

      assertThat(Await.on(Await.settled(Future.all(queries)))).isTrue();
      assertThat(lines.all()).noneMatch(line -> line.contains(AWAY));
    }
  }

  @Test
  void a_slow_network_is_slow_and_not_away() {
    proxy.delay(Duration.ofMillis(100));

    for (int i = 0; i < 3; i++) {
      Await.on(insert());
    }
  }

  @Test
  void an_outage_is_noticed_and_its_end_too() {
    var ups = new AtomicInteger();
    Await.until(database::up);
    database.onUp(ups::incrementAndGet);

    try (var lines = LogLines.of(EveryPool.class)) {
      proxy.refuse();
      Await.until(() -> !database.up());
      assertThat(Await.on(database.trouble())).isPresent();
      proxy.heal();
      Await.until(() -> ups.get() == 1);

      assertThat(lines.all()).filteredOn(line -> line.contains(AWAY)).hasSize(1);
    }
  }

  @Test
  void a_cut_right_after_commit_leaves_either_all_or_nothing() {
    for (int bytes = 200; bytes < 2000; bytes += 150) {
      var before = count();
      proxy.closeAfter(bytes);
      var told = Await.on(Await.settled(insert()));
      proxy.heal();
      Await.until(() -> Await.on(Await.settled(database.general().query("SELECT 1").execute())));

      assertThat(count() - before).isBetween(told ? 1 : 0, 1);
    }
  }

  private void allConnectionsWork() {
    var queries = new ArrayList<Future<?>>();
    for (int i = 0; i < 32; i++) {
      queries.add(insert());
    }
    Await.on(Future.all(queries));
  }

  private Future<?> insert() {
    return database.ingestTransaction(
        tx ->
            tx.preparedQuery("INSERT INTO thing (id, name) VALUES ($1, 'lamp')")
                .execute(Tuple.of(ids.incrementAndGet())));
  }

  private Future<?> bulk() {
    return database.bulk().query("SELECT pg_sleep(0.05)").execute();
  }

  private int count() {
    return Await.on(database.general().query("SELECT count(*)::int FROM thing").execute())
        .iterator()
        .next()
        .getInteger(0);
  }
}
