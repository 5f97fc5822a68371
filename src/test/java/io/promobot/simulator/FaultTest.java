package io.promobot.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.LogLines;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FaultTest {
  private static final String CHUNKED = "Transfer-Encoding: chunked\n\n";
  private static SimulatorHouse house;

  @BeforeAll
  static void open() {
    house = new SimulatorHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\n\n{{{{",
        "Content-Type: multipart/form-data\nContent-Length: 3\n\n--x",
        "Content-Type: application/x-www-form-urlencoded\nContent-Length: 5\n\na=%zz",
        "Content-Type: application/x-www-form-urlencoded\nContent-Length: 3\n\n%=&",
        CHUNKED + "zz\nhello\n0\n\n",
        CHUNKED + "5\nhello\n-1\n\n",
        CHUNKED + "FFFFFFFFFFFF\nhello\n0\n\n"
      })
  void a_body_that_cannot_be_read_is_not_our_failure(String rest) throws IOException {
    try (var log = LogLines.ofEverything()) {
      for (var path : new String[] {"/run", "/graph/v23.0/me/messages", "/hooks/slack/a", "/no"}) {
        var answer =
            answer("POST /simulator" + path + " HTTP/1.1\nHost: a\nConnection: close\n" + rest);

        assertThat(answer).as(path).matches("(?s)(HTTP/1.1 [24].*)?");
      }
      assertThat(log.all()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  private static String answer(String request) throws IOException {
    try (var peer = new Socket("127.0.0.1", house.port())) {
      peer.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
      return new String(peer.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
