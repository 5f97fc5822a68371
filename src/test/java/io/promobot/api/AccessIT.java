package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import io.promobot.http.RawSocket;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AccessIT {
  private static final String STATUS = "GET /api/v1/status HTTP/1.1\nHost: a\n%s: %s\n\n";
  private static final String NEW = "{\"name\":\"Spring\"}";
  private static ShopServer server;
  private static String session;

  @BeforeAll
  static void start() {
    server = new ShopServer("https://shop.example", 4_000);
    session = server.signIn();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> create(String... more) {
    var headers = new String[more.length + 4];
    System.arraycopy(
        new String[] {"cookie", session, "content-type", "application/json"}, 0, headers, 0, 4);
    System.arraycopy(more, 0, headers, 4, more.length);
    return server.ask("POST", "/api/v1/campaigns", NEW, headers);
  }

  @Test
  void a_crowd_with_invented_cookies_takes_one_connection_to_the_database() {
    var cookie = session.substring(0, session.indexOf('='));
    var holder = Await.on(server.database.bulk().getConnection());
    List<RawSocket> crowd = new ArrayList<>();
    try {
      Await.on(holder.query("BEGIN").execute());
      Await.on(holder.query("LOCK TABLE session IN ACCESS EXCLUSIVE MODE").execute());
      for (int i = 0; i < 40; i++) {
        crowd.add(new RawSocket(server.port()).send(STATUS.formatted("Cookie", cookie + "=" + i)));
      }
      Await.until(() -> TestDatabase.waitingForLocks(server.database.address()) > 0);
      var bearer = STATUS.formatted("Authorization", "Bearer " + ShopServer.TOKEN);
      assertThat(new RawSocket(server.port()).send(bearer).readUntil("\r\n")).contains(" 200 ");

      assertThat(TestDatabase.waitingForLocks(server.database.address())).isEqualTo(1);

      Await.on(holder.query("COMMIT").execute());
      assertThat(crowd).allSatisfy(one -> assertThat(one.readUntil("\r\n")).contains(" 401 "));
    } finally {
      crowd.forEach(RawSocket::close);
      Await.on(holder.close());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "Token ", "bearer "})
  void the_api_token_lets_scripts_in(String scheme) {
    var answer =
        server.ask("GET", "/api/v1/status", "", "authorization", scheme + ShopServer.TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer", "Basic YTpi", ""})
  void any_other_authorization_is_refused_even_with_a_session(String authorization) {
    var answer =
        server.ask("GET", "/api/v1/status", "", "authorization", authorization, "cookie", session);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  @Test
  void behind_tls_the_cookie_is_secure_and_bound_to_the_host() {
    assertThat(session).startsWith("__Host-promobot=");
    var answer = server.signInWith("{\"password\":\"" + ShopServer.PASSWORD + "\"}");

    assertThat(answer.headers().firstValue("set-cookie").orElseThrow()).contains("Secure");
    assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
  }

  @Test
  void behind_tls_the_last_forwarded_address_counts() {
    for (int i = 0; i < 5; i++) {
      assertThat(guess("1.1.1." + i + ", 2.2.2.2:" + i).join().statusCode()).isEqualTo(401);
    }

    var sameAddress = guess("3.3.3.3, [::ffff:2.2.2.2]:443");
    assertThat(guess("2.2.2.2, 3.3.3.3").join().statusCode()).isEqualTo(401);
    assertThat(sameAddress).isNotDone();
  }

  private static CompletableFuture<HttpResponse<String>> guess(String forwardedFor) {
    return server.signingIn("{\"password\":\"guess\"}", "x-forwarded-for", forwardedFor);
  }

  @Test
  void our_own_pages_may_change_things() {
    assertThat(create().statusCode()).isEqualTo(201);
    assertThat(create("sec-fetch-site", "same-origin").statusCode()).isEqualTo(201);
    assertThat(create("origin", "https://shop.example").statusCode()).isEqualTo(201);
    assertThat(create("origin", "http://127.0.0.1:" + server.port()).statusCode()).isEqualTo(201);
    assertThat(create("origin", "https://shop.example:443").statusCode()).isEqualTo(201);
    assertThat(create("origin", "https://Shop.Example").statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "sec-fetch-site, cross-site",
    "sec-fetch-site, same-site",
    "origin, https://evil.example",
    "origin, null",
    "origin, https://shop.example.evil.example",
    "origin, https://shop.example:8443",
    "origin, https://shop.example@evil.example"
  })
  void pages_of_others_may_not(String header, String value) {
    assertThat(create(header, value).statusCode()).isEqualTo(403);
    var signIn = server.signInWith("{\"password\":\"x\"}", header, value);
    assertThat(signIn.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void a_form_is_not_an_api_call(String type) {
    var answer =
        server.ask("POST", "/api/v1/campaigns", NEW, "cookie", session, "content-type", type);

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void a_request_that_is_not_let_in_is_answered_before_its_body_is_read() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST /api/v1/campaigns HTTP/1.1\nHost: a\nContent-Length: 60000\n\n");

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 401");
      peer.readToEnd();
    }
  }

  @Test
  void every_page_carries_the_security_headers() {
    for (var path : new String[] {"/", "/api/v1/status", "/health/live", "/nothing.here"}) {
      var headers = server.ask("GET", path, "").headers();

      assertThat(headers.firstValue("content-security-policy").orElseThrow())
          .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
      assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("permissions-policy")).isPresent();
      assertThat(headers.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
      assertThat(headers.firstValue("access-control-allow-origin")).isEmpty();
    }
  }

  @Test
  void a_database_that_is_away_is_asked_again_later() {
    server.shop.failure = Optional.of(new ConnectException("away"));

    var answer = server.script("GET", "/api/v1/campaigns", "");
    server.shop.failure = Optional.empty();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
  }
}
