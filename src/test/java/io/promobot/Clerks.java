package io.promobot;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Clerks of a web shop who redeem each code twice, with keys of their own, and ask again under the
 * same key until there is an answer: one of the two must be refused, whatever happens in between.
 */
final class Clerks implements AutoCloseable {
  private static final int AT_WORK = 4;
  private static final int CODES = 60;
  private static final int FIRST = 10_000;
  private static final String PEOPLE = "90977700000";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int REDEEMED = 201;
  private static final int REFUSED = 409;

  private final URI redemptions;
  private final Meta meta;
  private final Oracle oracle;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService all = Executors.newFixedThreadPool(AT_WORK);
  private final Set<UUID> promised = ConcurrentHashMap.newKeySet();
  private final Set<Integer> surprises = new ConcurrentSkipListSet<>();
  private final AtomicInteger codes = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile boolean closing;

  Clerks(int port, Meta meta, Oracle oracle) {
    this.redemptions = URI.create("http://127.0.0.1:" + port + "/api/v1/redemptions");
    this.meta = meta;
    this.oracle = oracle;
    for (int clerk = 0; clerk < AT_WORK; clerk++) {
      all.submit(this::work);
    }
  }

  /** People with a code each, whom the clerks serve from now on. */
  void moreCodes() {
    int from = codes.get();
    long now = System.currentTimeMillis();
    var starts = new JsonArray();
    IntStream.range(from, from + CODES)
        .forEach(i -> starts.add(Talkers.postback(psid(i), "m_code" + i, "start", now)));
    var body = Talkers.body(starts, now).toBuffer();
    Await.until(LIMIT, () -> Await.on(meta.deliver(body)));
    var known = "SELECT FROM customer WHERE psid LIKE '" + PEOPLE + "%'";
    Await.until(LIMIT, () -> oracle.rows(known).size() == from + CODES);
    oracle.rows(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at)
        SELECT page_id, 'welcome', 'CODE' || substr(psid, 12), 'CODE', id, now() FROM customer
        WHERE psid LIKE $1 || '%' ON CONFLICT DO NOTHING
        """,
        PEOPLE);
    codes.addAndGet(CODES);
  }

  private static String psid(int code) {
    return PEOPLE + (FIRST + code);
  }

  /** Whether they have begun with the latest codes. */
  boolean busy() {
    return ended.get() > (codes.get() - CODES) * 2;
  }

  private void work() {
    while (!closing) {
      int next = begun.get();
      if (next >= codes.get() * 2) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      } else if (begun.compareAndSet(next, next + 1)) {
        redeem("CODE" + (FIRST + next / 2), UUID.randomUUID());
        ended.incrementAndGet();
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private void redeem(String code, UUID key) {
    int status = answer(Coupons.body(code, key));
    while ((status == 0 || status >= 500) && !closing) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      status = answer(Coupons.body(code, key));
    }
    if (status == REDEEMED) {
      promised.add(key);
    } else if (status != REFUSED && !closing) {
      surprises.add(status);
    }
  }

  /** The status; 0 when there was no answer. */
  private int answer(String body) {
    var request =
        HttpRequest.newBuilder(redemptions)
            .timeout(Duration.ofSeconds(20))
            .header("authorization", "Bearer " + Meta.API_TOKEN)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException away) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Whatever they were told is redeemed is so in the database. */
  void nothingPromisedIsMissing() {
    var missing = new TreeSet<>(promised);
    missing.removeAll(redeemed());
    assertThat(missing).as("redemptions that were confirmed, but not kept").isEmpty();
  }

  private Set<UUID> redeemed() {
    return oracle.rows("SELECT key FROM coupon_entry WHERE kind = 'redeemed'").stream()
        .map(row -> row.getUUID(0))
        .collect(toSet());
  }

  /** Returns when all codes are redeemed, each once and counted once; answers how many. */
  int settle() {
    Await.until(LIMIT, () -> ended.get() == codes.get() * 2);
    assertThat(surprises).as("other answers to redemptions").isEmpty();
    assertThat(promised).as("codes, each redeemed once").hasSize(codes.get());
    assertThat(redeemed()).as("kept redemptions").isEqualTo(promised);
    assertThat(
            oracle.rows(
                """
                SELECT c.code FROM coupon c LEFT JOIN coupon_entry e ON e.coupon_id = c.id
                WHERE c.code LIKE 'CODE%' GROUP BY c.id, c.code, c.uses
                HAVING c.uses <> 1 OR count(e.kind) <> 1
                """))
        .as("codes that were not redeemed once")
        .isEmpty();
    var counted =
        "SELECT sum(redemptions)::bigint, sum(redeemers)::bigint FROM sale_count WHERE whose = 'person'";
    assertThat(oracle.rows(counted).get(0).deepToString())
        .as("redemptions and redeemers in the figures")
        .isEqualTo("[%1$d,%1$d]".formatted(codes.get()));
    IntStream.range(0, codes.get()).mapToObj(Clerks::psid).forEach(oracle::redeemed);
    return codes.get();
  }

  @Override
  public void close() {
    closing = true;
    all.shutdownNow();
  }
}
