package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.HeldEvents;
import io.promobot.http.RawSocket;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerIT {
  private ShopServer server;

  @BeforeEach
  void start() {
    server = ShopServer.hasty(20);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void health_says_whether_events_can_be_kept_and_no_more() {
    assertThat(server.ask("GET", "/health/live", "").body())
        .isEqualTo("{\"status\":\"up\",\"checks\":{}}");
    assertThat(server.ask("GET", "/health/ready", "").body())
        .isEqualTo("{\"status\":\"up\",\"checks\":{\"database\":\"up\",\"migrations\":\"up\"}}");

    server.databaseReachable = false;
    var down = server.ask("GET", "/health/ready", "");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body())
        .isEqualTo(
            "{\"status\":\"down\",\"checks\":{\"database\":\"down\",\"migrations\":\"up\"},"
                + "\"reason\":\"The disk is full.\"}");
    assertThat(server.ask("GET", "/health/live", "").statusCode()).isEqualTo(200);
  }

  @Test
  void figures_about_the_process_are_there_for_prometheus() {
    server.ask("POST", "/webhooks/messenger", "{}");

    assertThat(server.ask("GET", "/metrics", "").body())
        .contains("promobot_webhooks_total{outcome=\"unsigned\"} 1.0");
  }

  @Test
  void others_can_have_their_own_corner() {
    assertThat(server.ask("GET", "/elsewhere/hello", "").body()).isEqualTo("hello");
  }

  @Test
  void above_the_cap_the_connection_idle_for_longest_makes_room() {
    var crowd = new ArrayList<RawSocket>();
    for (int i = 0; i < 20; i++) {
      var one = new RawSocket(server.port()).send("GET /health/live HTTP/1.1\nHost: a\n\n");
      one.readUntil("}}");
      crowd.add(one);
    }

    Await.until(this::answers);

    assertThat(crowd.get(0).readToEnd()).isEmpty();
    crowd.forEach(RawSocket::close);
  }

  private boolean answers() {
    try (var one = new RawSocket(server.port())) {
      one.send("GET /health/live HTTP/1.1\nHost: a\nConnection: close\n\n");
      return one.readToEnd().startsWith("HTTP/1.1 200");
    } catch (UncheckedIOException refused) {
      return false;
    }
  }

  @Test
  void a_peer_that_drips_its_first_request_is_cut_off() {
    try (var peer = new RawSocket(server.port())) {
      assertThat(dripUntilCut(peer)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_peer_that_drips_its_second_request_is_cut_off() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET /health/live HTTP/1.1\nHost: a\n\n").readUntil("}}");

      assertThat(dripUntilCut(peer)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_stranger_who_asked_for_live_figures_is_cut_off_like_any_other() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET /api/v1/live HTTP/1.1\nHost: a\n\n");
      assertThat(peer.readUntil("\"}")).contains("HTTP/1.1 401");

      peer.send("GET /api/v1/live HTTP/1.1\nHost: a\n");
      assertThat(dripUntilCut(peer)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_connection_whose_stream_has_ended_is_cut_off_like_any_other() {
    try (var peer = new RawSocket(server.port())) {
      var session = server.signIn();
      peer.send("GET /api/v1/live HTTP/1.1\nHost: a\nCookie: " + session + "\n\n");
      peer.readUntil("}]}\n\n");
      server.browser("DELETE", "/api/v1/session", "", session);
      peer.readUntil("\r\n0\r\n\r\n");

      assertThat(dripUntilCut(peer)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static Duration dripUntilCut(RawSocket peer) {
    long start = System.nanoTime();
    peer.send("GET /health/live HTTP/1.1\nHost: a\n");
    while (peer.quietFor(100)) {
      peer.drip("X-Drip: a\n");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void more_headers_than_anybody_sends_are_refused() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET / HTTP/1.1\nHost: a\n" + "a:\n".repeat(100) + "\n");
      assertThat(peer.readToEnd()).contains(" 431 ");
    }
  }

  @Test
  void a_peer_that_does_not_read_its_answers_is_cut_off() {
    try (var peer = new RawSocket(server.port())) {
      long start = System.nanoTime();
      var asks = "GET /images/coupon.png HTTP/1.1\nHost: a\n\n".repeat(50);
      while (peer.drip(asks)) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      }
    }
  }

  @Test
  void nobody_is_upgraded_to_http_2() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET /health/live HTTP/1.1\nHost: a\nConnection: Upgrade, HTTP2-Settings\n");
      peer.send("Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__\n\n");

      assertThat(peer.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void huge_lines_and_headers_are_refused() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET /" + "a".repeat(5_000) + " HTTP/1.1\nHost: a\n\n");
      assertThat(peer.readToEnd()).contains(" 414 ");
    }
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET / HTTP/1.1\nHost: a\nX-Big: " + "a".repeat(9_000) + "\n\n");
      assertThat(peer.readToEnd()).contains(" 431 ");
    }
  }

  // What is held is let go in the middle, before the end of its block.
  @Test
  void what_is_in_flight_when_we_stop_is_answered() {
    TestInbox.welcome(server.database, ShopServer.PAGE);
    var body = TestInbox.start(7);
    var signature = ShopServer.signature(body.getBytes(StandardCharsets.UTF_8));
    try (var peer = new RawSocket(server.port());
        var held = new HeldEvents(server.database)) {
      peer.send("POST /webhooks/messenger HTTP/1.1\nHost: a\nX-Hub-Signature-256: " + signature);
      peer.send("\nContent-Length: " + body.length() + "\n\n" + body);
      held.awaitWaiting();

      var stopped = server.vertx.undeploy(server.listening.deploymentId());
      held.release();
      assertThat(peer.readUntil("EVENT_RECEIVED")).startsWith("HTTP/1.1 200");
      Await.on(stopped);
    }
  }
}
