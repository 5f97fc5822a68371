package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.RawSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy and we must agree where a request ends, or the next one can be smuggled in behind it. */
@Timeout(60)
class FramingIT {
  private static final String HIDDEN = "GET /health/live HTTP/1.1\nHost: localhost\n\n";

  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked, xchunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\nTransfer-Encoding: identity",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\nContent-Length: 3",
        "Content-Length: 5\nContent-Length: 6",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 5, 5 6",
      })
  void a_request_of_doubtful_length_is_refused_with_all_that_follows_it(String length) {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST /api/v1/session HTTP/1.1\nHost: localhost\n" + length + "\n\n");
      peer.drip("0\n\n" + HIDDEN);

      assertThat(peer.readToEnd()).startsWith("HTTP/1.1 400 ").doesNotContain("HTTP/1.1 200");
    }
  }
}
