package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.RawSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API refuses, and how it says what to fix. */
@Timeout(30)
class ApiRefusalIT {
  private static ApiClient api;

  @BeforeAll
  static void start() {
    api = new ApiClient();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void all_is_well() {
    api.allIsWell();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET|/deliveries?limit=many||limit|must be a whole number
          GET|/deliveries?limit=0||limit|must be at least 1
          GET|/deliveries?limit=201||limit|must be at most 200
          GET|/deliveries?limit=1.5||limit|must be a whole number
          GET|/deliveries?state=lost||state|must be one of waiting, queued, retrying, held, sending, unknown, sent, failed, skipped, cancelled
          GET|/campaigns/welcome/history?step=week||step|must be one of hour, day
          GET|/campaigns/welcome/history?hours=9000||hours|must be at most 8760
          GET|/campaigns/welcome/stats?version=x||version|must be a whole number
          POST|/campaigns|{}|name|is missing
          POST|/campaigns|{"name":""}|name|must not be empty
          POST|/campaigns|{"name":5}|name|must be a text
          POST|/campaigns|[]|body|must be an object, in curly brackets
          POST|/campaigns|{"name":"a","colour":"red"}|colour|is not a known field; leave it out
          POST|/campaigns|{"name":"a\\u0000b"}|name|contains a NUL character; leave it out
          PATCH|/campaigns/welcome|{}|body|needs at least one field
          POST|/campaigns|{"name":"a","story":"tale"}|story|must be one of coupon, feedback
          PATCH|/campaigns/welcome|{"copy":{"offer":5}}|copy.offer|must be a text
          """)
  void bad_input_is_named_field_by_field(
      String method, String path, String body, String field, String message) {
    var problem =
        ApiClient.problem(api.ask(method, "/api/v1" + path, body == null ? "" : body), 400);

    assertThat(problem.getJsonArray("errors"))
        .isEqualTo(
            new JsonArray().add(new JsonObject().put("field", field).put("message", message)));
    assertThat(api.shop().asked).isEmpty();
  }

  @Test
  void several_mistakes_are_told_at_once() {
    var body = "{\"name\":\"\",\"copy\":{\"offer\":true,\"code\":7}}";

    assertThat(
            ApiClient.problem(api.ask("PATCH", "/api/v1/campaigns/welcome", body), 400)
                .getJsonArray("errors"))
        .hasSize(3);
  }

  @Test
  void broken_json_is_shown_by_line_and_column() {
    var problem =
        ApiClient.problem(api.ask("POST", "/api/v1/campaigns", "{\n  \"name\": \n}"), 400);

    assertThat(problem.getString("detail")).contains("line 3, column 1");
    ApiClient.problem(api.ask("POST", "/api/v1/campaigns", "{\"name\":\"a\"} trailing"), 400);
    ApiClient.problem(api.ask("POST", "/api/v1/campaigns", ""), 400);
    ApiClient.problem(api.ask("POST", "/api/v1/campaigns", "[".repeat(20_000)), 400);
  }

  @Test
  void a_body_that_is_too_large_or_no_json_is_refused() {
    ApiClient.problem(api.ask("POST", "/api/v1/campaigns", "x".repeat(64 * 1024 + 1)), 413);
    var form =
        api.server.ask(
            "POST",
            "/api/v1/campaigns",
            "name=a",
            "authorization",
            "Bearer " + ShopServer.TOKEN,
            "content-type",
            "application/x-www-form-urlencoded");
    ApiClient.problem(form, 415);
  }

  @Test
  void unknown_addresses_and_methods_are_told_apart() {
    ApiClient.problem(api.server.ask("GET", "/api/v1/nothing", "", "accept", "text/html"), 404);
    ApiClient.problem(api.server.ask("GET", "/api/", ""), 404);
    ApiClient.problem(api.server.ask("GET", "/api/v2/status", ""), 404);
    ApiClient.problem(api.server.ask("GET", "/api/v1/campaigns/welcome/", ""), 401);
    var wrong = api.server.ask("PUT", "/api/v1/campaigns/welcome", "");
    ApiClient.problem(wrong, 405);
    assertThat(wrong.headers().firstValue("allow")).hasValue("GET, PATCH");
    ApiClient.problem(api.server.ask("TRACE", "/", ""), 405);
  }

  @Test
  void our_own_mistakes_tell_nothing_about_the_inside() {
    api.shop().failure = Optional.of(new IllegalStateException("SELECT secret FROM owner"));

    var answer = api.get("/campaigns");
    ApiClient.problem(answer, 500);
    assertThat(answer.body()).doesNotContain("SELECT").doesNotContain("Exception");
  }

  @Test
  void hostile_addresses_are_answered_and_the_server_goes_on() {
    for (var path : new String[] {"/api/v1/customers?q=%zz", "/api//v1/%2e%2e/status", "/%00"}) {
      try (var peer = new RawSocket(api.server.port())) {
        peer.send("GET " + path + " HTTP/1.1\nHost: a\nConnection: close\n");
        peer.send("Authorization: Bearer " + ShopServer.TOKEN + "\n\n");

        assertThat(peer.readToEnd()).as(path).startsWith("HTTP/1.1 4");
      }
    }
    assertThat(api.get("/status").statusCode()).isEqualTo(200);
  }
}
