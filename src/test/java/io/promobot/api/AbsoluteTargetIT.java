package io.promobot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.RawSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests for a complete URL, which a server has to accept as well (RFC 9112, 3.2.2). */
@Timeout(60)
class AbsoluteTargetIT {
  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String answer(String request) {
    try (var peer = new RawSocket(server.port())) {
      return peer.send(request).readToEnd();
    }
  }

  private static String get(String url) {
    return answer(
        "GET %s HTTP/1.1\nHost: a\nAuthorization: Bearer %s\nConnection: close\n\n"
            .formatted(url, ShopServer.TOKEN));
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/health/live,200",
    "HTTP://shop.example:80/health/ready,200",
    "https://[::1]:8443/api/v1/campaigns,200",
    "http://a/api/v1/deliveries?limit=x,400",
    "http://a/api/v1/deliveries?limit=1,200",
    "http://a/images/coupon.png,200",
    "http://a/elsewhere/hello,200",
    "http://a/api/v1/no/such/thing,404",
    "http://a?b=/api/v1/no/such/thing,200"
  })
  void a_url_is_answered_as_its_path_is(String url, int status) {
    assertThat(get(url)).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void messenger_may_ask_for_a_url() {
    var challenge = "?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=42";
    assertThat(get("http://a/webhooks/messenger" + challenge)).endsWith("\r\n\r\n42");
    var body = "{}";
    var signed = "X-Hub-Signature-256: " + ShopServer.signature(body.getBytes(UTF_8));

    var posted =
        answer(
            "POST http://a/webhooks/messenger HTTP/1.1\nHost: a\nConnection: close\n"
                + (signed + "\nContent-Length: 2\n\n" + body));

    assertThat(posted).startsWith("HTTP/1.1 200 ").endsWith("EVENT_RECEIVED");
  }

  @ParameterizedTest(name = "asked for {0}, with Host {1}, from a page of shop.example: {2}")
  @CsvSource({"shop.example,other.example,204", "other.example,shop.example,403"})
  void the_host_of_the_url_counts_and_not_the_header(String target, String host, int status) {
    var answer =
        answer(
            "DELETE http://%s/api/v1/session HTTP/1.1\nHost: %s\nConnection: close\n"
                    .formatted(target, host)
                + ("Origin: http://shop.example\nCookie: " + server.signIn() + "\n\n"));

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void the_header_must_be_right_all_the_same() {
    assertThat(answer("GET http://a/health/live HTTP/1.1\n\n")).startsWith("HTTP/1.1 400 ");
    assertThat(answer("GET http://a/health/live HTTP/1.1\nHost: a\nHost: a\n\n"))
        .startsWith("HTTP/1.1 400 ");
  }
}
