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

  private String privacyIn(String accepted) {
    return shop.ask("GET", "/privacy", new byte[0], "accept-language", accepted).text();
  }

  @Test
  void everybody_reads_it_in_the_language_of_their_browser_and_else_in_the_shops() {
    assertThat(privacyIn("pl, es-MX;q=0.9, en;q=0.1"))
        .contains("<html lang=\"es\" dir=\"ltr\">", "Lo que hiciste en el chat: 30 días.");
    assertThat(privacyIn("ar")).contains("<html lang=\"ar\" dir=\"rtl\">");
    assertThat(privacyIn("pl")).contains("<html lang=\"en\"");
    shop.api("PUT", "/shop", "{\"language\":\"de\"}");
    assertThat(shop.get("/privacy").text()).contains("<html lang=\"de\"", "Was gespeichert wird");

    shop.sql.run(
        "INSERT INTO deletion_request (page_id, code, signature) VALUES (?, ?, 'y'::bytea)",
        Shop.PAGE,
        "c0dec0de");
    assertThat(
            shop.ask("GET", "/meta/deletion/c0dec0de", new byte[0], "accept-language", "fr").text())
        .contains("<html lang=\"fr\"", "La boutique s’en occupe.", "supprimer mes données");
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
