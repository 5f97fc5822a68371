package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.FaultProxy;
import io.promobot.db.TestDatabase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away and comes back; what Messenger resends is handled once. */
@Timeout(120)
class OutageIT {
  /** We answer after three; Messenger waits for five. */
  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(5);

  private static final Duration BACK_WITHIN = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Vertx vertx = Vertx.vertx();
  private FaultProxy proxy;
  private Shop shop;

  enum Fault {
    EXISTING_AND_NEW_HEAR_NOTHING {
      @Override
      void strike(FaultProxy proxy) {
        proxy.blackHoleAll();
      }
    },
    EXISTING_HEAR_NOTHING_AND_NEW_ARE_CUT {
      @Override
      void strike(FaultProxy proxy) {
        proxy.blackHoleExisting();
        proxy.resetNew();
      }
    },
    REFUSED {
      @Override
      void strike(FaultProxy proxy) {
        proxy.refuse();
      }
    };

    abstract void strike(FaultProxy proxy);
  }

  @BeforeEach
  void open() {
    DatabaseAddress database = TestDatabase.fresh();
    proxy = FaultProxy.to(vertx, database.first().port());
    // a claim whose answer got lost is picked up after five seconds, and its echo has time
    shop = Shop.through(proxy.port(), database, Map.of("SEND_TIMEOUT", "1s", "ECHO_GRACE", "10s"));
  }

  @AfterEach
  void close() {
    proxy.heal();
    shop.close();
    proxy.close();
    Await.on(vertx.close());
  }

  private byte[] start(String psid) {
    return shop.body(List.of(shop.postback(psid, "start"))).getBytes(UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void while_the_database_is_away_events_are_refused_in_time_and_handled_once_when_sent_again(
      Fault fault) {
    List<String> people = Shop.quiet(12);
    List<byte[]> bodies = new ArrayList<>(people.stream().map(this::start).toList());
    assertThat(shop.posting(bodies.get(0)).join().status()).isEqualTo(200);
    shop.untilAllIsOut(LIMIT);

    fault.strike(proxy);
    // one after the other, so that some arrive while others have been waiting for long
    List<CompletableFuture<Answer>> posts =
        IntStream.range(1, bodies.size())
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                            () -> shop.posting(bodies.get(i)),
                            delayedExecutor(i * 250L, MILLISECONDS))
                        .thenCompose(post -> post))
            .toList();
    for (var post : posts) {
      assertThat(post.join().status()).isEqualTo(503);
    }
    posts.forEach(post -> assertThat(post.join().took()).isLessThan(REFUSED_WITHIN));
    assertThat(shop.get("/health/live").status()).isEqualTo(200);
    assertThat(shop.get("/health/ready").status()).isEqualTo(503);
    for (String path : List.of("/campaigns", "/customers", "/page")) {
      Answer refused = shop.api("GET", path, "");
      assertThat(refused.status()).as(path).isEqualTo(503);
      assertThat(refused.type()).isEqualTo("application/problem+json");
      assertThat(refused.json().getString("detail")).contains("database");
    }

    proxy.heal();
    long healed = Pauses.nanos();
    Await.until(LIMIT, () -> shop.get("/health/ready").status() == 200);
    Duration away = Duration.ofNanos(Pauses.nanos() - healed);
    System.out.println(fault + ": ready again after " + away.toMillis() + " ms");
    assertThat(away).isLessThan(BACK_WITHIN);
    for (byte[] body : bodies) {
      untilTaken(body);
    }
    handledOnce(people);
  }

  /** Posts until it is acknowledged, as Messenger does. */
  private void untilTaken(byte[] body) {
    Await.until(LIMIT, () -> shop.posting(body).join().status() == 200);
  }

  private void handledOnce(List<String> people) {
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isEqualTo(people.size());
    assertThat(shop.sql.number("SELECT count(*) FROM outbox")).isEqualTo(people.size());
    shop.untilAllIsOut(LIMIT);
    for (String psid : people) {
      assertThat(shop.meta().sends(psid)).hasSize(1);
    }
    assertThat(shop.meta().ledger().getLong("duplicate_metadata")).isZero();
    Await.until(LIMIT, () -> shop.people("welcome").getInteger("sent") == people.size());
    assertThat(shop.miscounted()).isZero();
  }

  @Test
  void a_database_that_cuts_all_its_connections_under_load_costs_no_event() {
    List<String> people = Shop.quiet(60);
    for (int i = 0; i < people.size(); i++) {
      if (i % 20 == 10) {
        terminate();
      }
      untilTaken(start(people.get(i), i));
    }

    assertThat(shop.get("/health/live").status()).isEqualTo(200);
    Await.until(BACK_WITHIN, () -> shop.get("/health/ready").status() == 200);
    handledOnce(people);
  }

  /** The same bytes each time, so that sending again is sending the same. */
  private byte[] start(String psid, int n) {
    String rest = "\"postback\":{\"mid\":\"m_out_%d\",\"payload\":\"start\"}".formatted(n);
    return shop.body(List.of(shop.item(psid, java.time.Instant.now(), rest))).getBytes(UTF_8);
  }

  private void terminate() {
    TestDatabase.run(
        TestDatabase.superuser(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + shop.database.database()
            + "'");
  }

  @Test
  void messages_that_were_on_their_way_when_the_database_went_are_sent_once() {
    List<String> people = Shop.quiet(20);
    SimulatedMeta meta = shop.meta();
    meta.failing(new io.vertx.core.json.JsonObject().put("mode", "slow").put("latency_ms", 500));
    people.forEach(shop::start);
    Await.until(() -> meta.accepted() > 0);

    proxy.refuse();
    Await.until(LIMIT, () -> shop.get("/health/ready").status() == 503);
    meta.repair();
    proxy.heal();

    Await.until(LIMIT, () -> shop.get("/health/ready").status() == 200);
    handledOnce(people);
  }
}
