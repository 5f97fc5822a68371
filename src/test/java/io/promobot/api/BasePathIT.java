package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.RawSocket;
import io.promobot.http.WebFiles;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Below a path of somebody else's host, behind a proxy that strips the path or does not. */
@Timeout(60)
class BasePathIT {
  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer("https://shop.example/bot", 4_000);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> script(String method, String path, String body) {
    return server.script(method, path, body);
  }

  @ParameterizedTest(name = "the proxy sends {0}")
  @ValueSource(strings = {"", "/bot"})
  void everything_answers_whatever_the_proxy_does_with_the_path(String base) {
    assertThat(script("GET", base + "/api/v1/campaigns?x=1", "").statusCode()).isEqualTo(200);
    assertThat(script("GET", base + "/health/live", "").statusCode()).isEqualTo(200);
    assertThat(script("GET", base + "/elsewhere/hello", "").body()).isEqualTo("hello");
    assertThat(script("GET", base + "/images/coupon.png", "").statusCode()).isEqualTo(200);
    assertThat(script("GET", base + "/api/v1/nothing", "").statusCode()).isEqualTo(404);
    var challenge =
        "/webhooks/messenger?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=42";
    assertThat(script("GET", base + challenge, "").body()).isEqualTo("42");
    assertThat(script("POST", base + "/api/v1/leads?token=" + ShopServer.TOKEN, "{}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_whole_url_may_be_asked_for() {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET http://shop.example/bot/elsewhere/hello HTTP/1.1\nHost: a\n\n");

      assertThat(peer.readUntil("hello")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void only_whole_parts_of_a_path_are_taken_off() {
    assertThat(script("GET", "/bottle/api/v1/campaigns", "").body()).doesNotContain("welcome");
    assertThat(script("GET", "/bot/bot/api/v1/campaigns", "").body()).doesNotContain("welcome");
  }

  @Test
  void what_was_made_is_found_below_the_path() {
    var made = script("POST", "/bot/api/v1/campaigns", "{\"name\":\"Spring\"}");

    assertThat(made.headers().firstValue("location").orElseThrow())
        .startsWith("/bot/api/v1/campaigns/");
  }

  @Test
  void the_cookies_stay_below_the_path() {
    var answer = server.signInWith("{\"password\":\"" + ShopServer.PASSWORD + "\"}");

    assertThat(answer.headers().allValues("set-cookie"))
        .hasSize(2)
        .allMatch(cookie -> cookie.startsWith("__Secure-promobot"))
        .allMatch(cookie -> cookie.contains("Path=/bot;") && cookie.contains("Secure"));
    var session = answer.headers().allValues("set-cookie").get(0).split(";")[0];
    assertThat(
            server
                .ask(
                    "GET",
                    "/bot/api/v1/session",
                    "",
                    "cookie",
                    session,
                    "origin",
                    "https://shop.example")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void the_page_names_its_files_below_the_path() {
    var files = WebFiles.of("http/based").below("/bot");

    assertThat(new String(files.bytes("index.html").orElseThrow()))
        .contains("<meta name=\"base\" content=\"/bot\">")
        .contains("src=\"/bot/assets/app-1a2b.js\"", "href=\"/bot/favicon.svg\"")
        .contains("href=\"//elsewhere.example/x\"");
    assertThat(new String(files.bytes("till.html").orElseThrow()))
        .contains("<meta name=\"base\" content=\"/bot\">", "src=\"/bot/assets/till-1a2b.js\"");
    assertThat(files.bytes("index.html.br")).isEmpty();
    assertThat(files.bytes("till.html.gz")).isEmpty();
  }
}
