package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.channel.SigningKeys;
import io.promobot.contract.Contract;
import io.promobot.db.Await;
import io.promobot.support.DeskSeedStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeskApiIT {
  private ShopServer server;
  private Contract contract;

  @BeforeEach
  void start() {
    server = new ShopServer();
    Await.on(new DeskSeedStore(server.database, ShopServer.PAGE).seed());
    contract = Contract.read();
    List.of(TestSupport.SLACK, TestSupport.MAIL, TestSupport.HOOK)
        .forEach(
            each -> {
              each.well();
              each.told.clear();
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    return server.script(method, "/api/v1" + path, body);
  }

  private JsonObject get(String path) {
    return contract.fitting(ask("GET", path, ""), path.replaceAll("\\?.*", ""), "get");
  }

  private static List<JsonObject> objects(JsonArray array) {
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
  }

  private JsonObject topic(String name) {
    return named(get("/topics").getJsonArray("topics"), name);
  }

  private JsonObject channel(String name) {
    return named(get("/channels").getJsonArray("channels"), name);
  }

  private static JsonObject named(JsonArray all, String name) {
    return objects(all).stream()
        .filter(each -> each.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String channels(JsonObject... channels) {
    var ids = new JsonArray();
    List.of(channels).forEach(each -> ids.add(each.getString("id")));
    return ids.encode();
  }

  private JsonObject problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonObject(answer.body());
  }

  private static String fields(JsonObject problem) {
    return objects(problem.getJsonArray("errors")).stream()
        .map(each -> each.getString("field"))
        .toList()
        .toString();
  }

  private JsonObject question(String topic) {
    var answer =
        ask(
            "POST",
            "/requests",
            new JsonObject()
                .put("topic", topic)
                .put("message", "How much?")
                .put("email", "ana@example.com")
                .encode());
    return contract.fitting(answer, "/requests", "post");
  }

  @Test
  void the_shop_begins_with_sales_on_slack_and_pricing_by_e_mail() {
    var topics = objects(get("/topics").getJsonArray("topics"));

    assertThat(topics)
        .extracting(each -> each.getString("name"))
        .containsExactly("Sales", "Pricing", "Everything else");
    assertThat(topics.get(2).getBoolean("is_default")).isTrue();
    assertThat(channel("Slack").getJsonArray("topics")).containsExactly("Sales");
    assertThat(channel("E-mail").getJsonArray("topics"))
        .containsExactly("Pricing", "Everything else");
    assertThat(channel("E-mail").getString("address")).isEqualTo("shop@here");
    assertThat(channel("E-mail").getBoolean("from_settings")).isTrue();
    assertThat(get("/channels").getJsonArray("types")).hasSize(3);
  }

  @Test
  void a_new_topic_on_several_channels_is_known_from_then_on() {
    assertThat(question("refunds").getString("topic")).isEqualTo("(default)");
    var made =
        ask(
            "POST",
            "/topics",
            "{\"name\":\" Refunds\",\"channels\":%s}"
                .formatted(channels(channel("Slack"), channel("E-mail"))));

    assertThat(contract.fitting(made, "/topics", "post").getString("name")).isEqualTo("Refunds");
    var asked = question("REFUNDS ");
    assertThat(asked.getString("topic")).isEqualTo("Refunds");
    assertThat(asked.getJsonArray("channels")).containsExactly("slack", "email");
    assertThat(asked.getString("status")).isEqualTo("queued");
    assertThat(topic("Refunds").getInteger("open_requests")).isEqualTo(1);
    assertThat(topic("Everything else").getInteger("open_requests")).isEqualTo(1);
  }

  @Test
  void a_topic_is_renamed_rerouted_and_taken_off_the_list() {
    var path = "/topics/" + topic("Sales").getString("id");

    var renamed = ask("PATCH", path, "{\"name\":\"Shop floor\"}");
    assertThat(contract.fitting(renamed, "/topics/{id}", "patch").getJsonArray("channels"))
        .containsExactly(channel("Slack").getString("id"));
    ask("PATCH", path, "{\"channels\":%s}".formatted(channels(channel("E-mail"))));
    assertThat(question("shop floor").getJsonArray("channels")).containsExactly("email");
    assertThat(ask("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(ask("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(question("shop floor").getString("topic")).isEqualTo("(default)");
  }

  @Test
  void a_topic_has_a_name_in_each_language() {
    var path = "/topics/" + topic("Sales").getString("id");

    var named = ask("PATCH", path, "{\"names\":{\"es\":\" Ventas \",\"fr\":\"Ventes\"}}");
    assertThat(contract.fitting(named, "/topics/{id}", "patch").getJsonObject("names"))
        .isEqualTo(new JsonObject().put("es", "Ventas").put("fr", "Ventes"));
    ask("PATCH", path, "{\"names\":{\"fr\":null}}");
    assertThat(topic("Sales").getJsonObject("names"))
        .isEqualTo(new JsonObject().put("es", "Ventas"));
    assertThat(ask("PATCH", path, "{\"names\":{\"xx\":\"Ventas\"}}").body()).contains("names.xx");
  }

  @Test
  void what_cannot_be_done_to_topics_is_said_in_words() {
    var sales = "/topics/" + topic("Sales").getString("id");
    var standard = "/topics/" + topic("Everything else").getString("id");
    var slack = channels(channel("Slack"));

    assertThat(fields(problem(ask("POST", "/topics", "{\"name\":\"Gifts\"}"), 400)))
        .isEqualTo("[channels]");
    assertThat(fields(problem(ask("POST", "/topics", "{\"channels\":%s}".formatted(slack)), 400)))
        .isEqualTo("[name]");
    var stranger = problem(ask("PATCH", sales, "{\"channels\":[\"12345\"]}"), 400);
    assertThat(stranger.getString("detail")).isEqualTo("channels has no channel 12345");
    assertThat(topic("Sales").getJsonArray("channels")).hasSize(1);
    assertThat(problem(ask("PATCH", sales, "{\"name\":\"pricing\"}"), 409).getString("detail"))
        .isEqualTo("There is a topic Pricing already");
    assertThat(problem(ask("PATCH", sales, "{\"channels\":[]}"), 409).getString("detail"))
        .contains("needs at least one channel to notify");
    assertThat(problem(ask("DELETE", standard, ""), 409).getString("detail"))
        .contains("is the default desk");
    assertThat(ask("PATCH", "/topics/12345", "{\"name\":\"x\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void a_channels_secret_is_shown_once_and_its_address_never() {
    var made =
        ask(
            "POST",
            "/channels",
            "{\"type\":\"webhook\",\"name\":\"CRM\",\"address\":\"https://crm.example/secret\"}");
    assertThat(contract.fitting(made, "/channels", "post").getString("secret"))
        .isEqualTo("the-secret");
    var path = "/channels/" + channel("CRM").getString("id");

    assertThat(channel("CRM").getString("secret")).isNull();
    assertThat(channel("CRM").getString("address")).isEqualTo("…ret");
    assertThat(ask("GET", "/channels", "").body()).doesNotContain("crm.example", "the-secret");
    var renamed = ask("PATCH", path, "{\"name\":\"Our CRM\",\"address\":\"…ret\"}");
    contract.fitting(renamed, "/channels/{id}", "patch");
    ask("POST", path + "/test", "");
    var told = TestSupport.HOOK.told.get(0);
    assertThat(told.recipient()).isEqualTo("https://crm.example/secret");
    assertThat(told.content().keys()).contains(new SigningKeys("the-secret"));
    assertThat(ask("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(ask("DELETE", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void what_cannot_be_a_channel_is_said_in_words() {
    var slack = "/channels/" + channel("Slack").getString("id");
    var channel = "{\"type\":\"%s\",\"name\":\"%s\",\"address\":\"%s\"}";

    var pigeon = problem(ask("POST", "/channels", channel.formatted("pigeon", "P", "")), 400);
    assertThat(pigeon.getString("detail")).isEqualTo("type must be one of slack, email, webhook");
    assertThat(fields(problem(ask("POST", "/channels", channel.formatted("slack", " ", "")), 400)))
        .isEqualTo("[name]");
    var bad = problem(ask("POST", "/channels", channel.formatted("slack", "S", "bad")), 400);
    assertThat(bad.getString("detail")).isEqualTo("address is bad; write a good one");
    var none = problem(ask("POST", "/channels", channel.formatted("webhook", "W", "")), 400);
    assertThat(none.getString("detail")).startsWith("address is missing");
    assertThat(fields(problem(ask("PATCH", slack, "{\"address\":\"bad\"}"), 400)))
        .isEqualTo("[address]");
    assertThat(problem(ask("DELETE", slack, ""), 409).getString("detail"))
        .isEqualTo("This is the only channel of Sales; add another one there first");
    assertThat(ask("POST", "/channels/12345/test", "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_test_reports_its_result() {
    var path = "/channels/" + channel("Slack").getString("id") + "/test";

    var well = contract.fitting(ask("POST", path, ""), "/channels/{id}/test", "post");
    assertThat(well.getBoolean("arrived")).isTrue();
    TestSupport.SLACK.failing(Reason.CHANNEL_GONE, "404 no_service");
    var gone = contract.fitting(ask("POST", path, ""), "/channels/{id}/test", "post");

    assertThat(gone.getBoolean("arrived")).isFalse();
    assertThat(gone.getString("answer"))
        .isEqualTo("Slack says that this channel no longer exists. (404 no_service)");
    assertThat(TestSupport.SLACK.told.get(0).content().notice().question()).contains("a test");
  }

  @Test
  void requests_are_listed_answered_and_forgotten() {
    var id = question("sales").getString("id");
    question("pricing");

    var all = get("/requests?limit=1");
    assertThat(objects(all.getJsonArray("requests")).get(0).getString("topic"))
        .isEqualTo("pricing");
    assertThat(all.getString("next")).isNotNull();
    var done =
        contract.fitting(
            ask("POST", "/requests/" + id + "/done", ""), "/requests/{id}/done", "post");
    assertThat(done.getString("state")).isEqualTo("done");
    assertThat(objects(done.getJsonArray("told")).get(0).getString("channel")).isEqualTo("Slack");
    var sales = topic("Sales").getString("id");
    assertThat(get("/requests?state=done&q=ANA&topic=" + sales).getJsonArray("requests"))
        .hasSize(1);
    assertThat(get("/requests?state=open&topic=" + sales).getJsonArray("requests")).isEmpty();
    contract.fitting(
        ask("POST", "/requests/" + id + "/reopen", ""), "/requests/{id}/reopen", "post");
    assertThat(ask("DELETE", "/requests/" + id, "").statusCode()).isEqualTo(204);
    assertThat(ask("POST", "/requests/" + id + "/done", "").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/requests?cursor=AAAA", "").statusCode()).isEqualTo(400);
  }
}
