package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import io.promobot.http.RawSocket;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveIT {
  private ShopServer server;

  @BeforeEach
  void start() {
    server = ShopServer.hasty(4_000);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RawSocket watch(String header) {
    return new RawSocket(server.port())
        .send("GET /api/v1/live?campaign=welcome HTTP/1.1\nHost: a\n" + header + "\n\n");
  }

  private RawSocket script() {
    return watch("Authorization: Bearer " + ShopServer.TOKEN);
  }

  @Test
  void the_whole_figures_come_at_once_and_again_when_they_change() {
    try (var viewer = script()) {
      var first = viewer.readUntil("}]}\n\n");
      assertThat(first)
          .startsWith("HTTP/1.1 200")
          .contains("content-type: text/event-stream")
          .contains("event: stats\ndata: {\"campaign\":\"welcome\"")
          .contains("\"revealed\":0");

      server.shop.reveal();
      assertThat(viewer.readUntil("}]}\n\n")).contains("\"revealed\":1");
    }
  }

  @Test
  void a_quiet_stream_has_a_heartbeat() {
    try (var viewer = script()) {
      viewer.readUntil("}]}\n\n");

      assertThat(viewer.readUntil(":\n\n")).contains("\n:\n\n");
    }
  }

  @Test
  void an_unknown_campaign_and_an_unknown_visitor_see_nothing() {
    assertThat(server.script("GET", "/api/v1/live?campaign=nope", "").statusCode()).isEqualTo(404);
    assertThat(server.ask("GET", "/api/v1/live", "").statusCode()).isEqualTo(401);
  }

  @Test
  void a_stream_ends_with_its_session_and_others_go_on() {
    var session = server.signIn();
    try (var viewer = watch("Cookie: " + session);
        var other = script()) {
      viewer.readUntil("}]}\n\n");
      other.readUntil("}]}\n\n");

      server.browser("DELETE", "/api/v1/session", "", session);

      assertThat(viewer.readUntil("\r\n0\r\n")).endsWith("0\r\n");
      Await.until(() -> server.live.watching() == 1);
    }
  }

  @Test
  void a_session_that_ended_on_another_replica_ends_its_stream_at_the_next_heartbeat() {
    try (var viewer = watch("Cookie: " + server.signIn())) {
      viewer.readUntil("}]}\n\n");

      TestDatabase.run(server.database.address(), "DELETE FROM session");

      assertThat(viewer.readUntil("\r\n0\r\n")).endsWith("0\r\n");
    }
  }

  @Test
  void too_many_windows_of_one_visitor_are_refused_and_too_many_in_all() {
    var open = new ArrayList<RawSocket>();
    for (int i = 0; i < 3; i++) {
      open.add(script());
    }
    open.forEach(viewer -> viewer.readUntil("}]}\n\n"));
    assertThat(server.script("GET", "/api/v1/live", "").statusCode()).isEqualTo(429);

    var session = server.signIn();
    for (int i = 0; i < 2; i++) {
      open.add(watch("Cookie: " + session));
      open.get(3 + i).readUntil("}]}\n\n");
    }
    assertThat(server.browser("GET", "/api/v1/live", "", session).statusCode()).isEqualTo(503);
    open.forEach(RawSocket::close);
  }

  @Test
  void a_thousand_visits_leave_nobody_behind() {
    for (int i = 0; i < 1_000; i++) {
      Await.until(() -> server.live.watching() < 3);
      try (var viewer = script()) {
        viewer.readUntil("event: stats");
      }
    }

    Await.until(() -> server.live.watching() == 0 && server.shop.viewers.isEmpty());
    assertThat(server.shop.viewers).isEmpty();
  }

  @Test
  void a_viewer_that_does_not_read_is_cut_off() {
    try (var viewer = script()) {
      viewer.readUntil("event: stats");

      Await.until(
          () -> {
            for (int i = 0; i < 500; i++) {
              server.shop.reveal();
            }
            return server.live.watching() == 0;
          });
      assertThat(server.shop.viewers).isEmpty();
    }
  }

  @Test
  void stopping_ends_all_streams_without_waiting_for_the_viewers() {
    try (var viewer = script()) {
      viewer.readUntil("}]}\n\n");

      Await.on(server.vertx.undeploy(server.listening.deploymentId()));
      assertThat(viewer.readToEnd()).endsWith("0\r\n\r\n");
    }
  }
}
