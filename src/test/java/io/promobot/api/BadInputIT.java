package io.promobot.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BadInputIT {
  private static final int LARGEST_ANSWER = 4_000;
  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nothing_was_asked() {
    server.shop.asked.clear();
  }

  private static JsonObject problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).hasSizeLessThan(LARGEST_ANSWER);
    return new JsonObject(answer.body());
  }

  private static JsonArray errors(String field, String message) {
    return new JsonArray().add(new JsonObject().put("field", field).put("message", message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e3",
        "1.0",
        "1.",
        ".5",
        "%201",
        "1%20",
        "+1",
        "%2B1",
        "-1",
        "0",
        "NaN",
        "Infinity",
        "0x1",
        "1_000",
        "2147483648",
        "9223372036854775808",
        "1000000000000000000000000000000",
        "%D9%A1",
        "%EF%BC%91",
        "null"
      })
  void what_is_not_a_version_number_is_not_found(String version) {
    var path = "/api/v1/campaigns/welcome/versions/" + version + "/restore";

    assertThat(problem(server.script("POST", path, ""), 404).getString("detail"))
        .isEqualTo("Nothing found with this id");
    assertThat(server.shop.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "1.0", "%201", "+1", "-1", "NaN", "1000000000000000000000"})
  void what_is_not_an_id_is_not_found(String id) {
    problem(server.script("POST", "/api/v1/deliveries/" + id + "/retry", ""), 404);
    problem(server.script("GET", "/api/v1/customers/" + id, ""), 404);
    problem(server.script("DELETE", "/api/v1/customers/" + id, ""), 404);

    assertThat(server.shop.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e1",
        "1.0",
        "1.",
        "%201",
        "1%20",
        "+1",
        "%2B1",
        "NaN",
        "Infinity",
        "0x1",
        "%D9%A1",
        "",
        "true",
        "null",
        "[1]"
      })
  void a_number_in_a_query_is_written_in_digits(String number) {
    for (var query :
        new String[] {
          "deliveries?limit", "campaigns/a/stats?version", "campaigns/a/history?hours"
        }) {
      var problem = problem(server.script("GET", "/api/v1/" + query + "=" + number, ""), 400);

      assertThat(problem.getJsonArray("errors"))
          .isEqualTo(errors(query.substring(query.indexOf('?') + 1), "must be a whole number"));
    }
    assertThat(server.shop.asked).isEmpty();
  }

  @Test
  void a_number_of_any_length_is_compared_with_what_is_allowed() {
    for (var huge : new String[] {"2147483648", "9223372036854775808", "1" + "0".repeat(3_000)}) {
      var greatest = problem(server.script("GET", "/api/v1/deliveries?limit=" + huge, ""), 400);
      var least = problem(server.script("GET", "/api/v1/deliveries?limit=-" + huge, ""), 400);

      assertThat(greatest.getJsonArray("errors")).isEqualTo(errors("limit", "must be at most 200"));
      assertThat(least.getJsonArray("errors")).isEqualTo(errors("limit", "must be at least 1"));
    }
    assertThat(server.shop.asked).isEmpty();
  }

  @Test
  void of_seven_thousand_unknown_fields_twenty_are_named_and_the_rest_is_counted() {
    var body =
        IntStream.range(0, 7_000)
            .mapToObj(i -> "\"" + Integer.toString(i + 46_656, 36) + "\":1")
            .collect(joining(",", "{", "}"));

    var problem = problem(server.script("POST", "/api/v1/campaigns", body), 400);

    assertThat(problem.getJsonArray("errors")).hasSize(21);
    assertThat(problem.getJsonArray("errors").getJsonObject(20))
        .isEqualTo(new JsonObject().put("field", "body").put("message", "has 6,981 more mistakes"));
  }

  @Test
  void long_names_do_not_make_a_long_answer() {
    var body =
        IntStream.range(0, 60)
            .mapToObj(i -> "\"" + i + "é".repeat(400) + "\":1")
            .collect(joining(",", "{", "}"));

    problem(server.script("POST", "/api/v1/campaigns", body), 400);
  }

  @Test
  void a_slash_at_the_end_of_an_address_does_not_matter() {
    assertThat(server.script("GET", "/api/v1/campaigns/", "").statusCode()).isEqualTo(200);
    assertThat(server.script("GET", "/api/v1/campaigns/welcome/", "").statusCode()).isEqualTo(200);
  }

  @Test
  void another_method_is_told_which_ones_there_are() {
    var answer = server.script("PUT", "/api/v1/campaigns", "{}");

    assertThat(problem(answer, 405).getString("detail"))
        .isEqualTo("This address only supports GET, POST");
    assertThat(answer.headers().firstValue("allow")).hasValue("GET, POST");
  }
}
