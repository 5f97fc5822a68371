package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every failure switch, as the product meets it. */
class FailuresTest {
  private final SimulatorHouse house = new SimulatorHouse();
  private String psid;

  @BeforeEach
  void meet() {
    psid = house.newCustomer("Ana");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void mode(String mode) {
    house.failures(new JsonObject().put("mode", mode).put("latency_ms", 150));
  }

  private JsonObject error(HttpResponse<Buffer> answer) {
    return answer.bodyAsJsonObject().getJsonObject("error");
  }

  private boolean echo(JsonObject event) {
    return event.getJsonObject("message", new JsonObject()).containsKey("is_echo");
  }

  @Test
  void slow_accepts_and_answers_late() {
    mode("slow");

    long before = System.nanoTime();
    HttpResponse<Buffer> answer = house.sendText(psid, "hi", "1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(140));
  }

  @Test
  void accept_then_hang_echoes_but_never_answers() {
    mode("accept_then_hang");

    Future<HttpResponse<Buffer>> answer =
        house.send(psid, new JsonObject().put("text", "hi").put("metadata", "send:9"));
    List<JsonObject> echoes = house.product.await(1, this::echo);

    assertThat(echoes.get(0).getJsonObject("message").getString("metadata")).isEqualTo("send:9");
    assertThat(answer.isComplete()).isFalse();
    assertThat(house.simulator.ledger().totals().unanswered()).isEqualTo(1);
    assertThat(house.simulator.ledger().totals().accepted()).isEqualTo(1);
  }

  @Test
  void error_500_accepts_nothing() {
    mode("error_500");

    HttpResponse<Buffer> answer = house.sendText(psid, "hi", "1");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(error(answer).getInteger("code")).isEqualTo(1);
    assertThat(house.simulator.ledger().totals().accepted()).isZero();
  }

  @Test
  void rate_limited_says_so_in_code_and_headers() {
    mode("rate_limited");

    HttpResponse<Buffer> answer = house.sendText(psid, "hi", "1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).getInteger("code")).isEqualTo(613);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
    assertThat(answer.getHeader("X-Business-Use-Case-Usage"))
        .contains(SimulatorHouse.PAGE, "\"estimated_time_to_regain_access\":0");
  }

  @Test
  void a_revoked_token_and_an_outage_hit_every_graph_call() {
    mode("token_revoked");
    HttpResponse<Buffer> revoked = house.sendText(psid, "hi", "1");
    mode("down");
    HttpResponse<Buffer> down =
        house.call(HttpMethod.GET, "/graph/v23.0/" + psid, new JsonObject());
    mode("none");
    HttpResponse<Buffer> up = house.sendText(psid, "hi", "1");

    assertThat(error(revoked).getInteger("code")).isEqualTo(190);
    assertThat(error(revoked).getInteger("error_subcode")).isEqualTo(460);
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(error(down).getInteger("code")).isEqualTo(2);
    assertThat(error(down).getBoolean("is_transient")).isTrue();
    assertThat(up.statusCode()).isEqualTo(200);
  }

  @Test
  void a_share_is_counted_out_exactly() {
    house.failures(new JsonObject().put("mode", "error_500").put("share", 0.3));

    List<Integer> answers =
        IntStream.range(0, 20)
            .mapToObj(i -> house.sendText(psid, "hi", "m" + i).statusCode())
            .toList();

    assertThat(answers).filteredOn(status -> status == 500).hasSize(6);
  }

  @Test
  void events_are_sent_again_until_the_product_takes_them() {
    house.product.await(1, event -> event.containsKey("postback"));
    house.product.refuse(2);

    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "one"));
    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "two"));
    List<JsonObject> said = house.product.await(2, event -> event.containsKey("message"));

    assertThat(said)
        .extracting(event -> event.getJsonObject("message").getString("text"))
        .containsExactly("one", "two");
    assertThat(house.simulator.ledger().totals().webhooksRetried()).isEqualTo(2);
  }

  @Test
  void no_answer_within_five_seconds_counts_as_a_refusal() {
    house.product.await(1, event -> event.containsKey("postback"));
    house.product.stayMute(1);

    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "hello?"));

    assertThat(house.product.await(1, event -> event.containsKey("message"))).hasSize(1);
    assertThat(house.simulator.ledger().totals().webhooksRetried()).isEqualTo(1);
  }

  @Test
  void every_event_comes_twice_when_all_are_duplicated() {
    house.failures(new JsonObject().put("duplicates", 1.0));

    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "once"));
    List<JsonObject> said = house.product.await(2, event -> event.containsKey("message"));

    assertThat(said.get(1)).isEqualTo(said.get(0));
  }

  @Test
  void reordering_lets_a_later_event_overtake() {
    house.failures(new JsonObject().put("reorder", 0.5));

    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "one"));
    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "two"));
    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "three"));
    List<JsonObject> said = house.product.await(3, event -> event.containsKey("message"));

    assertThat(said)
        .extracting(event -> event.getJsonObject("message").getString("text"))
        .containsExactly("one", "three", "two");
  }

  @Test
  void echoes_and_receipts_can_be_switched_off() {
    house.failures(new JsonObject().put("echoes", false).put("receipts", false));

    house.sendText(psid, "hi", "1");
    house.post("/customers/" + psid + "/read", new JsonObject());
    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "last"));
    house.product.await(1, event -> event.containsKey("message"));

    assertThat(house.product.events())
        .noneMatch(this::echo)
        .noneMatch(event -> event.containsKey("delivery") || event.containsKey("read"));
  }

  @Test
  void a_body_that_is_nested_too_deeply_is_refused_before_anything_walks_it() {
    var deep = new JsonObject();
    for (int i = 0; i < 500; i++) {
      deep = new JsonObject().put("a", deep);
    }

    HttpResponse<Buffer> answer = house.call(HttpMethod.PUT, "/failures", deep);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains("more than 64 deep");
  }

  @Test
  void a_wrong_switch_is_refused_with_what_to_fix() {
    HttpResponse<Buffer> answer =
        house.call(HttpMethod.PUT, "/failures", new JsonObject().put("mode", "broken"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains("accept_then_hang");
    assertThatThrownBy(() -> house.post("/run", new JsonObject().put("yes", 2)))
        .hasMessageContaining("yes must be a number");
  }
}
