package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The owner names the shop and gives it a logo, at one of two replicas. */
@Timeout(120)
class ShopNameIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private SimulatedMeta meta;
  private Shop shop;
  private Shop replica;

  @BeforeEach
  void open() {
    meta = SimulatedMeta.apart();
    shop = Shop.before(meta, Map.of("BUSINESS_NAME", "Umi"));
    Map<String, String> same = new HashMap<>(Map.of("BUSINESS_NAME", "Umi", "SIMULATOR", "off"));
    same.put("MESSENGER_API_URL", meta.graph());
    replica = Shop.on(shop.database, same);
  }

  @AfterEach
  void close() {
    replica.close();
    shop.close();
    meta.close();
  }

  private static String body(String name, Object logo) {
    return new JsonObject().put("name", name).put("logo", logo).encode();
  }

  @Test
  void a_new_name_and_logo_are_everywhere_in_every_replica() {
    String ana = Shop.quiet();
    replica.start(ana);
    Await.until(LIMIT, () -> meta.inbox(ana).size() == 1);
    assertThat(meta.inbox(ana).get(0).encode()).contains("Umi").doesNotContain("Mare");
    assertThat(shop.look("/shop").getString("name")).isEqualTo("Umi");

    var answer = shop.api("PUT", "/shop", body(" Mare ", "https://mare.example/logo.png"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("name")).isEqualTo("Mare");
    Await.until(LIMIT, () -> replica.look("/shop").getString("name").equals("Mare"));
    for (Shop each : new Shop[] {shop, replica}) {
      assertThat(each.look("/status").getString("business")).isEqualTo("Mare");
      assertThat(each.look("/status").getString("logo")).isEqualTo("https://mare.example/logo.png");
      var mail = each.look("/welcome-mail");
      assertThat(mail.getString("from")).startsWith("Mare <");
      assertThat(mail.getJsonObject("preview").encode()).contains("Mare").doesNotContain("Umi");
      for (String story : new String[] {"coupon", "feedback", "sign_up"}) {
        var preview = each.api("POST", "/stories/" + story + "/preview", "{}");
        assertThat(preview.text()).as(story).contains("Mare").doesNotContain("Umi");
      }
    }
    String ben = Shop.quiet();
    replica.start(ben);
    Await.until(LIMIT, () -> meta.inbox(ben).size() == 1);
    assertThat(meta.inbox(ben).get(0).encode()).contains("Mare").doesNotContain("Umi");
  }

  @Test
  void signs_that_turn_what_stands_around_a_name_are_left_out_of_it() {
    var answer = shop.api("PUT", "/shop", body("\u202eMare \u2066Bar\u200b", null));

    assertThat(answer.json().getString("name")).isEqualTo("Mare Bar");
  }

  @Test
  void what_is_left_out_stays_and_survives_a_restart_with_another_setting() {
    shop.api("PUT", "/shop", "{\"logo\":\"https://mare.example/logo.png\"}");
    assertThat(shop.look("/shop").getString("name")).isEqualTo("Umi");
    shop.api("PUT", "/shop", "{\"name\":\"Mare\"}");
    assertThat(shop.look("/shop").getString("logo")).isEqualTo("https://mare.example/logo.png");
    shop.api("PUT", "/shop", "{\"logo\":null}");

    try (Shop later = Shop.on(shop.database, Map.of("BUSINESS_NAME", "Other"))) {
      assertThat(later.look("/shop").getString("name")).isEqualTo("Mare");
      assertThat(later.look("/shop").getValue("logo")).isNull();
      assertThat(later.look("/status").getValue("logo")).isNull();
    }
  }

  @Test
  void the_main_language_is_open_until_the_owner_or_the_settings_choose_it() {
    assertThat(shop.look("/shop").getString("language")).isEqualTo("en");
    assertThat(shop.look("/shop").getBoolean("language_given")).isFalse();
    try (Shop set = Shop.on(shop.database, Map.of("LANGUAGE", "fr"))) {
      assertThat(set.look("/shop").getString("language")).isEqualTo("fr");
      assertThat(set.look("/shop").getBoolean("language_given")).isTrue();
    }

    assertThat(shop.api("PUT", "/shop", "{\"language\":\"en\"}").status()).isEqualTo(200);

    assertThat(shop.look("/shop").getBoolean("language_given"))
        .as("English may be a choice, too")
        .isTrue();
    Await.until(LIMIT, () -> replica.look("/shop").getBoolean("language_given"));
  }

  @Test
  void a_name_or_logo_that_cannot_be_used_is_refused_and_nothing_changes() {
    var answer = shop.api("PUT", "/shop", body("Umi\u0001", "http://umi.example/logo.png"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"field\":\"name\"").contains("\"field\":\"logo\"");
    assertThat(shop.look("/shop").getString("name")).isEqualTo("Umi");
    assertThat(shop.look("/shop").getValue("logo")).isNull();
  }

  @Test
  void a_name_that_makes_a_text_too_long_for_messenger_is_refused_and_names_the_text() {
    var copy = new JsonObject().put("welcome_nameless", "x".repeat(630) + "{business}");
    assertThat(
            shop.api("PATCH", "/campaigns/welcome", new JsonObject().put("copy", copy).encode())
                .status())
        .isEqualTo(200);

    var answer = shop.api("PUT", "/shop", body("A much longer name", null));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("Welcome").contains("640 characters that Messenger takes");
    assertThat(shop.api("PUT", "/shop", body("Umi Beach", null)).status()).isEqualTo(200);
  }

  @Test
  void a_name_that_makes_a_variants_text_too_long_is_refused_and_names_the_variant() {
    var text = new JsonObject().put("welcome_nameless", "x".repeat(630) + "{business}").encode();
    shop.sql.run(
        """
        INSERT INTO variant (page_id, campaign_id, name, words)
        SELECT page_id, 'welcome', 'B', jsonb_build_object('en', '%s'::jsonb) FROM page
        """
            .formatted(text));

    var answer = shop.api("PUT", "/shop", body("A much longer name", null));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("Welcome, B");
  }
}
