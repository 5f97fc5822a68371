package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import io.promobot.http.RawSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that no decent program sends: each is answered in words, and none is worth a log line.
 */
@Timeout(60)
class RudeRequestIT {
  private static final List<String> CORNERS =
      List.of(
          "/",
          "/api/v1/session",
          "/api/v1/campaigns/1",
          "/api/v1/leads",
          "/webhooks/messenger",
          "/webhooks/messenger/",
          "/images/a.png",
          "/assets/a.js",
          "/elsewhere/hello",
          "/health/live",
          "/metrics",
          "/umishop_api/user",
          "/no/such/thing");

  private static ShopServer server;
  private LogLines log;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void listen() {
    log = LogLines.ofEverything();
  }

  @AfterEach
  void nothing_was_worth_a_line() {
    log.close();
    assertThat(log.all()).noneMatch(line -> line.startsWith("WARN") || line.startsWith("ERROR"));
    assertThat(server.ask("GET", "/health/live", "").statusCode()).isEqualTo(200);
  }

  private static String answer(String request) {
    try (var peer = new RawSocket(server.port())) {
      peer.drip(request);
      return peer.readToEnd();
    }
  }

  private static void refusedInWords(String request) {
    var answer = answer(request);

    assertThat(answer).as(request).matches("(?s)[A-Z]+/\\d.\\d 4.*");
    assertThat(answer).as(request).contains("content-type: application/problem+json");
    var body = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(body.getString("detail")).as(request).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE", "TRACE", "PATCH"})
  void a_broken_address_is_refused_wherever_it_points(String method) {
    for (var corner : CORNERS) {
      for (var broken : List.of("%", "/%zz", "?x=%", "?%c0%af", "/%ed%a0%80", "?x=%00", "?a=%4")) {
        var request = method + " " + corner + broken + " HTTP/1.1\nHost: a\n\n";

        var answer = answer(request);

        assertThat(answer).as(request).startsWith("HTTP/1.1 400");
        assertThat(answer).contains("content-type: application/problem+json", "connection: close");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rudeHosts")
  void a_request_needs_one_good_host(String hosts) {
    for (var corner : CORNERS) {
      refusedInWords("GET " + corner + " HTTP/1.1\n" + hosts + "\n");
    }
  }

  static Stream<String> rudeHosts() {
    return Stream.of(
        "",
        "Host:\n",
        "Host: a@b\n",
        "Host: a b\n",
        "Host: a\nHost: a\n",
        "Host: a:99999\n",
        "Host: a:b\n",
        "Host: http://a/\n",
        "Host: a/b\n",
        "Host: \u00e9\n",
        "Host: [::1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET ?a=b HTTP/1.1",
        "GET * HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "CONNECT a:443 HTTP/1.1",
        "GET a HTTP/1.1",
        "GET ftp://a/ HTTP/1.1",
        "GET http:///health/live HTTP/1.1",
        "GET http://a b/health/live HTTP/1.1",
        "GET http://a@b/health/live HTTP/1.1",
        "GET http://a/%zz HTTP/1.1",
        "GET https://a@b:99999/%zz HTTP/1.1",
        "GET http:// HTTP/1.1",
        "GET :// HTTP/1.1",
        "GET \\ HTTP/1.1",
        "GET / HTTP/1.2",
        "GET / HTTP/2.0",
        "PRI * HTTP/2.0",
        "GET / HTTP/9.9",
        "GET /",
        "GET / ",
        "GET",
        "GET / FTP/1.1",
        "GET / HTTP/1.1 x",
        "G\u00e9T / HTTP/1.1",
        "G(T / HTTP/1.1",
        "/ GET HTTP/1.1",
        "hello",
        "{\"a\":1}",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "GET /\u0000 HTTP/1.1",
        "GET /\u0007 HTTP/1.1"
      })
  void a_first_line_that_means_nothing_is_refused(String line) {
    refusedInWords(line + "\nHost: a\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: x",
        "Content-Length: -1",
        "Content-Length: 1\nContent-Length: 2",
        "Content-Length: 99999999999999999999",
        "no colon",
        ": no name",
        "a b: c",
        "a\u0000: b",
        "a: b\u0000",
        "a: b\u0007",
        "\u00e9: a",
        "(a): b",
        "Transfer-Encoding: chunked, x",
        "Transfer-Encoding: x"
      })
  void headers_that_cannot_be_read_are_refused_or_mean_nothing(String header) {
    for (var corner : CORNERS) {
      var answer =
          answer("GET " + corner + " HTTP/1.1\nHost: a\nConnection: close\n" + header + "\n\n");

      assertThat(answer).as(header + corner).matches("(?s)HTTP/1.[01] [24].*");
    }
  }

  @Test
  void what_is_too_long_to_read_is_said_to_be() {
    assertThat(answer("GET /" + "a".repeat(5_000) + " HTTP/1.1\nHost: a\n\n"))
        .startsWith("HTTP/1.")
        .contains(" 414 ")
        .contains("application/problem+json");
    assertThat(answer("GET / HTTP/1.1\nHost: a\na: " + "b".repeat(9_000) + "\n\n"))
        .startsWith("HTTP/1.")
        .contains(" 431 ")
        .contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "-1", "FFFFFFFFFFFF", "5x", "", "1;", "0x5", "\u0000"})
  void a_chunk_that_cannot_be_read_ends_its_connection(String size) {
    for (var corner : CORNERS) {
      for (var before : List.of("", "5\nhello\n")) {
        var answer =
            answer(
                ("POST " + corner + "?token=" + ShopServer.BOT_TOKEN + " HTTP/1.1\nHost: a\n")
                    + "Content-Type: application/json\nConnection: close\n"
                    + ("X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\n")
                    + "Transfer-Encoding: chunked\n\n"
                    + (before + size + "\nhello\n0\n\n"));

        assertThat(answer).as(corner + " " + size).matches("(?s)(HTTP/1.[01] [24].*)?");
      }
    }
  }

  @Test
  void a_second_request_behind_a_bad_one_is_not_read() {
    var answer = answer("GET /%zz HTTP/1.1\nHost: a\n\nGET /health/live HTTP/1.1\nHost: a\n\n");

    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("200 OK");
  }

  @Test
  void a_load_balancer_may_ask_in_the_oldest_http_without_a_host() {
    assertThat(answer("GET /health/live HTTP/1.0\n\n")).startsWith("HTTP/1.0 200");
  }
}
