package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With LOG_FORMAT=json a machine can read every line, also while the database drops us. */
@Timeout(180)
class JsonOutputIT {
  private static final int DROPS = 4;
  private static final int TAPS = 24;
  private static final int SIGN_INS = 3;
  private static final Duration BETWEEN = Duration.ofMillis(400);
  private static final String PASSWORD = "correct horse battery";

  private final HttpClient http = HttpClient.newHttpClient();
  private final DatabaseAddress database = TestDatabase.fresh();
  private final Sql all = new Sql(TestDatabase.superuser());
  private final int port = PromobotJar.freePort();
  @TempDir Path folder;

  @Test
  void every_line_is_json_while_the_database_drops_every_connection_under_load() {
    try (var jar = PromobotJar.start(settings()).ready()) {
      for (int drop = 0; drop < DROPS; drop++) {
        var load = load();
        dropWhile(load);
        load.join();
      }
      Await.until(() -> signIn().join() == 200 && tap().join() == 200);
      assertThat(jar.stop()).isIn(0, 143);

      assertThat(jar.lines()).filteredOn(line -> !isGreeting(line)).allSatisfy(JsonOutputIT::read);
      assertThat(jar.output()).contains("\"logger\":\"stderr\"").doesNotContain("\tat ");
    }
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("PORT", String.valueOf(port)),
        Map.entry("BIND", "127.0.0.1"),
        Map.entry("DATA_DIR", folder.toString()),
        Map.entry("DATABASE_URL", PromobotJar.url(database)),
        Map.entry("LOG_FORMAT", "json"),
        Map.entry("ADMIN_PASSWORD", PASSWORD),
        Map.entry("SIMULATOR", "on"),
        Map.entry("MESSENGER_PAGE_ID", Shop.PAGE),
        Map.entry("MESSENGER_PAGE_TOKEN", Shop.PAGE_TOKEN),
        Map.entry("MESSENGER_APP_SECRET", Shop.SECRET),
        Map.entry("MESSENGER_VERIFY_TOKEN", "verify-me"));
  }

  /** Lines for people: the indented table at the start. */
  private static boolean isGreeting(String line) {
    return line.isBlank() || line.startsWith("  ");
  }

  private static void read(String line) {
    assertThat(new JsonObject(line).getInstant("time")).isNotNull();
  }

  private CompletableFuture<Void> load() {
    var requests =
        Stream.concat(
            Stream.generate(this::tap).limit(TAPS), Stream.generate(this::signIn).limit(SIGN_INS));
    return CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new));
  }

  private void dropWhile(CompletableFuture<Void> load) {
    long end = System.nanoTime() + BETWEEN.toNanos();
    Await.until(
        () -> {
          all.run(DROP, database.database());
          return load.isDone() || System.nanoTime() > end;
        });
  }

  private static final String DROP =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?";

  private CompletableFuture<Integer> tap() {
    var body =
        """
        {"object":"page","entry":[{"id":"%s","time":1,"messaging":[{"sender":{"id":"%s"},\
        "recipient":{"id":"%s"},"timestamp":%d,"postback":{"mid":"%s","payload":"start"}}]}]}"""
            .formatted(
                Shop.PAGE, Shop.quiet(), Shop.PAGE, Instant.now().toEpochMilli(), Shop.mid());
    return post(Shop.HOOK, body, "x-hub-signature-256", Shop.signature(body.getBytes(UTF_8)));
  }

  private CompletableFuture<Integer> signIn() {
    var body = new JsonObject().put("password", PASSWORD).encode();
    return post("/api/v1/session", body, "content-type", "application/json");
  }

  /** The status of the answer. */
  private CompletableFuture<Integer> post(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .headers(headers)
            .POST(BodyPublishers.ofString(body));
    return http.sendAsync(request.build(), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }
}
