package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.db.Await;
import io.promobot.flow.Message;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(30)
class MessengerChannelIT {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Outgoing<Message> HELLO =
      new Outgoing<>(
          "row-1",
          "7300000000000001",
          new Message(Message.Kind.TEXT, "Hi äöå 🎁", "", "", List.of()));

  private Vertx vertx;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void a_message_goes_out_with_token_and_proof_and_comes_back_with_its_id() {
    try (FakeGraph graph =
        FakeGraph.answering(vertx, 200, "{\"recipient_id\":\"7\",\"message_id\":\"m_2\"}")) {
      Sent sent = Await.on(new MessengerChannel(graph.client()).send(HELLO));

      assertThat(sent.messageId()).isEqualTo("m_2");
      assertThat(graph.requests().get(0))
          .startsWith(
              "POST /graph/v25.0/me/messages?appsecret_proof="
                  + "ae6dfd59dd0134f0409f6321f8629a69b0c79085bd50777546941af92eb17366 HTTP/1.1\r\n")
          .contains("Authorization: Bearer PAGE_TOKEN\r\n", "\"metadata\":\"row-1\"", "Hi äöå 🎁")
          .doesNotContain("Accept-Encoding");
    }
  }

  @Test
  void a_refusal_is_read_and_its_pause_kept() {
    try (FakeGraph graph =
        FakeGraph.answering(
            vertx,
            400,
            "x-business-use-case-usage: {\"1\":[{\"estimated_time_to_regain_access\":3}]}\r\n",
            "{\"error\":{\"code\":32,\"message\":\"slow down\"}}")) {
      SendFailure failure = FakeGraph.failure(new MessengerChannel(graph.client()).send(HELLO));

      assertThat(failure.reason()).isEqualTo(Reason.THROTTLED);
      assertThat(failure.pause()).contains(Duration.ofMinutes(3));
    }
  }

  @Test
  void a_refused_connection_was_never_written_to() throws IOException {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0)) {
      nobody = closed.getLocalPort();
    }
    GraphClient client =
        new GraphClient(
            vertx, FakeGraph.settings(nobody, SHORT), GraphClient.connections(vertx, 1));

    assertThat(FakeGraph.failure(new MessengerChannel(client).send(HELLO)).reason())
        .isEqualTo(Reason.NOT_REACHED);
  }

  @Test
  void an_unknown_host_was_never_written_to() {
    GraphSettings settings =
        new GraphSettings(
            URI.create("https://graph.invalid"), "v25.0", "t", Optional.empty(), SHORT);

    SendFailure failure =
        FakeGraph.failure(
            new MessengerChannel(
                    new GraphClient(vertx, settings, GraphClient.connections(vertx, 1)))
                .send(HELLO));

    assertThat(failure.reason()).isEqualTo(Reason.NOT_REACHED);
  }

  @Test
  void a_full_queue_was_never_written_to() {
    try (FakeGraph graph = FakeGraph.behaving(vertx, socket -> {})) {
      List<Reason> reasons = reasons(new MessengerChannel(graph.client(SHORT, 1)), 10);

      assertThat(reasons).containsOnly(Reason.NO_ANSWER, Reason.NOT_REACHED);
      assertThat(reasons.stream().filter(r -> r == Reason.NO_ANSWER))
          .hasSameSizeAs(graph.requests());
      assertThat(graph.requests()).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void waiting_too_long_for_a_connection_is_not_reaching() {
    try (FakeGraph graph = FakeGraph.behaving(vertx, socket -> {})) {
      List<Reason> reasons =
          reasons(new MessengerChannel(graph.client(Duration.ofSeconds(5), 1)), 2);

      assertThat(reasons).containsExactlyInAnyOrder(Reason.NO_ANSWER, Reason.NOT_REACHED);
      assertThat(graph.requests()).hasSize(1);
    }
  }

  @Test
  void silence_ends_at_the_timeout_and_cuts_the_connection() throws InterruptedException {
    assertUnclearAndCut(socket -> {});
  }

  @Test
  void half_an_answer_ends_at_the_timeout() throws InterruptedException {
    assertUnclearAndCut(
        socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"message_id\":"));
  }

  @Test
  void half_an_answer_and_then_a_closed_connection() throws InterruptedException {
    assertUnclearAndCut(
        socket ->
            socket
                .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"message_id\":")
                .onComplete(v -> socket.close()));
  }

  @Test
  void a_connection_closed_before_the_answer() throws InterruptedException {
    assertUnclearAndCut(NetSocket::close);
  }

  @Test
  void an_answer_that_drips_endlessly_ends_at_the_timeout() throws InterruptedException {
    assertUnclearAndCut(
        socket -> {
          socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          long drip = vertx.setPeriodic(20, t -> socket.write(" "));
          vertx.setTimer(3000, t -> vertx.cancelTimer(drip));
        });
  }

  @Test
  void an_endless_answer_is_cut_at_its_size() throws InterruptedException {
    try (FakeGraph graph =
        FakeGraph.behaving(
            vertx,
            socket ->
                socket.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"
                        + "x".repeat(1_000_000)))) {
      SendFailure failure =
          FakeGraph.failure(
              new MessengerChannel(graph.client(Duration.ofSeconds(8), 1)).send(HELLO));

      assertThat(failure.reason()).isEqualTo(Reason.NO_ANSWER);
      assertThat(graph.connectionWasCut()).isTrue();
    }
  }

  @Test
  void something_other_than_http_is_not_an_answer() throws InterruptedException {
    assertUnclearAndCut(socket -> socket.write("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
  }

  @Test
  void a_page_of_html_is_not_an_answer() {
    try (FakeGraph graph = FakeGraph.answering(vertx, 200, "<html>welcome to the hotel</html>")) {
      assertThat(FakeGraph.failure(new MessengerChannel(graph.client()).send(HELLO)).reason())
          .isEqualTo(Reason.NO_ANSWER);
    }
  }

  @Test
  void a_zipped_answer_is_not_unzipped() {
    try (FakeGraph graph =
        FakeGraph.answering(vertx, 200, "Content-Encoding: gzip\r\n", "\u001f\u008b\b")) {
      assertThat(FakeGraph.failure(new MessengerChannel(graph.client()).send(HELLO)).reason())
          .isEqualTo(Reason.NO_ANSWER);
    }
  }

  @Test
  void a_redirect_is_not_followed() {
    try (FakeGraph graph = FakeGraph.answering(vertx, 302, "Location: /elsewhere\r\n", "")) {
      assertThat(FakeGraph.failure(new MessengerChannel(graph.client()).send(HELLO)).reason())
          .isEqualTo(Reason.BUSY);
      assertThat(graph.requests()).hasSize(1);
    }
  }

  @Test
  void connections_are_used_again() {
    try (FakeGraph graph = FakeGraph.answering(vertx, 200, "{\"message_id\":\"m_2\"}")) {
      MessengerChannel channel = new MessengerChannel(graph.client(SHORT, 1));
      for (int i = 0; i < 20; i++) {
        assertThat(Await.on(channel.send(HELLO)).messageId()).isEqualTo("m_2");
      }
    }
  }

  @Test
  void settings_hide_their_secrets() {
    assertThat(FakeGraph.settings(1, SHORT).toString())
        .doesNotContain("PAGE_TOKEN", "test_app_secret");
  }

  private static List<Reason> reasons(MessengerChannel channel, int sends) {
    List<Future<Sent>> all = Stream.generate(() -> channel.send(HELLO)).limit(sends).toList();
    return all.stream().map(send -> FakeGraph.failure(send).reason()).toList();
  }

  private void assertUnclearAndCut(Handler<NetSocket> behaviour) throws InterruptedException {
    try (FakeGraph graph = FakeGraph.behaving(vertx, behaviour)) {
      SendFailure failure =
          FakeGraph.failure(new MessengerChannel(graph.client(SHORT, 1)).send(HELLO));

      assertThat(failure.reason()).isEqualTo(Reason.NO_ANSWER);
      assertThat(graph.connectionWasCut()).isTrue();
    }
  }
}
