package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A visitor's language on the website, from their browser to our database. */
@Timeout(120)
class LanguageIT {
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private ChatVisitor reads(String languages) {
    ChatVisitor ben = new ChatVisitor(shop.at("").toString(), "").reading(languages);
    ben.does(ChatVisitor.event("start"));
    return ben;
  }

  private String known() {
    return shop.sql.rows("SELECT language || ' ' || language_from FROM customer").get(0);
  }

  @Test
  void the_page_or_the_browser_tells_it_when_a_visitor_comes() {
    ChatVisitor ben = reads("es-MX,es;q=0.9,en;q=0.8");

    assertThat(known()).isEqualTo("es website");
    assertThat(shop.sql.rows("SELECT language FROM outbox").get(0)).isEqualTo("es");
    assertThat(ben.messages().toString()).contains("bienvenida");
  }

  @Test
  void it_wins_over_what_they_write_and_follows_the_page() {
    ChatVisitor ben = reads("fr");
    ben.does(ChatVisitor.event("text").put("text", "Hello, where can I find your shop?"));
    assertThat(known()).isEqualTo("fr website");

    ben.reading("de").does(ChatVisitor.event("text").put("text", "ok"));
    assertThat(known()).isEqualTo("de website");
  }

  @Test
  void the_menu_of_the_chat_wins_over_the_page() {
    ChatVisitor ben = reads("fr");

    ben.does(ChatVisitor.event("tap").put("payload", "SPEAK:ar").put("text", "العربية"));
    ben.does(ChatVisitor.event("text").put("text", "ok"));

    assertThat(known()).isEqualTo("ar chosen");
  }

  @Test
  void what_was_said_before_stays_in_the_language_it_was_said_in() {
    ChatVisitor ben = reads("fr");
    var before = ben.messages().get(0);

    ben.does(ChatVisitor.event("text").put("text", "auf Deutsch bitte"));

    assertThat(ben.messages().get(0)).isEqualTo(before);
    assertThat(ben.messages().toString()).contains("Bienvenue", "Willkommen");
  }

  @Test
  void a_browser_that_names_none_of_ours_leaves_it_to_what_they_write() {
    ChatVisitor ben = reads("pl");
    assertThat(shop.sql.number("SELECT count(*) FROM customer WHERE language IS NULL")).isOne();

    ben.does(ChatVisitor.event("text").put("text", "Wo finde ich euren Laden, bitte?"));
    assertThat(known()).isEqualTo("de written");
  }

  @Test
  void who_registers_with_a_language_is_welcomed_in_it() {
    shop.api(
        "POST",
        "/leads",
        "{\"name\":\"Ana\",\"email\":\"ana@example.com\",\"language\":\"pt-BR\",\"city\":\"Rio\"}");

    assertThat(shop.sql.rows("SELECT language, attributes FROM lead").get(0))
        .isEqualTo("pt {\"city\": \"Rio\"}");
  }

  @Test
  void a_language_that_we_do_not_speak_is_kept_as_an_attribute() {
    shop.api(
        "POST", "/leads", "{\"name\":\"Ana\",\"email\":\"ana@example.com\",\"language\":\"pl\"}");

    assertThat(shop.sql.rows("SELECT language, attributes FROM lead").get(0))
        .isEqualTo("- {\"language\": \"pl\"}");
  }

  @Test
  void who_signs_up_in_the_chat_registers_with_the_language_of_the_chat() {
    ChatVisitor ben = reads("nl");
    for (String words : List.of("sign up", "Ben Smit", "ben@example.com", "skip")) {
      ben.does(ChatVisitor.event("text").put("text", words));
    }

    assertThat(shop.sql.rows("SELECT language FROM lead")).containsExactly("nl");
  }

  @Test
  void people_with_a_question_choose_among_topics_in_their_language() {
    String id = shop.look("/topics").getJsonArray("topics").getJsonObject(0).getString("id");
    shop.api("PATCH", "/topics/" + id, "{\"name\":\"Sales\",\"names\":{\"es\":\"Ventas\"}}");

    ChatVisitor eva = reads("es");
    eva.does(ChatVisitor.event("text").put("text", "ayuda"));
    assertThat(eva.messages().toString()).contains("Ventas").doesNotContain("\"Sales\"");
    for (String words : List.of("ventas", "¿Enviáis a Lugo?")) {
      eva.does(ChatVisitor.event("text").put("text", words));
    }

    assertThat(shop.sql.rows("SELECT topic, unknown_topic FROM request"))
        .containsExactly("Sales f");
  }
}
