package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The phone moved by hand. */
class PhoneTest {
  private HttpClient client;

  private final SimulatorHouse house = new SimulatorHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private JsonObject act(String psid, String deed, JsonObject input) {
    return house.post("/customers/" + psid + "/" + deed, input);
  }

  @Test
  void the_coupon_story_can_be_tapped_through() {
    house.tellTheCouponStory();
    JsonObject ana =
        house.post("/customers", new JsonObject().put("name", "Ana Prieto").put("origin", "flyer"));
    String psid = ana.getString("psid");

    act(psid, "start", new JsonObject());
    house.product.await(1, event -> event.containsKey("delivery"));
    act(psid, "tap", new JsonObject().put("payload", "SHOW_COUPON:welcome"));
    house.product.await(2, event -> event.containsKey("delivery"));
    JsonObject chat = act(psid, "read", new JsonObject());

    JsonArray messages = chat.getJsonArray("messages");
    assertThat(messages).hasSize(4);
    assertThat(messages.getJsonObject(1).getString("text")).isEqualTo("A coupon?");
    assertThat(messages.getJsonObject(1).getJsonArray("buttons")).hasSize(2);
    assertThat(messages.getJsonObject(2).getString("text")).isEqualTo("Tap");
    assertThat(messages.getJsonObject(3).getBoolean("seen")).isTrue();
    assertThat(house.product.events(event -> event.containsKey("postback")).get(0).encode())
        .contains("\"referral\":{\"ref\":\"flyer\"");
    JsonObject newest = house.look("/customers?limit=1").getJsonArray("customers").getJsonObject(0);
    assertThat(newest.getString("name")).isEqualTo("Ana Prieto");
    assertThat(new Population().profile(psid))
        .as("what a restarted simulator calls her")
        .isEqualTo(Profile.given("Ana Prieto"));
  }

  @Test
  void the_pages_menu_is_there_and_its_items_are_postbacks() {
    JsonObject help =
        new JsonObject().put("type", "postback").put("title", "Ask us").put("payload", "HELP");
    JsonObject menu =
        new JsonObject().put("locale", "default").put("call_to_actions", new JsonArray().add(help));
    house.post(
        "/graph/v23.0/me/messenger_profile",
        new JsonObject()
            .put("get_started", new JsonObject().put("payload", "start"))
            .put("persistent_menu", new JsonArray().add(menu)));
    String psid = house.newCustomer("Ana");

    JsonArray items = house.look("/menu").getJsonArray("items");
    act(psid, "tap", new JsonObject().put("payload", "HELP"));

    assertThat(items.getJsonObject(0).getString("title")).isEqualTo("Ask us");
    house.product.await(1, event -> event.encode().contains("\"payload\":\"HELP\""));
    assertThat(house.product.events(event -> event.containsKey("postback")))
        .anyMatch(event -> event.encode().contains("\"title\":\"Ask us\""));
  }

  @Test
  void coming_back_by_a_link_is_a_referral_and_a_quick_reply_is_a_message() {
    String psid = house.newCustomer("Ana");
    JsonObject reply =
        new JsonObject().put("content_type", "text").put("title", "Yes").put("payload", "Q1");
    SimulatorHouse.get(
        house.send(
            psid,
            new JsonObject()
                .put("text", "Want it?")
                .put("quick_replies", new JsonArray().add(reply))));

    act(psid, "start", new JsonObject().put("origin", "poster"));
    act(psid, "tap", new JsonObject().put("payload", "Q1"));

    assertThat(house.product.await(1, event -> event.containsKey("referral"))).hasSize(1);
    JsonObject tap = house.product.await(1, event -> event.encode().contains("quick_reply")).get(0);
    assertThat(tap.getJsonObject("message").getString("text")).isEqualTo("Yes");
  }

  @Test
  void the_live_chat_shows_a_message_as_it_comes() {
    String psid = house.newCustomer("Ana");
    Promise<String> shown = Promise.promise();
    StringBuilder stream = new StringBuilder();
    // Vert.x closes a client that nobody references, whatever is on its way.
    client = house.vertx().createHttpClient();

    HttpClientResponse live =
        SimulatorHouse.get(
            client
                .request(
                    HttpMethod.GET,
                    house.port(),
                    "127.0.0.1",
                    "/simulator/customers/" + psid + "/live")
                .compose(request -> request.send().onSuccess(r -> follow(r, stream, shown))));
    house.sendText(psid, "hello there", "1");

    assertThat(live.getHeader("Content-Type")).isEqualTo("text/event-stream");
    assertThat(SimulatorHouse.get(shown.future())).startsWith("event: chat\ndata: {");
  }

  private void follow(HttpClientResponse response, StringBuilder stream, Promise<String> shown) {
    response.handler(
        chunk -> {
          stream.append(chunk);
          if (stream.indexOf("hello there") > 0) {
            shown.tryComplete(stream.toString());
          }
        });
  }

  @Test
  void wrong_input_is_told_what_to_fix() {
    assertThat(house.call(HttpMethod.POST, "/customers/12/say", new JsonObject()).statusCode())
        .isEqualTo(404);
    String psid = house.newCustomer("Ana");
    assertThat(
            house
                .call(HttpMethod.POST, "/customers/" + psid + "/tap", new JsonObject())
                .bodyAsString())
        .contains("payload is missing");
    assertThat(house.call(HttpMethod.GET, "/nothing", new JsonObject()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_reset_forgets_all_but_the_failures() {
    String psid = house.newCustomer("Ana");
    house.sendText(psid, "hi", "1");
    house.failures(new JsonObject().put("mode", "slow"));

    assertThat(house.call(HttpMethod.POST, "/reset", new JsonObject()).statusCode()).isEqualTo(204);

    assertThat(house.look("/ledger").getInteger("accepted")).isZero();
    assertThat(house.look("/ledger/sends").getJsonArray("sends")).isEmpty();
    assertThat(house.look("/customers").getJsonArray("customers")).isEmpty();
    assertThat(house.look("/failures").getString("mode")).isEqualTo("slow");
  }
}
