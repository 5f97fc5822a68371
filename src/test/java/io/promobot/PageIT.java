package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the owner sees and sets of the page, through the whole product. */
@Timeout(120)
class PageIT {
  private SimulatedMeta meta;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.beforeMeta();
    meta = shop.meta();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private JsonObject told(String method, String path, String body) {
    var answer = shop.api(method, path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void an_uploaded_image_reaches_the_customer_by_its_public_address() throws Exception {
    var upload = shop.ask("POST", "/api/v1/images", png(), "authorization", "Bearer " + Shop.TOKEN);
    var url = upload.json().getString("url");
    told("PATCH", "/campaigns/welcome", "{\"copy\":{\"thanks_image\":\"" + url + "\"}}");
    var ben = meta.customer("Ben Okafor");
    shop.start(ben);
    meta.message(ben, 1);

    shop.tap(ben, "NO_THANKS:welcome");

    var shown = meta.message(ben, 2).encode() + meta.message(ben, 3).encode();
    var address = "http://localhost:" + shop.port + url;
    assertThat(shown).contains(address);
    var fetched = shop.ask("GET", address, new byte[0]);
    assertThat(fetched.status()).isEqualTo(200);
    assertThat(fetched.type()).isEqualTo("image/jpeg");
    assertThat(ImageIO.read(new ByteArrayInputStream(fetched.raw().body())).getWidth())
        .isEqualTo(640);
  }

  @Test
  void the_page_shows_what_facebook_shows_and_the_greeting_that_was_set() {
    var page = shop.look("/page");
    assertThat(page.getString("name")).isEqualTo("Umi Shop");
    assertThat(page.getString("greeting")).isNull();
    assertThat(page.getString("webhook_url"))
        .isEqualTo("http://localhost:" + shop.port + "/webhooks/messenger");
    assertThat(page.getString("verify_token")).isEqualTo("verify-me");
    assertThat(page.getBoolean("own_token")).isFalse();
    assertThat(page.getBoolean("own_password")).isFalse();

    var set = told("PUT", "/page/greeting", "{\"greeting\":\"Tap below for a coupon!\"}");

    assertThat(set.getBoolean("ok")).as(set.encode()).isTrue();
    var greeted = shop.look("/page");
    assertThat(greeted.getString("greeting")).isEqualTo("Tap below for a coupon!");
    assertThat(greeted.getBoolean("get_started")).isTrue();
  }

  @Test
  void tokens_are_checked_where_the_graph_api_is() {
    var good = told("POST", "/page/check", "{\"page_token\":\"" + Shop.PAGE_TOKEN + "\"}");
    assertThat(good.getBoolean("ok")).as(good.encode()).isTrue();
    assertThat(good.getString("page_id")).isEqualTo(Shop.PAGE);
    assertThat(good.getString("sentence")).contains("Umi Shop", "Asked at http://127.0.0.1");

    var wrong = told("POST", "/page/check", "{\"page_token\":\"canary-token\"}");
    assertThat(wrong.getBoolean("ok")).isFalse();
    assertThat(wrong.encode()).contains("does not accept").doesNotContain("canary");
  }

  @Test
  void links_of_a_real_page_lead_to_messenger_and_count_who_came() {
    var made = shop.api("POST", "/entry-links", "{\"origin\":\"poster\"}");
    assertThat(made.json().getString("link"))
        .isEqualTo("https://m.me/" + Shop.PAGE + "?ref=poster");
    shop.come(meta.customer("Ana Prieto"), "poster", false);
    assertThat(
            shop.look("/entry-links")
                .getJsonArray("entry_links")
                .getJsonObject(0)
                .getInteger("people"))
        .isEqualTo(1);
  }
}
