package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A coupon of one's own in the chat on the website, and its page. */
@Timeout(60)
class CouponPageIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Shop shop;
  private ChatVisitor visitor;

  @BeforeEach
  void open() {
    shop = Shop.open(Map.of("TIME_ZONE", "Pacific/Kiritimati"));
    terms("{\"kind\":\"unique\",\"prefix\":\"UMI\",\"valid_until\":\"2099-12-24\"}");
    visitor = new ChatVisitor("http://127.0.0.1:" + shop.port, "http://127.0.0.1:" + shop.port);
  }

  @AfterEach
  void close() {
    visitor.close();
    shop.close();
  }

  private void terms(String terms) {
    var set = shop.api("PUT", "/campaigns/welcome/coupon", terms);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
  }

  /** The message with the code. */
  private JsonObject revealed() {
    visitor.does(ChatVisitor.event("start"));
    visitor.does(ChatVisitor.tap(visitor.button("Yes! Show me coupon")));
    visitor.does(ChatVisitor.tap(visitor.button("Reveal coupon")));
    Await.until(LIMIT, () -> newest().getString("title", "").startsWith("Your code: "));
    return newest();
  }

  private JsonObject newest() {
    var all = visitor.messages();
    return all.get(all.size() - 1);
  }

  private static String path(String address) {
    return address.substring(address.indexOf("/c/"));
  }

  @Test
  void the_page_speaks_the_customers_language_and_else_the_browsers() {
    var page = path(revealed().getJsonArray("buttons").getJsonObject(0).getString("url"));
    var german = shop.ask("GET", page, new byte[0], "accept-language", "de-AT,en;q=0.5");
    assertThat(german.text())
        .contains("<html lang=\"de\" dir=\"ltr\">", "Gültig bis", "24. Dezember 2099");

    visitor.does(ChatVisitor.event("tap").put("payload", "SPEAK:ar").put("text", "العربية"));
    var arabic = shop.ask("GET", page, new byte[0], "accept-language", "de");
    assertThat(arabic.text())
        .contains("<html lang=\"ar\" dir=\"rtl\">", "صالحة حتى", "٢٤ ديسمبر ٢٠٩٩")
        .contains("<p class=\"code\" dir=\"ltr\">");
  }

  @Test
  void the_chat_shows_the_code_its_picture_and_the_way_to_its_page() {
    var message = revealed();
    var code = message.getString("title").substring("Your code: ".length());
    var link = message.getJsonArray("buttons").getJsonObject(0).getString("url");

    assertThat(code).matches("UMI[0-9A-Z]{4}-[0-9A-Z]{7}");
    var picture = shop.get(path(message.getString("image")));
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.type()).isEqualTo("image/png");
    assertThat(picture.text()).startsWith("\uFFFDPNG");

    var page = shop.get(path(link));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains(code, "Umi Shop", "10% off your next visit", "24 Dec 2099", "Good to use")
        .contains("noindex")
        .doesNotContain("<script");
    assertThat(page.raw().headers().firstValue("content-security-policy").orElse(""))
        .startsWith("default-src 'none'");
    assertThat(page.raw().headers().firstValue("x-robots-tag")).hasValue("noindex");
  }

  @Test
  void the_page_says_when_it_was_used_where_the_shop_is_and_looking_at_it_changes_nothing() {
    var page = path(revealed().getJsonArray("buttons").getJsonObject(0).getString("url"));
    var before = shop.sql.rows("SELECT * FROM coupon ORDER BY id");
    shop.get(page);
    shop.get(page + ".png");
    assertThat(shop.sql.rows("SELECT * FROM coupon ORDER BY id")).isEqualTo(before);

    shop.sql.run("UPDATE coupon SET uses = 1, redeemed_at = '2026-12-01T23:30Z' WHERE NOT shared");
    assertThat(shop.get(page).text()).contains("Used on 2 Dec 2026");
    shop.sql.run("UPDATE coupon SET uses = 0, voided_at = now() WHERE NOT shared");
    assertThat(shop.get(page).text()).contains("not valid any more");
    shop.sql.run("UPDATE coupon SET voided_at = NULL WHERE NOT shared");
    shop.sql.run("UPDATE coupon_terms SET valid_until = '2026-01-01'");
    assertThat(shop.get(page).text()).contains("This coupon is over");
  }

  @Test
  void a_page_that_lies_open_at_the_till_looks_again_by_itself_until_it_is_redeemed() {
    var page = path(revealed().getJsonArray("buttons").getJsonObject(0).getString("url"));
    assertThat(shop.get(page).raw().headers().firstValue("refresh")).hasValue("15");

    shop.sql.run("UPDATE coupon SET uses = 1, redeemed_at = now() WHERE NOT shared");
    assertThat(shop.get(page).raw().headers().firstValue("refresh")).isEmpty();
    assertThat(shop.get("/c/sample").raw().headers().firstValue("refresh")).isEmpty();
  }

  @Test
  void who_guesses_an_address_sees_no_coupon() {
    shop.sql.run(
        "INSERT INTO coupon (page_id, campaign_id, code, written) VALUES (?, 'welcome', 'A', 'a')",
        Shop.PAGE);
    var unused = shop.sql.rows("SELECT token FROM coupon WHERE code = 'A'").get(0);
    for (var guess :
        new String[] {
          "/c/" + unused,
          "/c/" + unused + ".png",
          "/c/00000000-0000-0000-0000-000000000000",
          "/c/UMI10",
          "/c/x.png"
        }) {
      assertThat(shop.get(guess).status()).as(guess).isEqualTo(404);
    }
    assertThat(shop.get("/c/" + unused).text()).contains("There is no such coupon");
  }

  @Test
  void an_owner_who_tries_the_texts_sees_a_sample() {
    assertThat(shop.get("/c/sample").text()).contains("7K3M-9QXB-2FK");
    assertThat(shop.get("/c/sample.png").type()).isEqualTo("image/png");
  }

  @Test
  void a_picture_that_a_browser_has_is_not_drawn_again() {
    var tag = shop.get("/c/sample.png").raw().headers().firstValue("etag").orElseThrow();
    var again = shop.ask("GET", "/c/sample.png", new byte[0], "if-none-match", tag);
    var head = shop.ask("HEAD", "/c/sample.png", new byte[0]);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.raw().headers().firstValue("etag")).hasValue(tag);
  }
}
