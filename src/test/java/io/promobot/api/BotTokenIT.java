package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token that bot builders put in addresses, and what it may do. */
@Timeout(60)
class BotTokenIT {
  private static final String LEAD =
      "{\"name\":\"Ana\",\"email\":\"ana@example.com\",\"phone\":\"612345678\"}";
  private static final String QUESTION =
      "{\"topic\":\"Sales\",\"message\":\"Hello?\",\"email\":\"ana@example.com\"}";
  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> bot(String method, String path, String body) {
    return server.ask(
        method,
        path,
        body,
        "authorization",
        "Bearer " + ShopServer.BOT_TOKEN,
        "content-type",
        "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/leads", "/umishop_api/user"})
  void a_bot_registers_people_by_header_and_by_address(String path) {
    assertThat(bot("POST", path, LEAD).statusCode()).isBetween(200, 201);
    var byAddress = server.ask("POST", path + "?token=" + ShopServer.BOT_TOKEN, LEAD);
    assertThat(byAddress.statusCode()).isBetween(200, 201);
    assertThat(byAddress.headers().firstValue("deprecation")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/requests", "/umishop_api/topic"})
  void a_bot_asks_questions_by_header_and_by_address(String path) {
    assertThat(bot("POST", path, QUESTION).statusCode()).isBetween(200, 202);
    assertThat(server.ask("POST", path + "?token=" + ShopServer.BOT_TOKEN, QUESTION).statusCode())
        .isBetween(200, 202);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/leads",
    "GET, /api/v1/leads.csv",
    "GET, /api/v1/requests",
    "GET, /api/v1/status",
    "GET, /api/v1/customers",
    "DELETE, /api/v1/leads/1",
    "POST, /api/v1/campaigns",
    "POST, /api/v1/token",
    "POST, /api/v1/bot-token",
    "PUT, /api/v1/password",
    "GET, /api/v1/live",
    "GET, /api/v1/session"
  })
  void a_bot_may_do_nothing_else_and_is_told_so(String method, String path) {
    var answer = bot(method, path, method.equals("GET") ? "" : "{}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("may only register people and send questions");
  }

  @Test
  void tokens_in_addresses_open_nothing_else() {
    for (var token : new String[] {ShopServer.TOKEN, ShopServer.BOT_TOKEN}) {
      assertThat(server.ask("GET", "/api/v1/leads?token=" + token, "").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void the_api_token_in_an_address_works_once_more_and_is_warned_about() {
    var answer = server.ask("POST", "/api/v1/leads?token=" + ShopServer.TOKEN, LEAD);

    assertThat(answer.statusCode()).isBetween(200, 201);
    assertThat(answer.headers().firstValue("deprecation").orElseThrow()).matches("@\\d+");
    assertThat(answer.headers().firstValue("warning").orElseThrow()).contains("BOT_TOKEN");
    Await.until(() -> Await.on(server.owner.tokens().inAddressAt()).isPresent());
  }

  @Test
  void the_api_token_in_a_header_is_nothing_to_warn_about() {
    var answer = server.script("POST", "/api/v1/leads", LEAD);

    assertThat(answer.statusCode()).isBetween(200, 201);
    assertThat(answer.headers().firstValue("deprecation")).isEmpty();
  }

  @Test
  void a_new_bot_token_replaces_the_old_one_and_leaves_the_api_token_alone() {
    try (var own = ShopServer.withoutSecrets()) {
      var old = own.firstRun.botToken().orElseThrow();
      var answer = own.browser("POST", "/api/v1/bot-token", "", own.signIn());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      var fresh = new JsonObject(answer.body()).getString("token");
      assertThat(own.ask("POST", "/api/v1/leads?token=" + fresh, LEAD).statusCode()).isEqualTo(201);
      assertThat(own.ask("POST", "/api/v1/leads?token=" + old, LEAD).statusCode()).isEqualTo(401);
      var api = own.firstRun.apiToken().orElseThrow();
      assertThat(
              own.ask("GET", "/api/v1/status", "", "authorization", "Bearer " + api).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void a_bot_token_of_the_configuration_is_changed_there() {
    var answer = server.browser("POST", "/api/v1/bot-token", "", server.signIn());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("BOT_TOKEN");
  }
}
