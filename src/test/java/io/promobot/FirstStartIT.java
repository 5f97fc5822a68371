package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.config.AppConfig;
import io.promobot.db.Await;
import io.promobot.db.DatabaseWays;
import io.promobot.db.TestDatabase;
import io.promobot.retention.RetentionWorker.Pace;
import io.promobot.wiring.App;
import io.promobot.wiring.MetersApp;
import io.promobot.wiring.SharedApp;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens automatically at a start, even when the database goes away at the worst moment. */
@Timeout(120)
class FirstStartIT {
  private static final String AWAY_ONCE =
      """
      CREATE SEQUENCE visits;
      CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('visits') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER away BEFORE INSERT ON sign_in_link FOR EACH ROW EXECUTE FUNCTION away();
      """;

  @Test
  void secrets_stored_before_the_database_went_away_are_printed_when_it_is_back() throws Exception {
    var database = TestDatabase.fresh();
    TestDatabase.run(database, AWAY_ONCE);
    var vertx = Vertx.vertx();
    int port = PromobotJar.freePort();
    var config = AppConfig.fromEnv(Map.of("PORT", String.valueOf(port), "BIND", "127.0.0.1"));
    var app =
        new App(
            config, new SharedApp(vertx, MetersApp.registry(), DatabaseWays.to(database)), port);
    Await.on(app.listen());

    var welcome = Await.on(app.ready());

    assertThat(new Sql(database).number("SELECT last_value FROM visits")).isEqualTo(2);
    assertThat(new Greeting(config, port).text(welcome))
        .contains(welcome.firstRun().password().orElseThrow())
        .contains(welcome.firstRun().apiToken().orElseThrow());
    assertThat(signIn(port, welcome.firstRun().password().orElseThrow())).isEqualTo(200);
    Await.on(app.stop());
    Await.on(vertx.close());
  }

  @Test
  void what_is_no_longer_kept_goes_soon_after_the_start() {
    var database = TestDatabase.fresh();
    var vertx = Vertx.vertx();
    var meters = MetersApp.registry();
    int port = PromobotJar.freePort();
    var config = AppConfig.fromEnv(Map.of("PORT", String.valueOf(port), "BIND", "127.0.0.1"));
    var sql = new Sql(database);
    sql.run(
        "INSERT INTO session (page_id, id_hash, last_seen_at) VALUES (?, '\\x01', '-infinity')",
        config.messenger().pageId());
    var app = new App(config, new SharedApp(vertx, meters, DatabaseWays.to(database)), port);

    Await.on(app.listen());
    Await.on(app.ready(new Pace(Duration.ofMillis(1), Duration.ofHours(1))));

    Await.until(() -> sql.number("SELECT count(*) FROM session") == 0);
    Await.until(() -> metrics(port).contains("promobot_removed_rows_total{kind=\"sign_ins\"} 1.0"));
    Await.on(app.stop());
    Await.on(vertx.close());
  }

  private static String metrics(int port) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
    return HttpClient.newHttpClient()
        .sendAsync(request.build(), BodyHandlers.ofString())
        .join()
        .body();
  }

  private static int signIn(int port, String password) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(new JsonObject().put("password", password).encode()));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).statusCode();
  }
}
