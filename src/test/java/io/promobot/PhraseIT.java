package io.promobot;

import static io.promobot.ChatVisitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody understood is shown to the owner, whose own phrases count at once: over real HTTP.
 */
@Timeout(120)
class PhraseIT {
  private static final String ALL = "/phrases/not-understood?people=1";

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private ChatVisitor visitor() {
    var visitor = new ChatVisitor(shop.at("").toString(), "").reading("en");
    visitor.does(ChatVisitor.event("start"));
    return visitor;
  }

  private static String answer(ChatVisitor visitor, String words) {
    visitor.does(text(words));
    var messages = visitor.messages();
    var last = messages.get(messages.size() - 1);
    return Optional.ofNullable(last.getString("text")).orElse(last.toString());
  }

  private List<String> missed(String path) {
    return Shop.objects(shop.look(path).getJsonArray("texts")).stream()
        .map(
            each ->
                "%s %d/%d"
                    .formatted(
                        each.getString("text"),
                        each.getInteger("people"),
                        each.getInteger("times")))
        .toList();
  }

  private Shop.Answer teach(String text, String meaning) {
    return teach(new JsonObject().put("text", text).put("meaning", meaning));
  }

  private Shop.Answer teach(JsonObject body) {
    return shop.api("POST", "/phrases", body.encode());
  }

  @Test
  void what_was_not_understood_is_grouped_whatever_its_capitals_and_accents() {
    var ana = visitor();
    List.of("Ya Veré…", "YA VERE!!!", "thank you!", "no gracias").forEach(ana::types);
    visitor().types("ya verééé");
    visitor().types("depende de mi");

    assertThat(missed("/phrases/not-understood")).containsExactly("ya veré 2/3");
    assertThat(shop.look("/phrases/not-understood").getInteger("alone")).isOne();
    assertThat(missed(ALL)).containsExactly("ya veré 2/3", "depende de mi 1/1");
    assertThat(shop.look(ALL).encode()).doesNotContain("customer", "psid");
  }

  @Test
  void it_is_shown_as_people_write_it() {
    var ana = visitor();
    List.of("Hm… d’accordéon !", "Tja — weiß nicht!", "“Quizá mañana”").forEach(ana::types);

    assertThat(missed(ALL))
        .containsExactlyInAnyOrder(
            "hm… d’accordéon 1/1", "tja — weiß nicht 1/1", "quizá mañana 1/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "well, I am ana@example.com",
        "call me perhaps: 612 345 678",
        "hmm see www.example.com",
        "hmm see example.com",
        "hmm I am @ana_prieto",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "👍"
      })
  void what_may_lead_to_somebody_is_too_long_or_was_understood_is_not_written_down(String words) {
    visitor().types(words);

    assertThat(shop.sql.number("SELECT count(*) FROM not_understood")).isZero();
  }

  @Test
  void words_for_a_form_or_for_a_person_of_the_shop_are_not_written_down() {
    var ana = visitor();
    List.of("help", "Sales", "where is my blue sofa", "sign up", "Hmmm Tja").forEach(ana::types);

    assertThat(missed(ALL)).isEmpty();
  }

  @Test
  void words_go_with_the_person_who_wrote_them() {
    var ana = visitor();
    var ben = visitor();
    ana.types("ya veré");
    ana.types("soy la prima de Luz");
    ben.types("ya veré");

    ana.does(ChatVisitor.event("forget"));

    assertThat(missed(ALL)).containsExactly("ya veré 1/1");
  }

  @Test
  void a_phrase_counts_at_once_for_people_who_write_nothing_else() {
    var ana = visitor();
    assertThat(answer(ana, "ya veré")).contains("only help with your coupon");

    var taught = teach("¡Ya veré!", "yes");

    assertThat(taught.status()).isEqualTo(201);
    assertThat(taught.json().getString("text")).isEqualTo("ya veré");
    assertThat(missed(ALL)).isEmpty();
    assertThat(answer(visitor(), "Ya… VERÉ")).contains("10% off");
    assertThat(answer(visitor(), "ya veré si llueve")).contains("only help with your coupon");
    assertThat(shop.api("DELETE", "/phrases/" + taught.json().getString("id"), "").status())
        .isEqualTo(204);
    assertThat(answer(visitor(), "ya veré")).contains("only help with your coupon");
    assertThat(missed(ALL)).contains("ya veré 2/2");
  }

  @ParameterizedTest
  @CsvSource({
    "yes,      10% off your next visit",
    "no,       thanks.png",
    "stop,     get offers from",
    "help,     What is it about",
    "coupon,   10% off your next visit",
    "other,    only help with your coupon",
    "thanks,   only help with your coupon"
  })
  void a_phrase_can_have_every_meaning(String meaning, String answer) {
    assertThat(teach("uff tja nun", meaning).status()).isEqualTo(201);

    assertThat(answer(visitor(), "Uff, tja, nun")).containsIgnoringCase(answer);
    assertThat(missed(ALL)).isEmpty();
  }

  @Test
  void the_laws_own_words_and_labels_come_before_phrases_and_phrases_before_any_guess() {
    assertThat(teach("Yes! Show me coupon", "other").status()).isEqualTo(201);
    assertThat(answer(visitor(), "yes show me coupon")).contains("10% off");
    assertThat(teach("claro", "other").status()).isEqualTo(201);
    assertThat(answer(visitor(), "claro")).contains("only help with your coupon");

    shop.sql.run(
        "INSERT INTO phrase (page_id, plain, written, meaning) VALUES (?, 'baja', 'baja', 'yes')",
        Shop.PAGE);
    assertThat(answer(visitor(), "Baja")).contains("get offers from");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no thanks                              | stop   | by accident: it is like
          nein danke                             | stop   | opt out others
          is there a bus stop near you?          | stop   | opt out others
          claro                                  | stop   | opt out others
          Baja                                   | thanks | keep sending offers
          please stop sending me these messages  | other  | keep sending offers
          write to me at ana@example.com         | yes    | address
          612 345 678                            | yes    | long number
          !!!                                    | yes    | one letter
          """)
  void a_phrase_that_would_do_harm_is_refused_with_an_example(
      String text, String meaning, String why) {
    var refused = teach(text, meaning);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains(why);
    assertThat(shop.sql.number("SELECT count(*) FROM phrase")).isZero();
  }

  @Test
  void of_two_owners_who_say_different_things_the_second_is_told() {
    teach("ya veré", "yes");

    var other = teach("Ya vere", "no");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().getJsonObject("now").getString("meaning")).isEqualTo("yes");
    assertThat(teach("ya veré", "yes").status()).as("the same").isEqualTo(200);

    var knowing = new JsonObject().put("text", "ya veré").put("meaning", "no");
    assertThat(teach(knowing.copy().put("instead_of", "help")).status()).isEqualTo(409);
    assertThat(teach(knowing.put("instead_of", "yes")).status()).isEqualTo(200);
    assertThat(shop.look("/phrases").getJsonArray("phrases").getJsonObject(0).getString("meaning"))
        .isEqualTo("no");
  }

  @Test
  void a_phrase_counts_in_every_replica_and_in_no_other_shop() {
    try (Shop replica = Shop.on(shop.database, Map.of())) {
      teach("ya veré", "yes");
      var ana = new ChatVisitor(replica.at("").toString(), "").reading("en");
      ana.does(ChatVisitor.event("start"));

      assertThat(answer(ana, "ya veré")).contains("10% off");
    }
    shop.sql.run("UPDATE phrase SET page_id = 'another'");
    assertThat(answer(visitor(), "ya veré")).contains("only help with your coupon");
  }

  @Test
  void there_are_at_most_500_although_several_add_the_last_ones() {
    shop.sql.run(
        """
        INSERT INTO phrase (page_id, plain, written, meaning)
        SELECT ?, 'p' || n, 'p' || n, 'yes' FROM generate_series(1, 498) n
        """,
        Shop.PAGE);

    var answers =
        IntStream.range(0, 6)
            .mapToObj(
                each ->
                    CompletableFuture.supplyAsync(
                        () -> teach("tja uff " + "abcdef".charAt(each), "no")))
            .toList();

    assertThat(answers.stream().map(each -> each.join().status()).sorted())
        .containsExactly(201, 201, 409, 409, 409, 409);
    assertThat(shop.sql.number("SELECT count(*) FROM phrase")).isEqualTo(500);
  }

  @Test
  void one_person_fills_no_more_than_twenty_rows() {
    var ana = visitor();
    IntStream.range(0, 25).forEach(each -> ana.types("depende " + (char) ('a' + each)));
    ana.types("depende a");

    assertThat(shop.sql.number("SELECT count(*) FROM not_understood")).isEqualTo(20);
    assertThat(shop.sql.number("SELECT max(times) FROM not_understood")).isEqualTo(2);
  }

  @Test
  void it_is_shown_with_which_programs_token_a_phrase_was_changed() {
    String token =
        shop.api("POST", "/tokens", "{\"name\":\"Helper\",\"kind\":\"everything\"}")
            .json()
            .getString("token");
    shop.ask(
        "POST",
        "/api/v1/phrases",
        "{\"text\":\"ya veré\",\"meaning\":\"yes\"}".getBytes(),
        "authorization",
        "Bearer " + token,
        "content-type",
        "application/json");

    assertThat(
            shop.look("/phrases").getJsonArray("phrases").getJsonObject(0).getString("changed_by"))
        .isEqualTo("Helper");
  }
}
