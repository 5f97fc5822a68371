package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.promobot.access.OwnerWorker.FirstRun;
import io.promobot.access.SecretHandler;
import io.promobot.db.Await;
import io.promobot.http.RawSocket;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The owner's secrets where the configuration sets none. */
@Timeout(60)
class SecretIT {
  private static final String NEW = "a much better one";
  private ShopServer server;
  private FirstRun made;
  private String here;

  @BeforeEach
  void start() {
    server = ShopServer.withoutSecrets();
    made = server.firstRun;
    here = server.signIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> change(String current, String next) {
    return server.changing(here, current, next).join();
  }

  private int status(String session) {
    return server.browser("GET", "/api/v1/session", "", session).statusCode();
  }

  private int withToken(String token) {
    return server.ask("GET", "/api/v1/status", "", "authorization", "Bearer " + token).statusCode();
  }

  private boolean signsIn(String password) {
    return server.signInWith("{\"password\":\"" + password + "\"}").statusCode() == 200;
  }

  @Test
  void another_password_signs_everybody_else_out() {
    var elsewhere = server.signIn();
    var link = Await.on(server.owner.newSignInLink());

    assertThat(change(made.password().orElseThrow(), NEW).statusCode()).isEqualTo(204);

    assertThat(status(here)).isEqualTo(200);
    assertThat(status(elsewhere)).isEqualTo(401);
    assertThat(server.signInWith("{\"link\":\"" + link + "\"}").statusCode()).isEqualTo(401);
    assertThat(server.signInWith("{\"password\":\"" + NEW + "\"}").statusCode()).isEqualTo(200);
    assertThat(signsIn(made.password().orElseThrow())).isFalse();
  }

  @Test
  void a_new_password_and_a_new_token_are_logged_without_them() {
    try (var lines = LogLines.of(SecretHandler.class)) {
      change(made.password().orElseThrow(), NEW);
      server.browser("POST", "/api/v1/token", "", here);

      assertThat(lines.all())
          .containsExactly(
              "INFO The owner's password was changed",
              "INFO A new API_TOKEN was created; the old one is void");
    }
  }

  @Test
  void another_password_ends_the_streams_of_those_signed_out() {
    try (var viewer = new RawSocket(server.port())) {
      viewer.send("GET /api/v1/live HTTP/1.1\nHost: a\nCookie: " + server.signIn() + "\n\n");
      viewer.readUntil("}]}\n\n");

      change(made.password().orElseThrow(), NEW);

      assertThat(viewer.readUntil("\r\n0\r\n")).endsWith("0\r\n");
    }
  }

  @Test
  void guessing_the_current_password_is_refused_and_slows_down_that_session_only() {
    for (int i = 0; i < 15; i++) {
      assertThat(change("guess " + i, NEW).statusCode()).isEqualTo(403);
    }

    var right = made.password().orElseThrow();
    var late = server.changing(here, right, NEW);
    assertThat(server.signInWith("{\"password\":\"" + right + "\"}").statusCode()).isEqualTo(200);
    assertThat(late).isNotDone();
    server.clock.tick(Duration.ofSeconds(4));
    assertThat(late.join().statusCode()).isEqualTo(204);
  }

  @Test
  void a_password_that_is_no_better_is_refused() {
    var current = made.password().orElseThrow();

    assertThat(change(current, current).body()).contains("is your current password");
    assertThat(change(current, "short").body())
        .contains("is 5 characters long; at least 10 are needed");
    assertThat(change(current, "x".repeat(1025)).statusCode()).isEqualTo(400);
    for (var common : List.of("password123", "qwertyuiop", "Umi Shop 2026")) {
      var refused = change(current, common);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("new", "the first million passwords that guessers try");
    }
    assertThat(signsIn(current)).isTrue();
  }

  @Test
  void a_new_token_is_shown_once_and_the_old_one_is_over_with_its_streams() {
    var old = made.apiToken().orElseThrow();
    try (var viewer = new RawSocket(server.port())) {
      viewer.send("GET /api/v1/live HTTP/1.1\nHost: a\nAuthorization: Bearer " + old + "\n\n");
      viewer.readUntil("}]}\n\n");

      var answer = server.browser("POST", "/api/v1/token", "", here);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      assertThat(withToken(new JsonObject(answer.body()).getString("token"))).isEqualTo(200);
      assertThat(withToken(old)).isEqualTo(401);
      assertThat(viewer.readUntil("\r\n0\r\n")).endsWith("0\r\n");
    }
  }

  @Test
  void what_the_configuration_sets_is_changed_there() {
    try (var given = new ShopServer()) {
      var session = given.signIn();
      var token = given.browser("POST", "/api/v1/token", "", session);
      assertThat(token.statusCode()).isEqualTo(409);
      assertThat(token.body()).contains("API_TOKEN");
      var body = "{\"current\":\"correct horse\",\"new\":\"a much better one\"}";
      var password = given.browser("PUT", "/api/v1/password", body, session);
      assertThat(password.statusCode()).isEqualTo(409);
      assertThat(password.body()).contains("ADMIN_PASSWORD");
    }
  }
}
