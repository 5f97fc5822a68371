package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all answers of the API have in common. */
@Timeout(30)
class ApiAnswerIT {
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

  @Test
  void the_contract_is_served_to_anybody() {
    var answer = api.server.ask("GET", "/api/v1/openapi.yaml", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/yaml");
    assertThat(answer.body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void answers_of_the_api_are_never_kept_by_caches() {
    assertThat(api.get("/status").headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(api.get("/nothing").headers().firstValue("cache-control")).hasValue("no-store");
  }

  @Test
  void answers_of_the_api_are_saved_and_never_shown_as_a_page() {
    for (var path : new String[] {"/status", "/nothing"}) {
      assertThat(api.get(path).headers().firstValue("content-disposition"))
          .hasValue("attachment; filename=\"api.json\"");
    }
    assertThat(api.get("/openapi.yaml").headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"openapi.yaml\"");
  }
}
