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
  void the_chat_on_the_website_links_to_it() {
    assertThat(shop.withToken("", "/api/v1/chat/settings").json().getString("privacy"))
        .isEqualTo("https://umi.example/privacy");
  }
}
