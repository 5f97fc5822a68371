package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What customers type in their own words, from Messenger's signed webhook to what they get. */
@Timeout(120)
class TypedIT {
  private static final List<String> STOPS =
      List.of(
          "Stop. Thank you",
          "please stop sending me these messages",
          "unsubscribe me",
          "remove me",
          "Baja",
          "désabonner",
          "abmelden",
          "parar",
          "退订",
          "إلغاء");

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

  private String text(String psid, int message) {
    return meta.message(psid, message).getString("text");
  }

  private String greeted() {
    String ana = meta.customer("Ana Prieto");
    shop.start(ana);
    meta.message(ana, 1);
    return ana;
  }

  private long optedOut() {
    return shop.sql.number("SELECT count(*) FROM customer WHERE opted_out");
  }

  @Test
  void no_more_offers_is_understood_in_many_languages_and_confirmed_once() {
    List<String> people = STOPS.stream().map(each -> meta.customer("Ana Prieto")).toList();
    people.forEach(shop::start);
    people.forEach(each -> meta.message(each, 1));

    for (int each = 0; each < STOPS.size(); each++) {
      shop.say(people.get(each), STOPS.get(each));
    }

    assertThat(people).allSatisfy(each -> assertThat(text(each, 2)).contains("Umi Shop"));
    assertThat(
            shop.sql.number("SELECT count(DISTINCT customer_id) FROM outbox WHERE say = 'GOODBYE'"))
        .as("each in their language")
        .isEqualTo(STOPS.size());
    assertThat(shop.sql.number("SELECT count(*) FROM outbox WHERE say = 'GOODBYE'"))
        .isEqualTo(STOPS.size());
    assertThat(optedOut()).isEqualTo(STOPS.size());
  }

  @Test
  void in_doubt_the_bot_asks_and_both_buttons_do_what_they_say() {
    String ana = greeted();

    shop.say(ana, "exit");
    JsonObject question = meta.message(ana, 2);
    assertThat(question.getString("text")).isEqualTo("Stop all offers?");
    List<String> payloads =
        SimulatedMeta.buttons(question).stream().map(each -> each.getString("payload")).toList();
    shop.tap(ana, payloads.get(1));
    assertThat(text(ana, 3)).contains("nothing changes");
    assertThat(optedOut()).isZero();

    shop.tap(ana, payloads.get(0));
    assertThat(text(ana, 4)).contains("won't get offers");
    assertThat(optedOut()).isOne();
  }

  @Test
  void a_typed_yes_in_spanish_shows_the_coupon() {
    String ana = greeted();

    shop.say(ana, "sí por favor");

    assertThat(SimulatedMeta.buttons(meta.message(ana, 2)))
        .extracting(button -> button.getString("title"))
        .containsExactly("Ver el código");
    assertThat(shop.people("welcome").getInteger("accepted")).isOne();
  }

  @Test
  void the_website_chats_menu_opts_out_like_the_pages() {
    ChatVisitor ben = new ChatVisitor(shop.at("").toString(), "");
    ben.does(ChatVisitor.event("start"));

    ben.does(ChatVisitor.event("tap").put("payload", "STOP").put("text", "Keine Angebote mehr"));

    assertThat(optedOut()).isOne();
    Await.until(() -> ben.messages().toString().contains("won't get offers"));
  }
}
