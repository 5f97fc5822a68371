package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.db.Await;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(30)
class PageClientIT {
  private Vertx vertx;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void a_good_token_names_its_page() {
    try (FakeGraph graph =
        FakeGraph.answering(vertx, 200, "{\"id\":\"104\",\"name\":\"Umi Shop\"}")) {
      assertThat(Await.on(new PageClient(graph.lookups()).me()))
          .isEqualTo(new PageClient.Page("104", "Umi Shop"));
    }
  }

  @Test
  void a_revoked_token_is_refused() {
    try (FakeGraph graph =
        FakeGraph.answering(vertx, 400, "{\"error\":{\"code\":190,\"error_subcode\":460}}")) {
      assertThat(FakeGraph.failure(new PageClient(graph.lookups()).me()).reason())
          .isEqualTo(Reason.TOKEN_REFUSED);
    }
  }

  @Test
  void subscribed_fields_are_listed() {
    String body =
        "{\"data\":[{\"id\":\"1\",\"subscribed_fields\":[\"messages\",\"message_echoes\"]}]}";
    try (FakeGraph graph = FakeGraph.answering(vertx, 200, body)) {
      assertThat(Await.on(new PageClient(graph.lookups()).subscribedFields()))
          .containsExactly("messages", "message_echoes");
    }
  }

  @Test
  void a_dropped_page_has_no_fields() {
    try (FakeGraph graph = FakeGraph.answering(vertx, 200, "{\"data\":[]}")) {
      assertThat(Await.on(new PageClient(graph.lookups()).subscribedFields())).isEmpty();
    }
  }

  @Test
  void subscribing_asks_for_all_fields() {
    try (FakeGraph graph = FakeGraph.answering(vertx, 200, "{\"success\":true}")) {
      Await.on(new PageClient(graph.lookups()).subscribe());

      assertThat(graph.requests().get(0))
          .startsWith(
              "POST /graph/v25.0/me/subscribed_apps?subscribed_fields=messages,messaging_postbacks,")
          .contains("message_echoes", "&appsecret_proof=");
    }
  }
}
