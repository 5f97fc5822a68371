package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real promobot with customers, clerks and a viewer, while its database fails over; afterwards
 * everything that was promised is compared with what is there.
 */
final class FailoverRun implements AutoCloseable {
  private static final long SEED = 20_261_130L;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WARM = 80;

  private final int port = PromobotJar.freePort();
  private final Meta meta = new Meta();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Oracle oracle;
  private final Talkers talkers;
  private final Clerks clerks;
  private final PromobotJar jar;

  /** What was compared and found right. */
  record Result(Oracle.Sum sum, int redeemed) {}

  FailoverRun(DatabaseAddress database) {
    meta.webhooksTo(() -> List.of(port));
    Map<String, String> settings = new HashMap<>(meta.settings());
    settings.put("DATABASE_URL", PromobotJar.url(database));
    settings.put("PORT", String.valueOf(port));
    settings.put("ECHO_GRACE", "3s");
    settings.put("SEND_TIMEOUT", "1s");
    jar = PromobotJar.start(settings).ready();
    oracle = new Oracle(meta, database);
    talkers = new Talkers(meta, SEED);
    clerks = new Clerks(port, meta, oracle);
  }

  /** Returns when customers and clerks are in the middle of their work. */
  void begin() {
    talkers.start();
    Await.until(LIMIT, () -> meta.acknowledged().size() > WARM);
    moreCodes();
  }

  /** Returns when clerks are in the middle of their work again. */
  void moreCodes() {
    Await.until(LIMIT, oracle::sees);
    clerks.moreCodes();
    Await.until(LIMIT, clerks::busy);
  }

  /** The figures of the welcome campaign as they change. */
  StatsStream watch() {
    return new StatsStream(http, at("/api/v1/live?campaign=welcome"), Meta.API_TOKEN);
  }

  /** What the health check answers. */
  int health() {
    try {
      return http.send(
              HttpRequest.newBuilder(at("/health/ready")).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** How long it takes from now until an event is acknowledged. */
  Duration untilTheNextIsAcknowledged() {
    int before = meta.acknowledged().size();
    long begun = System.nanoTime();
    Await.until(LIMIT, () -> meta.acknowledged().size() > before);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Everything that Messenger and the clerks have been told is in the database. */
  void nothingPromisedIsMissing() {
    Await.until(LIMIT, oracle::sees);
    oracle.nothingAcknowledgedIsMissing();
    clerks.nothingPromisedIsMissing();
  }

  /** Ends the load and compares everything. */
  Result settle() {
    int redeemed = clerks.settle();
    talkers.finish();
    meta.toldEverything();
    oracle.quiet();
    assertThat(jar.alive()).isTrue();
    var result = new Result(oracle.check(), redeemed);
    // Messenger itself answers all the time
    assertThat(result.sum().givenUp()).as("messages given up").isZero();
    try (var viewer = watch()) {
      viewer.until(seen -> seen.people("redeemed") == redeemed);
    }
    return result;
  }

  @Override
  public void close() {
    clerks.close();
    jar.close();
    oracle.close();
    meta.close();
  }
}
