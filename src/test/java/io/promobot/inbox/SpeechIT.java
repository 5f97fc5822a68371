package io.promobot.inbox;

import static io.promobot.house.House.PAGE;
import static io.promobot.text.StoryLanguage.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.customer.SpokenStore;
import io.promobot.db.Await;
import io.promobot.flow.Message;
import io.promobot.flow.Message.Choice;
import io.promobot.flow.Stage;
import io.promobot.house.House;
import io.promobot.stats.Slice;
import io.promobot.stats.StatsStore;
import io.promobot.stats.Tallies;
import io.promobot.support.DeskSeedStore;
import io.promobot.text.StoryLanguage;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is learned of a customer's language on Messenger, and what they are asked then. */
@Timeout(60)
class SpeechIT {
  private static final String ANA = "7300000000000002";
  private static final String SPANIARD = "7300000000000008";

  private House house;
  private Instant at = Instant.now().minusSeconds(600);

  @BeforeEach
  void open() {
    house = House.fresh().sending();
    Await.on(new DeskSeedStore(house.db, PAGE).seed());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void says(String... words) {
    for (String each : words) {
      at = at.plusSeconds(1);
      String message =
          "\"message\":{\"mid\":\"m_%d\",\"text\":\"%s\"}".formatted(at.toEpochMilli(), each);
      Await.on(house.item(ANA, at, message));
    }
  }

  private void taps(String who, String payload) {
    at = at.plusSeconds(1);
    Await.on(house.postback(who, payload, at));
  }

  private List<Message> got(int messages) {
    Await.until(() -> house.channel.to(ANA).size() >= messages);
    return house.channel.to(ANA).stream().map(Outgoing::content).toList();
  }

  private JsonObject known() {
    return house
        .run("SELECT language, language_from, language_guess FROM customer")
        .iterator()
        .next()
        .toJson();
  }

  private String language() {
    return known().getString("language");
  }

  private String from() {
    return known().getString("language_from");
  }

  @Test
  void a_text_that_is_surely_spanish_is_remembered_before_it_is_answered() {
    says("Hola, quiero mi cupón");

    assertThat(got(1).get(0).text()).contains("bienvenida");
    assertThat(language()).isEqualTo("es");
    assertThat(from()).isEqualTo("written");
    assertThat(house.run("SELECT language FROM outbox").iterator().next().getString("language"))
        .as("of the message")
        .isEqualTo("es");
  }

  @Test
  void two_texts_that_are_only_likely_make_it_sure() {
    says("precio");
    assertThat(language()).isNull();
    assertThat(known().getString("language_guess")).isEqualTo("es");

    says("precio");
    assertThat(language()).isEqualTo("es");
    assertThat(known().getString("language_guess")).isNull();
  }

  @Test
  void a_wish_wins_over_what_they_write_and_is_kept() {
    says("Hola, quiero mi cupón", "in English please", "¿Dónde está la tienda, por favor?");

    assertThat(language()).isEqualTo("en");
    assertThat(from()).isEqualTo("chosen");
  }

  @Test
  void what_the_story_asked_last_is_asked_again() {
    taps(ANA, "start");
    got(1);
    says("auf Deutsch bitte");

    List<Message> said = got(2);
    assertThat(said.get(1).choices())
        .extracting(Choice::payload)
        .isEqualTo(said.get(0).choices().stream().map(Choice::payload).toList());
    assertThat(said.get(1).text()).contains("Willkommen");
    assertThat(language()).isEqualTo("de");
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void the_coupon_that_is_offered_is_shown_again() {
    taps(ANA, "start");
    says("yes", "en français svp");

    assertThat(got(3).get(2).kind()).isEqualTo(Message.Kind.CARD);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void the_question_of_a_form_is_asked_again_and_keeps_its_answers() {
    says("sign up", "Ana López", "español, por favor", "ana@example.com");

    List<Message> said = got(4);
    assertThat(said.get(1).text()).contains("Ana López").startsWith("Nice to meet you");
    assertThat(said.get(2).text()).contains("Ana López").startsWith("¡Encantad");
    assertThat(language()).isEqualTo("es");
    assertThat(
            house
                .run("SELECT form #>> '{answers,NAME}' AS name FROM customer")
                .iterator()
                .next()
                .getString("name"))
        .isEqualTo("Ana López");
  }

  @Test
  void the_menu_offers_all_languages_by_their_own_names_and_a_tap_chooses() {
    taps(ANA, "LANGUAGE");

    assertThat(got(1).get(0).choices())
        .extracting(Choice::label)
        .containsExactlyElementsOf(
            Stream.of(StoryLanguage.values()).map(StoryLanguage::ownName).toList());
    taps(ANA, "SPEAK:ar");
    got(2);
    assertThat(language()).isEqualTo("ar");
    assertThat(from()).isEqualTo("chosen");
  }

  @Test
  void where_nothing_is_asked_there_is_a_word_that_it_is_done() {
    taps(ANA, "start");
    says("no", "español, por favor");

    assertThat(got(4).get(3).text()).isEqualTo("De acuerdo, a partir de ahora: Español.");
  }

  @Test
  void who_has_opted_out_gets_no_answer_but_is_understood() {
    taps(ANA, "start");
    says("STOP", "español, por favor");

    assertThat(language()).isEqualTo("es");
    assertThat(house.number("SELECT count(*) FROM outbox")).as("welcome and goodbye").isEqualTo(2);
  }

  @Test
  void a_language_that_does_not_exist_is_plain_words() {
    taps(ANA, "start");
    taps(ANA, "SPEAK:xx");

    assertThat(language()).isNull();
  }

  @Test
  void what_messenger_says_of_a_profile_is_used_for_the_greeting_already() {
    taps(SPANIARD, "start");
    Await.until(() -> house.channel.to(SPANIARD).size() == 1);

    assertThat(house.channel.to(SPANIARD).get(0).content().text()).contains("Ana", "bienvenida");
    assertThat(language()).isEqualTo("es");
    assertThat(from()).isEqualTo("profile");
    assertThat(house.run("SELECT language FROM outbox").iterator().next().getString("language"))
        .isEqualTo("es");
  }

  @Test
  void a_profile_does_not_overwrite_what_they_chose() {
    taps(SPANIARD, "SPEAK:de");
    Await.until(() -> house.channel.to(SPANIARD).size() == 1);

    assertThat(language()).isEqualTo("de");
    assertThat(from()).isEqualTo("chosen");
  }

  private long people(String language) {
    var slice =
        new Slice(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(language),
            Optional.empty());
    return Await.on(new StatsStore(house.db, PAGE).of("welcome", slice)).people().get(Stage.SENT);
  }

  @Test
  void figures_follow_the_language_with_all_that_was_counted_before() {
    taps(ANA, "start");
    got(1);
    Await.until(() -> house.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 1);
    assertThat(people("es")).isZero();

    says("español, por favor");
    assertThat(people("es")).isOne();
    assertThat(house.miscounted()).isZero();

    says("auf Deutsch bitte");
    assertThat(people("es")).isZero();
    assertThat(people("de")).isOne();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void what_a_profile_says_counts_once_the_greeting_is_out() {
    taps(SPANIARD, "start");
    Await.until(() -> house.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 1);

    assertThat(people("es")).isOne();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void figures_follow_the_owners_word_at_once_for_somebody_who_never_writes_again() {
    taps(ANA, "start");
    Await.until(() -> house.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 1);
    var owner = new SpokenStore(house.db, Tallies.utc(PAGE, 1));

    Await.on(owner.speaks(house.number("SELECT id FROM customer"), Optional.of(SPANISH)));
    assertThat(people("es")).isOne();
    assertThat(house.miscounted()).isZero();

    Await.on(owner.speaks(house.number("SELECT id FROM customer"), Optional.empty()));
    assertThat(people("es")).isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_topic_that_is_called_like_a_language_is_a_topic() {
    house.run(
        "INSERT INTO topic (page_id, name, name_key) VALUES ($1, 'English', 'english')", PAGE);
    taps(ANA, "start");

    says("English");

    assertThat(from()).isNotEqualTo("chosen");
    assertThat(house.run("SELECT form ->> 'asked' AS asked FROM customer").iterator().next())
        .extracting(row -> row.getString("asked"))
        .isEqualTo("QUESTION");
  }

  @Test
  void a_question_for_the_shop_about_a_language_reaches_the_shop() {
    taps(ANA, "start");
    says("help", "Sales", "Do you speak Spanish?");

    assertThat(from()).isNotEqualTo("chosen");
    assertThat(house.run("SELECT message FROM request").iterator().next().getString("message"))
        .isEqualTo("Do you speak Spanish?");
  }

  @Test
  void who_was_known_by_name_before_there_were_languages_is_asked_for_theirs_once() {
    taps(SPANIARD, "start");
    Await.until(() -> house.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 1);
    house.run(
        """
        UPDATE customer SET language = NULL, language_from = NULL, first_name = 'Anita',
          name_asked_at = now() - interval '30 days'
        """);

    taps(SPANIARD, "start");
    Await.until(() -> house.number("SELECT count(*) FROM outbox WHERE state = 'sent'") == 2);

    assertThat(language()).isEqualTo("es");
    assertThat(from()).isEqualTo("profile");
  }

  @Test
  void what_is_said_to_somebody_of_whom_nothing_is_known_is_noted_as_the_main_language() {
    taps(ANA, "start");
    got(1);

    assertThat(house.run("SELECT language FROM outbox").iterator().next().getString("language"))
        .isEqualTo("en");
  }
}
