package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The owner writes stories in several languages; what is missing in one is never a gap. */
@Timeout(120)
class StoryLanguagesIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String WELCOME = "/campaigns/welcome";

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

  private static String change(String json) {
    return json.replace('\'', '"');
  }

  private JsonObject patched(String json) {
    var answer = shop.api("PATCH", WELCOME, change(json));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private String greeting() {
    String someone = Shop.quiet();
    shop.start(someone);
    Await.until(LIMIT, () -> meta.inbox(someone).size() == 1);
    return meta.inbox(someone).get(0).encode();
  }

  @Test
  void a_version_has_all_languages_and_an_older_one_brings_all_of_them_back() {
    patched("{'copy':{'offer':'15 % off'},'translations':{'es':{'offer':'15 % menos'}}}");
    JsonObject third = patched("{'translations':{'fr':{'offer':'15 % de moins'}}}");

    assertThat(third.getInteger("version")).isEqualTo(3);
    assertThat(third.getString("language")).isEqualTo("en");
    assertThat(third.getJsonObject("copy").getString("offer")).isEqualTo("15 % off");
    assertThat(third.getJsonObject("translations"))
        .isEqualTo(
            new JsonObject(change("{'es':{'offer':'15 % menos'},'fr':{'offer':'15 % de moins'}}")));
    JsonArray versions = shop.look(WELCOME + "/versions").getJsonArray("versions");
    assertThat(versions.getJsonObject(1).getJsonObject("translations").fieldNames())
        .containsExactly("es");
    assertThat(versions.getJsonObject(2).getJsonObject("translations").isEmpty()).isTrue();

    var restored = shop.api("POST", WELCOME + "/versions/2/restore", "");

    assertThat(restored.json().getInteger("version")).isEqualTo(4);
    assertThat(restored.json().getJsonObject("translations").fieldNames()).containsExactly("es");
    JsonObject taken = patched("{'translations':{'es':{'offer':null}}}");
    assertThat(taken.getJsonObject("translations").isEmpty()).isTrue();
  }

  @Test
  void a_mistake_names_the_text_and_its_language_and_nothing_is_published() {
    var answer =
        shop.api(
            "PATCH",
            WELCOME,
            change(
                "{'copy':{'offer':'15 % off'},'translations':{"
                    + "'es':{'yes_label':'Sí, quiero ver ese cupón','reveal':'Sin nada'},"
                    + "'ar':{'terms':''}}}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains("translations.es.yes_label", "24 characters long", "(in Spanish)")
        .contains("translations.es.reveal", "must contain {code}")
        .contains("translations.ar.terms", "(in Arabic)");
    assertThat(shop.look(WELCOME).getInteger("version")).isEqualTo(1);
    for (String wrong :
        new String[] {
          "{'xx':{'offer':'?'}}",
          "{'en':{'offer':'?'}}",
          "{'es':{'code':'OTRO'}}",
          "{'es':{'x':'?'}}"
        }) {
      var refused = shop.api("PATCH", WELCOME, "{\"translations\":" + change(wrong) + "}");
      assertThat(refused.status()).as(wrong).isEqualTo(400);
      assertThat(refused.text()).as(wrong).contains("translations.");
    }
  }

  @Test
  void the_main_language_can_be_chosen_and_what_was_written_stays() {
    patched(
        "{'copy':{'offer':'Half price','terms':'Mondays'},"
            + "'translations':{'es':{'offer':'Mitad de precio'}}}");
    assertThat(greeting()).contains("Welcome to");

    assertThat(shop.api("PUT", "/shop", "{\"language\":\"xx\"}").status()).isEqualTo(400);
    var answer = shop.api("PUT", "/shop", "{\"language\":\"es\"}");

    assertThat(answer.json().getString("language")).isEqualTo("es");
    assertThat(answer.json().getJsonArray("languages")).hasSize(8);
    assertThat(greeting()).contains("Te damos la bienvenida");
    JsonObject now = shop.look(WELCOME);
    assertThat(now.getString("language")).isEqualTo("es");
    JsonObject copy = now.getJsonObject("copy");
    assertThat(copy.getString("offer")).isEqualTo("Mitad de precio");
    assertThat(copy.getString("terms")).isEqualTo("Mondays");
    assertThat(copy.getString("no_label")).isEqualTo("No, gracias");
    assertThat(now.getJsonObject("translations"))
        .isEqualTo(new JsonObject(change("{'en':{'offer':'Half price'}}")));
    patched("{'copy':{'terms':'Los lunes'}}");
    assertThat(shop.look(WELCOME).getJsonObject("translations").encode())
        .contains("Half price")
        .doesNotContain("Mondays");
    var made = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json();
    assertThat(made.getJsonObject("copy").getString("welcome")).contains("cupón nuevo");
    assertThat(made.getJsonObject("translations").encode()).contains("Half price");
  }

  @Test
  void the_texts_of_forms_have_languages_too() {
    var changed =
        shop.api(
            "PATCH",
            "/stories/sign_up",
            change(
                "{'fields':{'ask_name':'Your name?'},'translations':{'es':{'ask_name':'¿Nombre?'}}}"));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    var refused =
        shop.api(
            "PATCH",
            "/stories/sign_up",
            change("{'translations':{'es':{'skip_label':'Saltar este paso ahora'}}}"));

    assertThat(refused.text()).contains("translations.es.skip_label", "(in Spanish)");
    JsonObject now = shop.look("/stories/sign_up");
    assertThat(now.getJsonObject("fields").getString("ask_name")).isEqualTo("Your name?");
    assertThat(now.getJsonObject("translations").encode())
        .isEqualTo("{\"es\":{\"ask_name\":\"¿Nombre?\"}}");
    shop.api("PUT", "/shop", "{\"language\":\"es\"}");
    JsonObject spanish = shop.look("/stories/sign_up");
    assertThat(spanish.getJsonObject("fields").getString("ask_name")).isEqualTo("¿Nombre?");
    assertThat(spanish.getJsonObject("fields").getString("skip_label")).isEqualTo("Saltar");
    assertThat(spanish.getJsonObject("translations").encode()).contains("Your name?");
  }

  @Test
  void each_story_can_be_previewed_in_each_language() {
    for (String story : new String[] {"coupon", "feedback", "sign_up", "support", "forget"}) {
      JsonObject told = shop.look("/stories/" + story + "/languages");
      assertThat(told.getJsonArray("languages")).hasSize(8);
      for (Object each : told.getJsonArray("languages")) {
        JsonObject language = (JsonObject) each;
        var preview =
            shop.api(
                "POST",
                "/stories/" + story + "/preview",
                new JsonObject()
                    .put("language", language.getString("language"))
                    .put("copy", language.getJsonObject("defaults"))
                    .encode());
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        JsonArray lines = preview.json().getJsonArray("lines");
        assertThat(lines.encode())
            .as("%s of %s", language.getString("language"), story)
            .contains("bot");
      }
    }
    assertThat(shop.api("POST", "/stories/coupon/preview", "{\"language\":\"xx\"}").status())
        .isEqualTo(400);
  }

  @Test
  void texts_from_before_there_were_languages_are_the_main_ones() {
    shop.sql.run(
        """
        UPDATE campaign_copy SET fields = fields || '{"offer": "Montags zum halben Preis"}',
          language = DEFAULT, translations = DEFAULT
        """);
    try (Shop german = Shop.on(shop.database, Map.of("LANGUAGE", "de-AT"))) {
      JsonObject now = german.look(WELCOME);
      assertThat(now.getString("language")).isEqualTo("de");
      assertThat(now.getJsonObject("copy").getString("offer"))
          .isEqualTo("Montags zum halben Preis");
      assertThat(now.getJsonObject("copy").getString("no_label")).isEqualTo("Nein, danke");
      assertThat(now.getJsonObject("translations").isEmpty()).isTrue();
    }
  }
}
