package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mocked Graph API over HTTP: what it accepts, what it refuses, and what the page receives. */
class GraphTest {
  private final SimulatorHouse house = new SimulatorHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private void assertRefused(HttpResponse<Buffer> answer, int code, int subcode) {
    JsonObject error = answer.bodyAsJsonObject().getJsonObject("error");
    assertThat(error.getInteger("code")).isEqualTo(code);
    assertThat(error.getInteger("error_subcode", 0)).isEqualTo(subcode);
    assertThat(error.getString("fbtrace_id")).isNotBlank();
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
  }

  private boolean echo(JsonObject event) {
    return event.getJsonObject("message", new JsonObject()).containsKey("is_echo");
  }

  @Test
  void an_accepted_send_is_echoed_with_its_metadata_and_delivered() {
    String psid = house.newCustomer("Ana Prieto");

    JsonObject answer = house.sendText(psid, "Grüße 🎁", "send:1").bodyAsJsonObject();

    JsonObject echo = house.product.await(1, this::echo).get(0);
    JsonObject delivery = house.product.await(1, e -> e.containsKey("delivery")).get(0);
    assertThat(answer.getString("recipient_id")).isEqualTo(psid);
    assertThat(echo.getJsonObject("sender").getString("id")).isEqualTo(SimulatorHouse.PAGE);
    assertThat(echo.getJsonObject("recipient").getString("id")).isEqualTo(psid);
    assertThat(echo.getJsonObject("message").getString("mid"))
        .isEqualTo(answer.getString("message_id"));
    assertThat(echo.getJsonObject("message").getString("metadata")).isEqualTo("send:1");
    assertThat(echo.getJsonObject("message").getString("text")).isEqualTo("Grüße 🎁");
    assertThat(delivery.getJsonObject("delivery").getJsonArray("mids"))
        .containsExactly(answer.getString("message_id"));
    assertThat(house.product.forged()).isZero();
  }

  @Test
  void a_wrong_token_a_wrong_proof_and_a_stranger_are_refused() {
    HttpResponse<Buffer> wrongToken =
        house.call(HttpMethod.GET, "/graph/v23.0/me?access_token=x", new JsonObject());
    HttpResponse<Buffer> wrongProof =
        house.call(HttpMethod.GET, "/graph/v23.0/me?appsecret_proof=x", new JsonObject());
    HttpResponse<Buffer> stranger = house.sendText("7300000000000001", "hi", "1");

    assertThat(wrongToken.statusCode()).as("the header goes first").isEqualTo(200);
    assertRefused(wrongProof, 100, 0);
    assertRefused(stranger, 100, 2018001);
    assertRefused(SimulatorHouse.get(house.anonymous("/graph/v23.0/me")), 190, 0);
  }

  @Test
  void a_blocked_customer_is_out_of_reach_until_they_write_again() {
    String psid = house.newCustomer("Ana");

    house.post("/customers/" + psid + "/block", new JsonObject());
    HttpResponse<Buffer> refused = house.sendText(psid, "hi", "1");
    house.post("/customers/" + psid + "/say", new JsonObject().put("text", "hello"));
    HttpResponse<Buffer> accepted = house.sendText(psid, "hi", "1");

    assertRefused(refused, 551, 1545041);
    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(house.simulator.ledger().totals().refused()).containsEntry("551", 1L);
  }

  @Test
  void the_window_closes_a_day_after_the_last_action_and_a_reading_does_not_open_it() {
    String psid = house.newCustomer("Ana");
    house.sendText(psid, "hi", "1");

    house.setClock(Instant.now().plus(Duration.ofHours(25)));
    house.post("/customers/" + psid + "/read", new JsonObject());
    HttpResponse<Buffer> late = house.sendText(psid, "hi", "2");
    house.post("/customers/" + psid + "/react", new JsonObject());
    HttpResponse<Buffer> afterReaction = house.sendText(psid, "hi", "3");

    assertRefused(late, 10, 2018278);
    assertThat(afterReaction.statusCode()).isEqualTo(200);
  }

  @Test
  void somebody_of_the_population_the_simulator_has_forgotten_can_be_written_to() {
    String psid = new Population().psid(4711);

    assertThat(house.sendText(psid, "hi", "1").statusCode()).isEqualTo(200);
  }

  @Test
  void profiles_come_in_every_kind_meta_knows() {
    Population population = new Population();
    List<String> people = LongStream.range(0, 200).mapToObj(population::psid).toList();

    List<JsonObject> answers =
        people.stream()
            .map(psid -> "/graph/v23.0/" + psid + "?fields=first_name,last_name")
            .map(path -> house.call(HttpMethod.GET, path, new JsonObject()).bodyAsJsonObject())
            .toList();

    assertThat(answers).anyMatch(JsonObject::isEmpty);
    assertThat(answers)
        .anyMatch(
            answer ->
                answer.getJsonObject("error", new JsonObject()).getInteger("error_subcode", 0)
                    == 2018218);
    assertThat(answers).anyMatch(a -> a.containsKey("name") && !a.containsKey("first_name"));
    assertThat(answers).filteredOn(a -> a.containsKey("first_name")).hasSizeGreaterThan(150);
    assertThat(house.simulator.ledger().totals().profileLookups()).isEqualTo(200);
  }

  @Test
  void the_page_can_be_asked_subscribed_and_given_a_get_started_button() {
    String page = "/graph/v23.0/" + SimulatorHouse.PAGE;
    String menu = "/graph/v23.0/me/messenger_profile";
    JsonObject start =
        new JsonObject().put("get_started", new JsonObject().put("payload", "v1.start"));

    HttpResponse<Buffer> menuFirst =
        house.call(HttpMethod.POST, menu, new JsonObject().put("persistent_menu", new JsonArray()));
    house.ok(HttpMethod.DELETE, page + "/subscribed_apps", new JsonObject());
    JsonObject none = house.look(page + "/subscribed_apps");
    house.post(page + "/subscribed_apps?subscribed_fields=messages", new JsonObject());
    JsonObject one = house.look(page + "/subscribed_apps");
    house.post(menu, start);
    house.newCustomer("Ana");

    assertThat(house.look(page).getString("name")).isEqualTo("Umi Shop");
    assertThat(house.look("/graph/v23.0/me?fields=id,name").getString("id"))
        .isEqualTo(SimulatorHouse.PAGE);
    assertRefused(menuFirst, 100, 2018145);
    assertThat(none.getJsonArray("data")).isEmpty();
    assertThat(one.getJsonArray("data")).hasSize(1);
    assertThat(house.look(menu).getJsonArray("data").getJsonObject(0)).isEqualTo(start);
    assertThat(house.product.await(1, event -> event.containsKey("postback")).get(0).encode())
        .contains("v1.start");
  }

  @Test
  void events_of_an_unsubscribed_page_wait_until_it_is_subscribed_again() {
    String apps = "/graph/v23.0/me/subscribed_apps";
    house.ok(HttpMethod.DELETE, apps, new JsonObject());
    house.newCustomer("Ana");
    long waiting = house.simulator.ledger().totals().eventsWaiting();

    house.post(apps, new JsonObject().put("subscribed_fields", "messages"));

    assertThat(waiting).isEqualTo(1);
    assertThat(house.product.await(1, event -> event.containsKey("postback"))).hasSize(1);
  }

  @Test
  void a_share_of_the_crowd_can_block_the_page() {
    Population population = new Population();
    LongStream.range(0, 20).forEach(n -> house.sendText(population.psid(n), "hi", "a" + n));

    JsonObject answer = house.post("/block", new JsonObject().put("share", 0.25));
    LongStream.range(0, 20).forEach(n -> house.sendText(population.psid(n), "hi", "b" + n));

    assertThat(answer.getInteger("blocked")).isEqualTo(5);
    assertThat(house.simulator.ledger().totals().refused()).containsEntry("551", 5L);
  }

  @Test
  void the_handshake_is_made_on_demand() {
    assertThat(house.post("/handshake", new JsonObject()).getBoolean("verified")).isTrue();
  }
}
