package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example shop's page of the demo, with the real chat on it. */
@Timeout(60)
class DemoShopIT {
  private static final Pattern ADDRESS = Pattern.compile("\\b(?:src|href)=\"([^\"#]+)\"");

  private static String header(Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse("");
  }

  private static List<String> addresses(String page) {
    return ADDRESS.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void it_loads_the_real_chat_and_nothing_from_elsewhere() {
    try (Shop shop = Shop.open()) {
      Answer page = shop.get("/demo/shop");

      assertThat(page.type()).startsWith("text/html");
      assertThat(page.text())
          .contains("<script src=\"../chat.js\"")
          .doesNotContain("http:", "https:", "style=\"", "onclick");
      List<String> files = addresses(page.text());
      assertThat(files).contains("shop/shop.css", "shop/shop.js");
      for (String file : List.of("shop/shop.css", "shop/shop.js")) {
        assertThat(shop.get("/demo/" + file).status()).as(file).isEqualTo(200);
      }
      assertThat(shop.get("/demo/shop/nothing.css").status()).isEqualTo(404);
    }
  }

  @Test
  void only_our_own_pages_may_frame_it() {
    try (Shop shop = Shop.open()) {
      assertThat(header(shop.get("/demo/shop"), "content-security-policy"))
          .contains("default-src 'self'", "frame-ancestors 'self'")
          .doesNotContain("unsafe", "'none'; form-action");
      assertThat(header(shop.get("/chat"), "content-security-policy"))
          .contains("frame-ancestors 'none'");
    }
  }

  @Test
  void without_the_simulator_there_is_no_such_page() {
    try (Shop shop = Shop.open(Map.of("SIMULATOR", "off"))) {
      assertThat(shop.get("/demo/shop").text()).doesNotContain("chat.js");
      assertThat(shop.get("/demo/shop/shop.css").status()).isEqualTo(404);
    }
  }
}
