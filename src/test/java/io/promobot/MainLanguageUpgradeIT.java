package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.DatabaseAddress;
import io.promobot.db.Migrations;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A shop from before there were languages is upgraded, and its owner speaks Spanish. */
@Timeout(120)
class MainLanguageUpgradeIT {
  private final DatabaseAddress address = TestDatabase.empty();

  private void before(String... statements) {
    new Migrations(address).runTo("022");
    for (String each : statements) {
      TestDatabase.run(address, each.formatted(Shop.PAGE));
    }
  }

  @Test
  void its_texts_are_the_main_languages_and_only_defaults_change_their_language() {
    before(
        "INSERT INTO page (page_id) VALUES ('%s')",
        "INSERT INTO campaign (page_id, id, name, state) VALUES ('%s', 'welcome', 'W', 'open')",
        """
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES ('%s', 'welcome', 1,
          '{"offer": "Los lunes a mitad de precio", "no_label": "No, thanks"}')
        """,
        """
        INSERT INTO story_copy (page_id, story, fields)
        VALUES ('%s', 'sign_up', '{"ask_name": "¿Cómo te llamas, por favor?"}')
        """,
        """
        WITH ana AS (
          INSERT INTO customer (page_id, psid, step, window_until, first_name)
          VALUES ('%1$s', 'web:ana', 'WELCOMED', now(), 'Ana') RETURNING id)
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state, attempted_at, settled_at)
        SELECT '%1$s', id, 'welcome', 1, 'WELCOME', 'sent', now(), now() FROM ana
        """);

    try (Shop shop = Shop.on(address, Map.of("LANGUAGE", "es"))) {
      JsonObject welcome = shop.look("/campaigns/welcome");
      assertThat(welcome.getString("language")).isEqualTo("es");
      JsonObject copy = welcome.getJsonObject("copy");
      assertThat(copy.getString("offer")).isEqualTo("Los lunes a mitad de precio");
      assertThat(copy.getString("no_label")).isEqualTo("No, gracias");
      assertThat(welcome.getJsonObject("translations").isEmpty()).isTrue();
      JsonObject form = shop.look("/stories/sign_up");
      assertThat(form.getJsonObject("fields").getString("ask_name"))
          .isEqualTo("¿Cómo te llamas, por favor?");
      assertThat(form.getJsonObject("fields").getString("skip_label")).isEqualTo("Saltar");

      String ana =
          shop.look("/customers").getJsonArray("customers").getJsonObject(0).getString("id");
      assertThat(shop.look("/customers/" + ana + "/timeline").encode())
          .as("what she was told before")
          .contains("Hi Ana! 👋 Welcome to");

      ChatVisitor ben = new ChatVisitor(shop.at("").toString(), "").reading("pl");
      ben.does(ChatVisitor.event("start"));
      ben.does(ChatVisitor.event("tap").put("payload", "SHOW_COUPON:welcome").put("text", "Sí"));
      assertThat(ben.messages().toString())
          .contains("Te damos la bienvenida", "No, gracias", "Los lunes a mitad de precio");
    }
  }
}
