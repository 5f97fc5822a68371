package io.promobot;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.house.House;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Codes are redeemed by many at once over two real jars, of which one is killed meanwhile. */
@Timeout(300)
class RedeemKillIT {
  private static final int AT_ONCE = Integer.getInteger("promobot.redemptions", 2_000);
  private static final int CODES = 150;
  private static final int CLERKS = 60;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final DatabaseAddress database = TestDatabase.fresh();
  private final Sql sql = new Sql(database);
  private final Meta meta = new Meta();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
  private final List<PromobotJar> jars = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private volatile List<Integer> balanced = List.of();

  /** One jar and where it listens. */
  private record Replica(PromobotJar jar, int port) {}

  @BeforeEach
  void the_first_redemption_takes_long() {
    TestDatabase.run(
        database,
        """
        CREATE SEQUENCE tries;
        CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF nextval(''tries'') = 1 THEN PERFORM pg_sleep(1); END IF; RETURN new; END';
        """);
  }

  @AfterEach
  void close() {
    clerks.shutdownNow();
    jars.forEach(PromobotJar::close);
    meta.close();
  }

  private Replica start() {
    int port = PromobotJar.freePort();
    var settings = new HashMap<>(meta.settings());
    settings.put("DATABASE_URL", PromobotJar.url(database));
    settings.put("PORT", String.valueOf(port));
    var jar = PromobotJar.start(settings);
    jars.add(jar);
    return new Replica(jar, port);
  }

  private void balance(Replica... among) {
    balanced = List.of(among).stream().map(Replica::port).toList();
  }

  @Test
  void one_of_thousands_redeems_a_code_although_a_server_is_killed_while_it_decides() {
    var one = start();
    var other = start();
    one.jar().ready();
    other.jar().ready();
    people(one, 1 + CODES);
    TestDatabase.run(
        database,
        """
        CREATE TRIGGER take_long BEFORE INSERT ON coupon_entry FOR EACH ROW
          EXECUTE FUNCTION take_long();
        """);

    balance(one);
    var first = redeeming("CODE1", UUID.randomUUID());
    Await.until(LIMIT, () -> sql.number("SELECT is_called::int FROM tries") == 1);
    balance(one, other);
    var attempts = IntStream.range(1, AT_ONCE).mapToObj(i -> redeeming("CODE1")).toList();
    one.jar().kill();
    balance(other);
    var third = start();

    Set<UUID> winners = new HashSet<>(winners(attempts));
    first.join().ifPresent(winners::add);
    assertThat(winners).as("keys that were told 201").hasSize(1);
    assertThat(entries()).isEqualTo(winners);
    assertThat(sql.number("SELECT uses FROM coupon WHERE code = 'CODE1'")).isEqualTo(1);
    System.out.printf("redeem: %d attempts at one code, answered %s%n", AT_ONCE, statuses);

    third.jar().ready();
    balance(other, third);
    manyCodes(other, winners);
  }

  /** Each code is tried three times, and a server dies half way. */
  private void manyCodes(Replica dies, Set<UUID> before) {
    int enough = answered.get() + CODES;
    var attempts =
        IntStream.range(0, CODES * 3).mapToObj(i -> redeeming("CODE" + (2 + i % CODES))).toList();
    Await.until(LIMIT, () -> answered.get() >= enough);
    dies.jar().kill();
    balanced = balanced.subList(1, 2);

    Set<UUID> winners = new HashSet<>(winners(attempts));
    assertThat(winners).hasSize(CODES);
    winners.addAll(before);
    assertThat(entries()).isEqualTo(winners);
    assertThat(sql.number("SELECT count(*) FROM coupon WHERE uses = 1")).isEqualTo(CODES + 1);
    assertThat(sql.number("SELECT count(*) FROM journey WHERE path & 512 > 0"))
        .as("people who redeemed")
        .isEqualTo(CODES + 1);
    assertThat(sql.number(House.MISCOUNTED.replace("$1", "'" + Meta.PAGE + "'"))).isZero();
    assertThat(sql.number(House.MISPLACED.replace("$1", "'" + Meta.PAGE + "'"))).isZero();
  }

  /** People who wrote to the shop, each with a code. */
  private void people(Replica at, int many) {
    long now = System.currentTimeMillis();
    for (int i = 0; i < many; i++) {
      var body =
          Talkers.body(
              new JsonArray()
                  .add(Talkers.postback("90977700000" + (10_000 + i), "m_" + i, "start", now)),
              now);
      assertThat(Await.on(meta.deliver(body.toBuffer(), at.port()))).isTrue();
    }
    sql.run(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at)
        SELECT page_id, 'welcome', 'CODE' || row_number() OVER (ORDER BY id), 'CODE', id, now()
        FROM customer
        """);
  }

  private Set<UUID> entries() {
    return sql.rows("SELECT key FROM coupon_entry WHERE kind = 'redeemed'").stream()
        .map(UUID::fromString)
        .collect(toSet());
  }

  private static Set<UUID> winners(List<CompletableFuture<Optional<UUID>>> attempts) {
    return attempts.stream().flatMap(each -> each.join().stream()).collect(toSet());
  }

  private CompletableFuture<Optional<UUID>> redeeming(String code) {
    return redeeming(code, UUID.randomUUID());
  }

  /** Asks with the same key until there is an answer; the key if it was told 201. */
  private CompletableFuture<Optional<UUID>> redeeming(String code, UUID key) {
    return CompletableFuture.supplyAsync(
        () -> {
          int status = 0;
          while (status != 201 && status != 409) {
            status = status(code, key);
          }
          answered.incrementAndGet();
          statuses.merge(status, 1, Integer::sum);
          return status == 201 ? Optional.of(key) : Optional.empty();
        },
        clerks);
  }

  /** 0 when there was no answer. */
  private int status(String code, UUID key) {
    var among = balanced;
    int port = among.get(Math.floorMod(turn.getAndIncrement(), among.size()));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/redemptions"))
            .timeout(Duration.ofSeconds(20))
            .header("authorization", "Bearer " + Meta.API_TOKEN)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(Coupons.body(code, key)))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 201 && status != 409) {
        statuses.merge(status, 1, Integer::sum);
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
      return status;
    } catch (IOException away) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
