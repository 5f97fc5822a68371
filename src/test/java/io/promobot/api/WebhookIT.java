package io.promobot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.RawSocket;
import io.promobot.messenger.WebhookParser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebhookIT {
  private static final String HOOK = "/webhooks/messenger";
  private static final String ASK = HOOK + "?hub.mode=subscribe&hub.verify_token=verify-me";
  private static final String BODY = "{\"object\":\"page\",\"entry\":[{\"text\":\"caf\\u00e9\"}]}";
  private static final String SIGNED =
      "x-hub-signature-256: " + ShopServer.signature(BODY.getBytes(UTF_8)) + "\n";
  private static ShopServer server;
  private final List<String> taken = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    server = ShopServer.hasty(4_000);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void take_everything() {
    server.intake =
        body -> {
          taken.add(new String(body, UTF_8));
          return Future.succeededFuture();
        };
  }

  private static HttpResponse<String> post(String body, String signature) {
    return server.ask("POST", HOOK, body, "x-hub-signature-256", signature);
  }

  private static HttpResponse<String> post(String body) {
    return post(body, ShopServer.signature(body.getBytes(UTF_8)));
  }

  private static double count(String outcome) {
    return server.meters.get("promobot.webhooks").tag("outcome", outcome).counter().count();
  }

  @Test
  void the_handshake_gives_the_challenge_back_as_plain_text() {
    var answer = server.ask("GET", ASK + "&hub.challenge=1158201444", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HOOK,
        HOOK + "?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1",
        HOOK + "?hub.mode=unsubscribe&hub.verify_token=verify-me&hub.challenge=1",
        ASK,
        ASK + "&hub.challenge=",
        ASK + "&hub.challenge=%3Cscript%3E",
      })
  void any_other_handshake_is_refused_without_reflecting_anything(String path) {
    var answer = server.ask("GET", path, "");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void a_challenge_without_end_is_refused() {
    assertThat(server.ask("GET", ASK + "&hub.challenge=" + "1".repeat(201), "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_handshake_that_cannot_be_decoded_is_answered() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET " + ASK + "&hub.challenge=%zz HTTP/1.1\nHost: a\nConnection: close\n\n");

      assertThat(peer.readToEnd()).startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void a_signed_body_is_acknowledged_after_it_was_kept_byte_for_byte() {
    var before = count("accepted");
    var answer = post(BODY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("EVENT_RECEIVED");
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
    assertThat(taken).containsExactly(BODY);
    assertThat(count("accepted")).isEqualTo(before + 1);
  }

  @Test
  void nothing_is_acknowledged_before_it_is_kept() {
    Promise<Void> kept = Promise.promise();
    server.intake = body -> kept.future();
    try (var peer = new RawSocket(server.port())) {
      peer.send(
          "POST " + HOOK + " HTTP/1.1\nHost: a\n" + SIGNED + "Content-Length: " + BODY.length());
      peer.send("\n\n" + BODY);
      server.ask("GET", "/health/live", "");
      kept.complete();

      assertThat(peer.readUntil("EVENT_RECEIVED")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_slash_at_the_end_changes_nothing() {
    var handshake =
        server.ask("GET", ASK.replace(HOOK, HOOK + "/") + "&hub.challenge=1158201444", "");
    var signature = ShopServer.signature(BODY.getBytes(UTF_8));
    var event = server.ask("POST", HOOK + "/", BODY, "x-hub-signature-256", signature);

    assertThat(handshake.body()).isEqualTo("1158201444");
    assertThat(event.body()).isEqualTo("EVENT_RECEIVED");
    assertThat(taken).containsExactly(BODY);
  }

  @Test
  void a_wrong_signature_is_refused_without_a_word() {
    var answer = post(BODY + " ", ShopServer.signature(BODY.getBytes(UTF_8)));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=", "sha1=0123", "sha256=XYZ", "nonsense"})
  void a_malformed_signature_is_refused(String signature) {
    assertThat(post(BODY, signature).statusCode()).isEqualTo(403);
  }

  @Test
  void an_unsigned_sender_is_refused_before_the_body_is_read() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\nContent-Length: 500000\n\n");

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 403");
      assertThat(peer.readToEnd()).isEmpty();
    }
  }

  @Test
  void an_unsigned_sender_that_did_send_its_body_may_go_on_with_a_signed_one() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\nContent-Length: 2\n\n{}");
      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 403");
      peer.send(
          "POST " + HOOK + " HTTP/1.1\nHost: a\n" + SIGNED + "Content-Length: " + BODY.length());
      peer.send("\n\n" + BODY);

      assertThat(peer.readUntil("EVENT_RECEIVED")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_body_that_is_declared_too_large_is_refused_at_once() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + SIGNED + "Content-Length: 1048577\n\n");

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void a_chunked_body_is_refused_when_it_grows_too_large() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + SIGNED);
      peer.send("Transfer-Encoding: chunked\n\n");
      for (int i = 0; i < 17; i++) {
        peer.send("10000\n" + "x".repeat(0x10000) + "\n");
      }

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void a_body_of_one_mebibyte_is_taken() {
    var body = "{\"a\":\"" + "x".repeat(1024 * 1024 - 8) + "\"}";

    assertThat(post(body).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_that_does_not_come_is_cut_off_at_the_deadline() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + SIGNED + "Content-Length: 100\n\n{");

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 408");
      assertThat(peer.readToEnd()).isEmpty();
      assertThat(taken).isEmpty();
    }
  }

  @Test
  void a_sender_that_waits_for_leave_to_go_on_gets_it() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + SIGNED + "Expect: 100-continue\n");
      peer.send("Content-Length: " + BODY.length() + "\n\n");
      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
      peer.send(BODY);

      assertThat(peer.readUntil("EVENT_RECEIVED")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void two_lengths_for_one_body_are_refused_and_nothing_is_smuggled() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + SIGNED + "Content-Length: 6\n");
      peer.send("Transfer-Encoding: chunked\n\n0\n\nGET /health/live HTTP/1.1\nHost: a\n\n");

      var answer = peer.readToEnd();
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("200 OK");
    }
  }

  @Test
  void what_is_not_json_is_named_so() {
    server.intake =
        body -> {
          new WebhookParser().parse(body);
          return Future.succeededFuture();
        };

    assertThat(post("{").statusCode()).isEqualTo(400);
  }

  @Test
  void the_sender_is_asked_to_come_back_when_we_fail() {
    server.intake = body -> Future.failedFuture(new ConnectException("gone"));

    var answer = post(BODY);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void a_mistake_of_ours_loses_no_event() {
    server.intake =
        body -> {
          throw new IllegalStateException("a bug");
        };

    assertThat(post(BODY).statusCode()).isEqualTo(503);
  }

  @Test
  void the_webhook_sets_no_cookies_and_no_pages_headers() {
    assertThat(post(BODY).headers().map()).containsOnlyKeys("content-type", "content-length");
  }
}
