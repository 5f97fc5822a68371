package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page about people's data. */
@Timeout(120)
class PrivacyIT {
  private Shop shop;

  @BeforeEach
  void open() {
    shop =
        Shop.open(
            Map.of(
                "BUSINESS_NAME",
                "Umi & Co",
                "KEEP_EVENTS",
                "30d",
                "MAIL_FROM",
                "hello@umi.example",
                "PUBLIC_URL",
                "https://umi.example"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anybody_reads_it_with_the_owners_own_words_and_it_runs_and_loads_nothing() {
    shop.api("PUT", "/website", "{\"consent\":\"Our rules: https://umi.example/rules\"}");

    var page = shop.get("/privacy");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text())
        .contains("Privacy at Umi &amp; Co", "What you did in the chat: 30 days.")
        .contains("<a href=\"https://umi.example/rules\">");
    assertThat(page.raw().headers().allValues("content-security-policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
  }

  @Test
  void the_owner_and_nobody_else_gets_everything_about_a_customer_as_json_or_as_a_page() {
    String ana = Shop.quiet();
    shop.start(ana);
    shop.say(ana, "<b>hello</b>");
    String path = "/customers/%s/data".formatted(shop.customer(ana).getString("id"));

    assertThat(shop.look(path).getJsonObject("tables").encode()).contains(ana, "<b>hello</b>");
    var page = shop.api("GET", path + "?format=html", "");
    assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.raw().headers().firstValue("content-disposition"))
        .as("read, not saved")
        .hasValue("inline");
    assertThat(page.text())
        .contains("<h2>Profile</h2>", "<h2>What they did</h2>", ana, "&lt;b&gt;hello&lt;/b&gt;")
        .doesNotContain("<b>");
    var named = new String[] {"accept", "text/html,*/*", "authorization", "Bearer " + Shop.TOKEN};
    assertThat(shop.ask("GET", "/api/v1" + path, new byte[0], named).type()).isEqualTo(page.type());
    assertThat(shop.get("/api/v1" + path).status()).isEqualTo(401);
    assertThat(shop.api("GET", "/customers/999999/data", "").status()).isEqualTo(404);
    assertThat(shop.api("GET", path + "?format=xml", "").status()).isEqualTo(400);
  }

  @Test
  void it_says_how_to_reach_the_shop() {
    assertThat(shop.get("/privacy").text())
        .contains("write “help” in <a href=\"chat\">the chat</a>")
        .contains("<a href=\"mailto:hello@umi.example\">hello@umi.example</a>");
  }

  @Test
  void the_chat_on_the_website_links_to_it() {
    assertThat(shop.withToken("", "/api/v1/chat/settings").json().getString("privacy"))
        .isEqualTo("https://umi.example/privacy");
  }
}
