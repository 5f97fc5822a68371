package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import io.promobot.db.TlsDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Life on a platform such as Heroku: it provides a port and a database that requires TLS, a router
 * that terminates TLS is in front of us, and now and then we are stopped and started again with an
 * empty disk.
 */
@Timeout(300)
class DynoIT {
  /** What Heroku allows before it kills. */
  private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);

  private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofSeconds(120);
  private static final int EVENTS = 150;
  private static final String HOST = "umi-shop.example";

  private final int port = PromobotJar.freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path firstDisk;
  @TempDir Path secondDisk;
  private TlsDatabase database;
  private Meta meta;
  private PromobotJar jar;

  @BeforeEach
  void open() throws Exception {
    database = TlsDatabase.start();
    meta = new Meta();
    meta.webhooksTo(() -> List.of(port));
  }

  @AfterEach
  void close() throws IOException {
    if (jar != null) {
      jar.close();
    }
    meta.close();
    database.close();
  }

  private PromobotJar start(String databaseUrl, Path disk) {
    var settings = new HashMap<>(meta.settings());
    settings.remove("API_TOKEN");
    settings.put("DATABASE_URL", databaseUrl);
    settings.put("PORT", String.valueOf(port));
    settings.put("DATA_DIR", disk.resolve("data").toString());
    settings.put("PUBLIC_URL", "https://" + HOST);
    settings.put("SEND_TIMEOUT", "3s");
    return PromobotJar.start(settings);
  }

  @Test
  void told_to_end_under_load_and_started_on_an_empty_disk_it_has_lost_nothing() throws Exception {
    var address = database.address();
    assertThatThrownBy(() -> TestDatabase.run(database.withoutTls(), "SELECT 1"))
        .hasStackTraceContaining("no encryption");
    long begun = System.nanoTime();
    jar = start(PromobotJar.bareUrl(address), firstDisk);
    Await.until(STARTED_WITHIN, this::listensToTheRouter);
    jar.ready();
    var cookie = signedIn(link());
    var token = jar.greeted("token for scripts").split(" ")[0];
    try (var oracle = new Oracle(meta, address)) {
      var talkers = new Talkers(meta, begun).start();
      meta.crowd(EVENTS / 5, 20);
      goesOn();

      someAnswersNeverCome(true);
      Await.until(LONGEST, () -> meta.ledger().totals().unanswered() > 0);
      long told = System.nanoTime();
      assertThat(jar.stop()).as("exit code").isIn(0, 143);
      var took = Duration.ofNanos(System.nanoTime() - told);
      assertThat(took).isLessThan(ENDED_WITHIN);
      oracle.nothingAcknowledgedIsMissing();
      someAnswersNeverCome(false);

      jar = start(PromobotJar.bareUrl(address) + "?sslmode=require", secondDisk).ready();
      assertThat(jar.output()).doesNotContain("shown this once");
      assertThat(asked("Cookie", cookie)).as("the session of before").isEqualTo(200);
      assertThat(asked("Authorization", "Bearer " + token)).as("the first token").isEqualTo(200);
      goesOn();
      talkers.finish();
      meta.toldEverything();
      oracle.quiet();

      var sum = oracle.check();
      System.out.printf(
          "dyno: %d events, %d messages, %d possible duplicates, ended %d ms after SIGTERM%n",
          sum.events(), sum.messages(), sum.flagged(), took.toMillis());
    }
    assertThat(List.of(firstDisk, secondDisk))
        .allSatisfy(disk -> assertThat(disk).isEmptyDirectory());
    assertThat(jar.output()).doesNotContain(address.password());
  }

  /** From another address than the one of this machine alone. */
  private boolean listensToTheRouter() {
    try {
      return http.send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + port + "/health/live"))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void goesOn() {
    int enough = meta.acknowledged().size() + EVENTS;
    Await.until(LONGEST, () -> meta.acknowledged().size() >= enough);
  }

  private void someAnswersNeverCome(boolean now) {
    meta.failures(
        now
            ? new JsonObject().put("mode", "accept_then_hang").put("share", 0.2)
            : new JsonObject());
  }

  private String link() {
    var link = jar.greeted("one-time sign-in");
    assertThat(link).startsWith("https://" + HOST + "/#sign-in=");
    return link.substring(link.indexOf('=') + 1);
  }

  /** Signs in as a browser does through the router; returns the cookie. */
  private String signedIn(String link) throws Exception {
    var answer = routed("/api/v1/session", "POST", "{\"link\":\"%s\"}".formatted(link), Map.of());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).startsWith("__Host-promobot=").contains("Secure");
    return cookie.split(";")[0];
  }

  private int asked(String header, String value) throws Exception {
    return routed("/api/v1/status", "GET", "", Map.of(header, value)).statusCode();
  }

  private HttpResponse<String> routed(
      String path, String method, String body, Map<String, String> more) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(LONGEST)
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Port", "443")
            .header("X-Forwarded-For", "198.51.100.7")
            .header("Origin", "https://" + HOST)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    more.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
