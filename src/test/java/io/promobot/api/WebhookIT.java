package io.promobot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.HeldEvents;
import io.promobot.http.RawSocket;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebhookIT {
  private static final String HOOK = "/webhooks/messenger";
  private static final String ASK = HOOK + "?hub.mode=subscribe&hub.verify_token=verify-me";
  private static final AtomicLong PERSON = new AtomicLong(7_000);
  private static ShopServer server;

  private final long person = PERSON.incrementAndGet();
  private final String body = TestInbox.start(person);
  private final String signed =
      "x-hub-signature-256: " + ShopServer.signature(body.getBytes(UTF_8)) + "\n";

  @BeforeAll
  static void start() {
    server = ShopServer.hasty(4_000);
    TestInbox.welcome(server.database, ShopServer.PAGE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The messages that wait to go out to this test's person. */
  private long queued() {
    return Await.on(
        server
            .database
            .general()
            .preparedQuery(
                """
                SELECT count(*) FROM outbox o
                  JOIN customer c ON c.page_id = o.page_id AND c.id = o.customer_id
                WHERE c.psid = $1
                """)
            .execute(Tuple.of(String.valueOf(person)))
            .map(rows -> rows.iterator().next().getLong(0)));
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
  void a_signed_body_is_acknowledged_once_its_answer_is_queued() {
    var before = count("accepted");
    var answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("EVENT_RECEIVED");
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
    assertThat(queued()).isEqualTo(1);
    assertThat(count("accepted")).isEqualTo(before + 1);
  }

  @Test
  void nothing_is_acknowledged_before_it_is_kept() {
    try (var peer = new RawSocket(server.port());
        var held = new HeldEvents(server.database)) {
      peer.send(
          "POST " + HOOK + " HTTP/1.1\nHost: a\n" + signed + "Content-Length: " + body.length());
      peer.send("\n\n" + body);
      held.awaitWaiting();
      assertThat(peer.quietFor(300)).as("no answer yet").isTrue();
      held.release();

      assertThat(peer.readUntil("EVENT_RECEIVED")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_slash_at_the_end_changes_nothing() {
    var handshake =
        server.ask("GET", ASK.replace(HOOK, HOOK + "/") + "&hub.challenge=1158201444", "");
    var signature = ShopServer.signature(body.getBytes(UTF_8));
    var event = server.ask("POST", HOOK + "/", body, "x-hub-signature-256", signature);

    assertThat(handshake.body()).isEqualTo("1158201444");
    assertThat(event.body()).isEqualTo("EVENT_RECEIVED");
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void a_wrong_signature_is_refused_without_a_word() {
    var answer = post(body + " ", ShopServer.signature(body.getBytes(UTF_8)));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
    assertThat(queued()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=", "sha1=0123", "sha256=XYZ", "nonsense"})
  void a_malformed_signature_is_refused(String signature) {
    assertThat(post(body, signature).statusCode()).isEqualTo(403);
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
          "POST " + HOOK + " HTTP/1.1\nHost: a\n" + signed + "Content-Length: " + body.length());
      peer.send("\n\n" + body);

      assertThat(peer.readUntil("EVENT_RECEIVED")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_body_that_is_declared_too_large_is_refused_at_once() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + signed + "Content-Length: 1048577\n\n");

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void a_chunked_body_is_refused_when_it_grows_too_large() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + signed);
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
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + signed + "Content-Length: 100\n\n{");

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 408");
      assertThat(peer.readToEnd()).isEmpty();
      assertThat(queued()).isZero();
    }
  }

  @Test
  void a_sender_that_waits_for_leave_to_go_on_gets_it() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + signed + "Expect: 100-continue\n");
      peer.send("Content-Length: " + body.length() + "\n\n");
      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
      peer.send(body);

      assertThat(peer.readUntil("EVENT_RECEIVED")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void two_lengths_for_one_body_are_refused_and_nothing_is_smuggled() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("POST " + HOOK + " HTTP/1.1\nHost: a\n" + signed + "Content-Length: 6\n");
      peer.send("Transfer-Encoding: chunked\n\n0\n\nGET /health/live HTTP/1.1\nHost: a\n\n");

      var answer = peer.readToEnd();
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("200 OK");
    }
  }

  @Test
  void what_is_not_json_is_named_so() {
    assertThat(post("{").statusCode()).isEqualTo(400);
  }

  @Test
  void the_sender_is_asked_to_come_back_when_we_fail_and_no_event_is_lost() {
    var failed = TestInbox.whileBroken(server.database, () -> post(body));

    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.headers().firstValue("retry-after")).hasValue("1");
    assertThat(failed.body()).isEmpty();
    assertThat(post(body).statusCode()).isEqualTo(200);
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void the_webhook_sets_no_cookies_and_no_pages_headers() {
    assertThat(post(body).headers().map()).containsOnlyKeys("content-type", "content-length");
  }
}
