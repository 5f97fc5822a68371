package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was set and said before goes on when the owner chooses another main language. */
@Timeout(120)
class MainLanguageIT {
  private static final String WELCOME = "/campaigns/welcome";
  private static final String NBSP = "\u00a0";

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void worth(int percent) {
    var set =
        shop.api(
            "PUT",
            WELCOME + "/coupon",
            """
            {"kind":"shared","code":"UMI10","value":{"kind":"percent","amount":"%d"}}
            """
                .formatted(percent));
    assertThat(set.status()).as(set.text()).isEqualTo(200);
  }

  private void speaks(String language) {
    shop.api("PUT", "/shop", "{\"language\":\"" + language + "\"}");
  }

  private String offer() {
    return shop.look(WELCOME).getJsonObject("copy").getString("offer");
  }

  private String offer(String language) {
    return shop.look(WELCOME)
        .getJsonObject("translations")
        .getJsonObject(language)
        .getString("offer");
  }

  private boolean differs() {
    return shop.look(WELCOME + "/coupon").getBoolean("offer_differs");
  }

  private ChatVisitor reads(String languages) {
    ChatVisitor ben = new ChatVisitor(shop.at("").toString(), "").reading(languages);
    ben.does(ChatVisitor.event("start"));
    return ben;
  }

  private String timeline() {
    String id = shop.look("/customers").getJsonArray("customers").getJsonObject(0).getString("id");
    return shop.look("/customers/" + id + "/timeline").encode();
  }

  @Test
  void the_offer_in_our_words_goes_on_following_the_worth() {
    worth(20);
    speaks("es");
    assertThat(shop.look(WELCOME + "/coupon").getString("offer")).contains("20", "descuento");

    worth(30);

    assertThat(offer()).isEqualTo("30" + NBSP + "% de descuento en tu próxima visita");
    assertThat(offer("en")).isEqualTo("30% off your next visit");
    assertThat(offer("fr")).contains("30").doesNotContain("20");
    assertThat(differs()).isFalse();
  }

  @Test
  void translations_in_our_words_follow_the_worth_beside_an_offer_in_the_owners() {
    worth(20);
    shop.api("PATCH", WELCOME, "{\"copy\":{\"offer\":\"A treat for you\"}}");

    worth(30);

    assertThat(offer()).isEqualTo("A treat for you");
    assertThat(offer("es")).isEqualTo("30" + NBSP + "% de descuento en tu próxima visita");
    assertThat(differs()).isFalse();
    shop.api("PATCH", WELCOME, "{\"translations\":{\"de\":{\"offer\":\"20 % Rabatt\"}}}");
    assertThat(differs()).as("in German").isTrue();
  }

  @Test
  void a_till_says_offers_in_the_main_language_of_now() {
    var coupons = new Coupons(shop);
    shop.api("PATCH", WELCOME, "{\"copy\":{\"offer\":\"Half price\"}}");
    shop.api("PATCH", WELCOME, "{\"translations\":{\"es\":{\"offer\":\"Mitad de precio\"}}}");
    coupons.of("welcome", coupons.customer(), "7K3M-9QXB-2FT");
    var till = coupons.at(coupons.till("Till 1").getString("pin"));
    assertThat(till.look("7K3M-9QXB-2FT").getString("offer")).isEqualTo("Half price");

    speaks("es");

    assertThat(till.look("7K3M-9QXB-2FT").getString("offer")).isEqualTo("Mitad de precio");
  }

  @Test
  void what_was_said_to_somebody_of_whom_no_language_is_known_stays_as_it_was_said() {
    ChatVisitor ben = reads("pl");
    JsonObject welcome = ben.messages().get(0);
    String told = timeline();
    assertThat(welcome.encode()).contains("Welcome to");

    speaks("es");

    assertThat(ben.messages().get(0)).isEqualTo(welcome);
    assertThat(timeline()).isEqualTo(told);
    assertThat(reads("pl").messages().get(0).encode()).contains("Te damos la bienvenida");
  }

  @Test
  void texts_that_were_read_in_another_main_language_are_not_saved_as_the_new_one() {
    String change = "{\"language\":\"en\",\"copy\":{\"offer\":\"Half price\"}}";
    speaks("es");

    var refused = shop.api("PATCH", WELCOME, change);

    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.json().getJsonObject("now").getString("language")).isEqualTo("es");
    assertThat(offer()).isNotEqualTo("Half price");
    assertThat(shop.api("PATCH", WELCOME, change.replace("\"en\"", "\"es\"")).status())
        .isEqualTo(200);
    assertThat(offer()).isEqualTo("Half price");
  }

  @Test
  void the_same_holds_for_the_texts_of_forms() {
    String change = "{\"language\":\"en\",\"fields\":{\"ask_name\":\"Your name?\"}}";
    speaks("es");

    var refused = shop.api("PATCH", "/stories/sign_up", change);

    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    JsonObject now = refused.json().getJsonObject("now");
    assertThat(now.getString("language")).isEqualTo("es");
    assertThat(now.getJsonObject("fields").getString("ask_name")).isNotEqualTo("Your name?");
  }

  @Test
  void and_for_the_welcome_mail() {
    String change = "{\"language\":\"en\",\"subject\":\"Hi\",\"text\":\"Hello\"}";
    speaks("es");

    var refused = shop.api("PUT", "/welcome-mail", change);

    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.json().getJsonObject("now").getString("language")).isEqualTo("es");
  }

  @Test
  void the_timeline_calls_an_opt_out_by_the_owners_phrase_an_opt_out_even_when_it_is_taken_back() {
    String id =
        shop.api("POST", "/phrases", "{\"text\":\"uff tja nun\",\"meaning\":\"stop\"}")
            .json()
            .getString("id");
    reads("en").does(ChatVisitor.text("uff tja nun"));
    assertThat(timeline()).contains("\"kind\":\"opt_out\",\"text\":\"uff tja nun\"");

    shop.api("DELETE", "/phrases/" + id, "");

    assertThat(timeline()).contains("\"kind\":\"opt_out\",\"text\":\"uff tja nun\"");
  }
}
