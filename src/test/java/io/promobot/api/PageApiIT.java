package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page, its greeting, and the links that lead to it, as the API tells them. */
@Timeout(30)
class PageApiIT {
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
  void the_page_and_the_status_are_shown() {
    api.fitting(api.get("/page"), "/page", "get");
    api.fitting(api.ask("POST", "/api/v1/page/resume", ""), "/page/resume", "post");
    api.fitting(api.get("/status"), "/status", "get");
    assertThat(api.shop().asked).containsExactly("page", "resume", "page", "status");
  }

  @Test
  void entry_links_are_made_listed_drawn_and_taken_off() {
    var made = api.ask("POST", "/api/v1/entry-links", "{\"origin\":\"counter-poster\"}");
    assertThat(api.fitting(made, "/entry-links", "post").getString("link"))
        .isEqualTo("https://m.me/1046?ref=counter-poster");
    ApiClient.problem(
        api.ask("POST", "/api/v1/entry-links", "{\"origin\":\"counter-poster\"}"), 409);
    ApiClient.problem(api.ask("POST", "/api/v1/entry-links", "{\"origin\":\"no blanks\"}"), 400);
    api.fitting(api.get("/entry-links"), "/entry-links", "get");

    var code = api.get("/entry-links/counter-poster/qr.svg");
    assertThat(code.statusCode()).isEqualTo(200);
    assertThat(code.headers().firstValue("content-type")).hasValue("image/svg+xml");
    assertThat(code.headers().firstValue("cache-control")).hasValue("private");
    assertThat(code.body()).startsWith("<svg ");
    var web = api.get("/entry-links/counter-poster/qr.svg?line=web");
    assertThat(web.body()).startsWith("<svg ").isNotEqualTo(code.body());
    ApiClient.problem(api.get("/entry-links/counter-poster/qr.svg?line=pigeon"), 400);
    var chat = api.get("/website/qr.svg");
    assertThat(chat.headers().firstValue("content-type")).hasValue("image/svg+xml");
    assertThat(chat.body()).startsWith("<svg ").isNotEqualTo(web.body());
    assertThat(api.ask("DELETE", "/api/v1/entry-links/counter-poster", "").statusCode())
        .isEqualTo(204);
    ApiClient.problem(api.ask("DELETE", "/api/v1/entry-links/counter-poster", ""), 404);
    ApiClient.problem(api.get("/entry-links/counter-poster/qr.svg"), 404);
    ApiClient.problem(api.get("/entry-links/no%20blanks/qr.svg"), 404);
  }

  @Test
  void facebook_is_asked_about_the_page_and_told_the_greeting() {
    api.fitting(api.ask("POST", "/api/v1/page/check", "{}"), "/page/check", "post");
    api.fitting(
        api.ask("POST", "/api/v1/page/check", "{\"page_token\":\"EAAB\"}"), "/page/check", "post");
    api.fitting(
        api.ask("PUT", "/api/v1/page/greeting", "{\"greeting\":\" Hi! \"}"),
        "/page/greeting",
        "put");
    ApiClient.problem(api.ask("PUT", "/api/v1/page/greeting", "{\"greeting\":\"  \"}"), 400);
    ApiClient.problem(
        api.ask("PUT", "/api/v1/page/greeting", "{\"greeting\":\"" + "x".repeat(161) + "\"}"), 400);

    assertThat(api.shop().asked)
        .containsExactly("check Optional.empty", "check Optional[EAAB]", "greet Hi!");
  }
}
