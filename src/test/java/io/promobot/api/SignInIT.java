package io.promobot.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.promobot.access.SessionHandler;
import io.promobot.access.Tokens;
import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignInIT {
  private static final String RIGHT = "{\"password\":\"" + ShopServer.PASSWORD + "\"}";
  private static final String WRONG = "{\"password\":\"guess\"}";
  private ShopServer server;

  @BeforeEach
  void start() {
    server = new ShopServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int statusWith(String cookie) {
    return server.browser("GET", "/api/v1/session", "", cookie).statusCode();
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("set-cookie").orElseThrow();
  }

  @Test
  void the_password_opens_a_session_that_lasts_until_signing_out() {
    assertThat(server.ask("GET", "/api/v1/session", "").statusCode()).isEqualTo(401);

    var answer = server.signInWith(RIGHT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"signed_in\":true}");
    assertThat(cookie(answer))
        .startsWith("promobot=")
        .contains("HTTPOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
        .doesNotContain("Secure");
    var session = cookie(answer).split(";")[0];
    assertThat(statusWith(session)).isEqualTo(200);

    var out = server.browser("DELETE", "/api/v1/session", "", session);
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(cookie(out)).startsWith("promobot=;").contains("Max-Age=0");
    assertThat(statusWith(session)).isEqualTo(401);
  }

  @Test
  void signing_in_again_ends_the_session_that_was_brought_along() {
    var first = server.signIn();

    var link = Await.on(server.owner.newSignInLink());
    var answer = server.signInWith("{\"link\":\"" + link + "\"}", "cookie", first);
    var second = cookie(answer).split(";")[0];

    assertThat(second).isNotEqualTo(first);
    assertThat(statusWith(first)).isEqualTo(401);
    assertThat(statusWith(second)).isEqualTo(200);
  }

  @Test
  void a_session_that_we_never_made_is_none() {
    assertThat(statusWith("promobot=" + Tokens.fresh())).isEqualTo(401);
    assertThat(statusWith("promobot=")).isEqualTo(401);
  }

  @Test
  void sign_ins_and_wrong_passwords_are_logged_without_secrets() {
    var link = Await.on(server.owner.newSignInLink());
    try (var lines = LogLines.of(SessionHandler.class)) {
      server.signInWith(WRONG);
      server.signInWith(RIGHT);
      server.signInWith("{\"link\":\"" + link + "\"}");

      assertThat(lines.all())
          .containsExactly(
              "WARN Somebody tried to sign in with a wrong password",
              "INFO Somebody signed in with the password",
              "INFO Somebody signed in with a link");
    }
  }

  @Test
  void a_link_works_once() {
    var link = "{\"link\":\"" + Await.on(server.owner.newSignInLink()) + "\"}";

    assertThat(server.signInWith(link).statusCode()).isEqualTo(200);
    var again = server.signInWith(link);
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.headers().firstValue("set-cookie")).isEmpty();
  }

  @Test
  void a_strangers_guesses_slow_down_the_right_password_but_never_refuse_it() {
    guessUntilSlow();

    var owner = server.signingIn(RIGHT);
    var stranger = server.signingIn(WRONG);
    assertThat(owner).isNotDone();
    server.clock.tick(Duration.ofSeconds(8));
    assertThat(owner.join().statusCode()).isEqualTo(200);
    assertThat(stranger.join().statusCode()).isEqualTo(401);
  }

  @Test
  void links_and_browsers_that_signed_in_before_do_not_wait_for_guessers() {
    var first = server.signInWith(RIGHT);
    var device = cookieNamed(first, "promobot-device");
    guessUntilSlow();
    var waiting = IntStream.range(0, 6).mapToObj(i -> server.signingIn(WRONG)).toList();

    server.signIn();
    assertThat(server.signInWith(RIGHT, "cookie", device).statusCode()).isEqualTo(200);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void a_browser_that_knows_only_wrong_passwords_waits_like_everybody() {
    var device = cookieNamed(server.signInWith(RIGHT), "promobot-device");
    guessUntilSlow();
    for (int i = 0; i < 10; i++) {
      assertThat(server.signInWith(WRONG, "cookie", device).statusCode()).isEqualTo(401);
    }

    var next = server.signingIn(WRONG, "cookie", device);
    server.signIn();
    assertThat(next).isNotDone();
  }

  @Test
  void a_flood_of_guesses_is_sent_away() {
    guessUntilSlow();
    var flood = IntStream.range(0, 40).mapToObj(i -> server.signingIn(WRONG)).toList();

    var refused = CompletableFuture.anyOf(flood.toArray(CompletableFuture[]::new)).join();

    assertThat((HttpResponse<?>) refused)
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(429);
              assertThat(answer.headers().firstValue("retry-after")).hasValue("4");
            });
  }

  @Test
  void who_hangs_up_leaves_the_line_at_once() {
    guessUntilSlow();
    var strangers = IntStream.range(0, 7).mapToObj(i -> server.signingIn(WRONG)).toList();
    CompletableFuture.anyOf(strangers.toArray(CompletableFuture[]::new)).join();
    strangers.forEach(stranger -> stranger.cancel(true));

    List<CompletableFuture<HttpResponse<String>>> tries = new ArrayList<>();
    Await.until(
        () -> {
          var next = server.signingIn(RIGHT);
          tries.add(next);
          return next.copy().thenApply(refused -> false).completeOnTimeout(true, 2, SECONDS).join();
        });
    server.clock.tick(Duration.ofSeconds(4));
    assertThat(tries.get(tries.size() - 1).join().statusCode()).isEqualTo(200);
  }

  @Test
  void wrong_links_are_slowed_and_the_right_one_works_all_the_same() {
    for (int i = 0; i < 20; i++) {
      assertThat(server.signInWith("{\"link\":\"guess\"}").statusCode()).isEqualTo(401);
    }

    assertThat(server.signInWith("{\"link\":\"guess\"}").statusCode()).isEqualTo(429);
    assertThat(server.signIn()).startsWith("promobot=");
  }

  @Test
  void a_header_that_anybody_can_write_does_not_make_a_new_guesser() {
    for (int i = 0; i < 5; i++) {
      server.signInWith(WRONG, "x-forwarded-for", "10.0.0." + i);
    }

    var next = server.signingIn(WRONG, "x-forwarded-for", "10.0.0.9");
    var known =
        server.signInWith(RIGHT, "cookie", cookieNamed(signedInByLink(), "promobot-device"));
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(next).isNotDone();
  }

  private void guessUntilSlow() {
    for (int i = 0; i < 5; i++) {
      assertThat(server.signInWith(WRONG).statusCode()).isEqualTo(401);
    }
  }

  private HttpResponse<String> signedInByLink() {
    return server.signInWith("{\"link\":\"" + Await.on(server.owner.newSignInLink()) + "\"}");
  }

  private static String cookieNamed(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("set-cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .findFirst()
        .orElseThrow()
        .split(";")[0];
  }

  @Test
  void a_changed_password_ends_all_sessions_and_the_same_one_none() {
    var session = server.signIn();

    Await.on(server.owner.firstRun());
    assertThat(statusWith(session)).isEqualTo(200);
    Await.on(server.owner("another password").firstRun());
    assertThat(statusWith(session)).isEqualTo(401);
    assertThat(server.signInWith(RIGHT).statusCode()).isEqualTo(401);
    assertThat(server.signInWith("{\"password\":\"another password\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_old_session_is_over() {
    var idle = server.signIn();
    var address = server.database.address();
    TestDatabase.run(address, "UPDATE session SET last_seen_at = now() - interval '8 days'");
    assertThat(statusWith(idle)).isEqualTo(401);

    var old = server.signIn();
    TestDatabase.run(address, "UPDATE session SET created_at = now() - interval '31 days'");
    assertThat(statusWith(old)).isEqualTo(401);
  }

  @Test
  void being_used_keeps_a_session_alive() {
    var session = server.signIn();
    TestDatabase.run(
        server.database.address(), "UPDATE session SET last_seen_at = now() - interval '6 days'");

    assertThat(statusWith(session)).isEqualTo(200);
    TestDatabase.run(
        server.database.address(),
        "UPDATE session SET last_seen_at = last_seen_at - interval '6 days'");
    assertThat(statusWith(session)).isEqualTo(200);
  }

  @Test
  void only_hashes_are_kept() {
    var session = server.signIn().split("=")[1];
    var link = Await.on(server.owner.newSignInLink());

    var kept =
        Await.on(
            server
                .database
                .general()
                .query(
                    "SELECT (SELECT string_agg(s::text, '') FROM session s)"
                        + " || (SELECT string_agg(l::text, '') FROM sign_in_link l)"
                        + " || (SELECT string_agg(o::text, '') FROM owner o) AS everything")
                .execute());
    var everything = kept.iterator().next().getString("everything");
    assertThat(everything)
        .contains("pbkdf2-sha256$")
        .doesNotContain(session, link, ShopServer.PASSWORD, ShopServer.TOKEN);
  }
}
