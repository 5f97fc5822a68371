package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is set up on a real page when the server starts. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class SubscriptionWorkerIT {
  private static final String WITHOUT_BUTTON = "{\"data\":[]}";
  private static final String MENU =
      "\"persistent_menu\":" + new PageMenu(() -> StoryLanguage.ENGLISH).wanted();
  private static final String OTHER_BUTTON =
      "{\"data\":[{\"get_started\":{\"payload\":\"GET_STARTED\"}}]}";
  private static final String ALL_OF_ITS_OWN =
      """
      {"data":[{"get_started":{"payload":"GET_STARTED"},"persistent_menu":[{"locale":"default"}]}]}
      """;

  private volatile FakeGraph graph;
  private volatile List<String> fields = PageClient.FIELDS;
  private volatile String profile = WITHOUT_BUTTON;
  private SubscriptionWorker worker;

  @BeforeEach
  void open(Vertx vertx) {
    graph = FakeGraph.behaving(vertx, this::answer);
    // one connection, so that the calls come one after the other
    worker =
        new SubscriptionWorker(vertx, new PageClient(graph.lookups(Duration.ofSeconds(10), 1)));
  }

  @AfterEach
  void close() {
    worker.stop();
    graph.close();
  }

  private void answer(NetSocket socket) {
    String asked = last();
    String body =
        asked.startsWith("POST")
            ? "{\"success\":true}"
            : asked.contains("subscribed_apps") ? subscriptions() : profile;
    socket.write("HTTP/1.1 200 X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private String last() {
    return graph.requests().get(graph.requests().size() - 1);
  }

  private String subscriptions() {
    JsonObject app = new JsonObject().put("subscribed_fields", new JsonArray(fields));
    return new JsonObject().put("data", new JsonArray().add(app)).encode();
  }

  private List<String> posts() {
    return graph.requests().stream().filter(request -> request.startsWith("POST")).toList();
  }

  private void started() {
    worker.start();
    Await.until(() -> graph.requests().size() >= 2);
  }

  @Test
  void a_page_without_a_get_started_button_and_menu_is_given_both() {
    worker.start();

    Await.until(() -> !posts().isEmpty());
    assertThat(worker.subscribed()).isEqualTo(Optional.of(true));
    assertThat(posts())
        .singleElement()
        .asString()
        .startsWith("POST /graph/v25.0/me/messenger_profile")
        .endsWith("{\"get_started\":{\"payload\":\"start\"}," + MENU + "}");
  }

  @Test
  void a_page_that_tells_us_too_little_is_subscribed_to_and_given_its_button() {
    fields = List.of("messages");

    worker.start();

    Await.until(() -> posts().size() == 2);
    assertThat(posts().get(0)).contains("/me/subscribed_apps?subscribed_fields=messages,");
    assertThat(posts().get(1)).contains("/me/messenger_profile");
    assertThat(worker.subscribed()).isEqualTo(Optional.of(true));
  }

  @Test
  void a_page_that_only_lacks_the_menu_keeps_its_button() {
    profile = OTHER_BUTTON;

    worker.start();

    Await.until(() -> !posts().isEmpty());
    assertThat(posts()).singleElement().asString().endsWith("{" + MENU + "}");
  }

  @Test
  void a_menu_of_ours_without_stop_offers_gets_it() {
    profile =
        """
        {"data":[{"get_started":{"payload":"start"},"persistent_menu":[{"locale":"default",\
        "call_to_actions":[{"type":"postback","title":"Ask a question","payload":"HELP"},\
        {"type":"postback","title":"Sign up","payload":"SIGN_UP"}]}]}]}\
        """;

    worker.start();

    Await.until(() -> !posts().isEmpty());
    assertThat(posts()).singleElement().asString().endsWith("{" + MENU + "}");
  }

  @Test
  void a_button_and_a_menu_that_are_there_are_left_as_they_are() {
    profile = ALL_OF_ITS_OWN;
    started();

    // the next check comes after everything that followed from the first one
    worker.check();
    Await.until(() -> graph.requests().size() >= 4);

    assertThat(posts()).isEmpty();
  }
}
