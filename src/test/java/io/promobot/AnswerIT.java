package io.promobot;

import static io.promobot.ChatVisitor.event;
import static io.promobot.ChatVisitor.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers to requests, to where they were asked, over real HTTP and SMTP. */
@Timeout(120)
class AnswerIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String QUESTION = "Do you ship to Lugo next week?";
  private static final String ANSWER = "Yes, on Tuesday.";

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Shop.Answer answer(String request, JsonObject body) {
    return shop.api("POST", "/requests/" + request + "/answers", body.encode());
  }

  private JsonObject answered(String request, String text) {
    var answer = answer(request, new JsonObject().put("text", text));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private JsonObject request(String id) {
    return shop.look("/requests/" + id);
  }

  private List<JsonObject> answers(String request) {
    return Shop.objects(request(request).getJsonArray("answers"));
  }

  private void untilAnswerIs(String state, String request) {
    Await.until(LIMIT, () -> answers(request).get(0).getString("state").equals(state));
  }

  private void untilAnswerIsOut(String request) {
    Await.until(
        LIMIT,
        () ->
            answers(request).stream()
                .allMatch(
                    each ->
                        List.of("sent", "delivered", "seen").contains(each.getString("state"))));
  }

  private List<JsonObject> mailsTo(String address) {
    return Shop.objects(shop.asOwner("/simulator/mailbox").json().getJsonArray("mails")).stream()
        .filter(mail -> mail.getString("to").equals(address))
        .toList();
  }

  private List<JsonObject> timeline(String customer) {
    return Shop.objects(shop.look("/customers/" + customer + "/timeline").getJsonArray("entries"));
  }

  private String newest() {
    Await.until(LIMIT, () -> !shop.look("/requests").getJsonArray("requests").isEmpty());
    return shop.look("/requests").getJsonArray("requests").getJsonObject(0).getString("id");
  }

  /** The customer's id. */
  private String asksInMessenger() {
    var ana = shop.meta().customer("Ana Prieto");
    shop.meta().act(ana, "start", new JsonObject());
    shop.meta().act(ana, "say", new JsonObject().put("text", "help"));
    Await.until(LIMIT, () -> shop.meta().inbox(ana).size() >= 2);
    shop.meta().act(ana, "say", new JsonObject().put("text", QUESTION));
    newest();
    shop.untilAllIsOut(LIMIT);
    return ana;
  }

  private ChatVisitor asksOnTheWebsite() {
    var ana = new ChatVisitor(shop.at("").toString(), "");
    ana.does(event("start"), text("help"));
    ana.does(text(QUESTION));
    newest();
    return ana;
  }

  private String asksByBot(String contact) {
    var asked =
        shop.api(
            "POST",
            "/requests",
            "{\"topic\":\"Sales\",\"description\":\"%s\",\"username\":\"Ana\"%s}"
                .formatted(QUESTION, contact));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    return asked.json().getString("id");
  }

  private String asksByBot() {
    return asksByBot(",\"email\":\"ana@example.com\"");
  }

  private void closeWindow() {
    shop.sql.run("UPDATE customer SET window_until = now() - interval '1 minute'");
  }

  private String problem(Shop.Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).startsWith("application/problem+json");
    return answer.json().getString("detail");
  }

  @Test
  void a_question_from_the_website_is_answered_in_its_open_chat_and_ticks_when_seen() {
    var ana = asksOnTheWebsite();
    var id = newest();
    assertThat(request(id).getJsonObject("answer_way").getString("to")).isEqualTo("web");
    int before = ana.messages().size();
    ana.watch("?after=" + ana.messages().get(before - 1).getString("id"));

    var given = answered(id, "  " + ANSWER + "\r\nBring a bag. ");
    ana.untilStreamed(1);

    var shown = ana.streamed.get(0);
    assertThat(shown.getString("text")).isEqualTo(ANSWER + "\nBring a bag.");
    assertThat(shown.getString("from")).isEqualTo("shop");
    assertThat(shown.getString("by")).isEqualTo("person");
    assertThat(ana.messages()).filteredOn(each -> each.containsKey("by")).hasSize(1);
    assertThat(given.getString("to")).isEqualTo("web");
    assertThat(given.getString("by")).isEqualTo("api");
    untilAnswerIs("sent", id);
    ana.does(event("delivered").put("message", shown.getString("id")));
    untilAnswerIs("delivered", id);
    ana.does(event("seen").put("message", shown.getString("id")));
    untilAnswerIs("seen", id);
    var said = timeline(request(id).getString("customer_id")).get(0);
    assertThat(said.getString("kind")).isEqualTo("answer");
    assertThat(said.getString("text")).startsWith(ANSWER);
    assertThat(said.getString("state")).isEqualTo("seen");
    assertThat(shop.miscounted()).isZero();
  }

  @Test
  void a_question_from_messenger_is_answered_there_while_its_window_is_open() {
    var ana = asksInMessenger();
    var id = newest();
    var way = request(id).getJsonObject("answer_way");
    assertThat(way.getString("to")).isEqualTo("messenger");
    assertThat(Instant.parse(way.getString("until"))).isAfter(Instant.now().plusSeconds(80_000));

    answered(id, ANSWER);

    untilAnswerIsOut(id);
    var inbox = shop.meta().inbox(ana);
    assertThat(inbox.get(inbox.size() - 1).getString("text")).isEqualTo(ANSWER);
    assertThat(timeline(request(id).getString("customer_id")).get(0).getString("text"))
        .isEqualTo(ANSWER);
    assertThat(mailsTo("ana@example.com")).isEmpty();
  }

  @Test
  void outside_the_window_the_answer_goes_by_e_mail_and_stands_in_the_timeline_all_the_same() {
    asksInMessenger();
    var id = newest();
    closeWindow();
    shop.sql.run("UPDATE request SET email = 'ana@example.com'");
    var way = request(id).getJsonObject("answer_way");
    assertThat(way.getString("to")).isEqualTo("email");
    assertThat(way.getString("address")).isEqualTo("ana@example.com");

    answered(id, ANSWER);

    untilAnswerIs("sent", id);
    assertThat(mailsTo("ana@example.com")).hasSize(1);
    var said = timeline(request(id).getString("customer_id")).get(0);
    assertThat(said.getString("kind")).isEqualTo("email");
    assertThat(said.getString("text")).isEqualTo(ANSWER);
    assertThat(said.getString("state")).isEqualTo("sent");
  }

  @Test
  void with_nowhere_to_go_it_is_refused_with_what_to_do() {
    asksInMessenger();
    var inChat = newest();
    closeWindow();
    var byPhone = asksByBot(",\"phone\":\"+34612345678\"");

    assertThat(problem(answer(inChat, new JsonObject().put("text", ANSWER)), 409))
        .isEqualTo(
            "The 24 hours in which Messenger lets you write to them are over, and they left no"
                + " e-mail address. You can answer once they write again.");
    assertThat(problem(answer(byPhone, new JsonObject().put("text", ANSWER)), 409))
        .isEqualTo("They left no e-mail address. Call them: +34612345678.");
    assertThat(request(byPhone).getJsonObject("answer_way").getString("to")).isEqualTo("none");
    assertThat(answers(byPhone)).isEmpty();
  }

  @Test
  void a_question_of_a_bot_is_answered_by_e_mail_with_the_question_below() {
    var id = asksByBot();

    var given = answered(id, "Yes <b>& more</b>.");

    untilAnswerIs("sent", id);
    var mail = mailsTo("ana@example.com").get(0);
    assertThat(mail.getString("subject")).isEqualTo("Re: " + QUESTION);
    assertThat(mail.getString("text")).startsWith("Yes <b>& more</b>.").contains("> " + QUESTION);
    assertThat(mail.getString("html")).contains("Yes &lt;b&gt;&amp; more&lt;/b&gt;.");
    assertThat(given.getString("to")).isEqualTo("email");
    assertThat(request(id).getJsonArray("told")).as("desks that were notified").hasSize(1);
    assertThat(shop.deliveries("sent"))
        .anySatisfy(
            each -> {
              assertThat(each.getString("id")).isEqualTo(given.getString("delivery_id"));
              assertThat(each.getString("say")).isEqualTo("ANSWER");
              assertThat(each.getString("request_id")).isEqualTo(id);
            });
  }

  @Test
  void a_reply_to_the_e_mail_goes_to_the_desk_of_the_topic() {
    shop.sql.run("UPDATE channel SET type = 'email', address = 'sales@shop.example'");
    var id = asksByBot();

    answered(id, ANSWER);

    untilAnswerIs("sent", id);
    assertThat(mailsTo("ana@example.com").get(0).getString("reply_to"))
        .isEqualTo("sales@shop.example");
  }

  @Test
  void pressed_twice_with_one_key_it_is_sent_once() {
    var id = asksByBot();
    var body = new JsonObject().put("text", ANSWER).put("key", UUID.randomUUID().toString());
    var path = "/api/v1/requests/" + id + "/answers";
    String[] headers = {
      "authorization", "Bearer " + Shop.TOKEN, "content-type", "application/json"
    };
    var presses =
        IntStream.range(0, 6)
            .mapToObj(i -> shop.send("POST", path, body.encode().getBytes(UTF_8), headers))
            .toList();

    var answers = presses.stream().map(press -> press.join()).toList();

    assertThat(answers).extracting(Shop.Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(each -> each.json().getString("id"))
        .containsOnly(answers.get(0).json().getString("id"));
    untilAnswerIs("sent", id);
    assertThat(answers(id)).hasSize(1);
    assertThat(mailsTo("ana@example.com")).hasSize(1);
    assertThat(problem(answer(id, body.copy().put("text", "No.")), 422)).contains("key");
  }

  @Test
  void an_answer_is_not_a_promotion_so_it_reaches_people_who_have_opted_out() {
    var ana = asksInMessenger();
    shop.meta().act(ana, "say", new JsonObject().put("text", "stop"));
    Await.until(LIMIT, () -> shop.customer(ana).getBoolean("opted_out"));
    shop.untilAllIsOut(LIMIT);

    answered(newest(), ANSWER);

    untilAnswerIsOut(newest());
    var inbox = shop.meta().inbox(ana);
    assertThat(inbox.get(inbox.size() - 1).getString("text")).isEqualTo(ANSWER);
  }

  @Test
  void a_customer_who_has_blocked_the_page_is_not_written_to_there() {
    asksInMessenger();
    shop.sql.run("UPDATE customer SET blocked = true");

    assertThat(problem(answer(newest(), new JsonObject().put("text", ANSWER)), 409))
        .startsWith("They have blocked your page");
  }

  @Test
  void a_chat_that_is_switched_off_is_nowhere_to_answer() {
    asksOnTheWebsite();
    shop.api("PUT", "/website", "{\"on\":false}");

    assertThat(problem(answer(newest(), new JsonObject().put("text", ANSWER)), 409))
        .startsWith("The chat on your website is switched off")
        .endsWith("Switch it on in the settings.");
  }

  @Test
  void texts_that_do_not_fit_the_way_are_refused_and_name_its_limit() {
    asksInMessenger();
    var id = newest();

    assertThat(problem(answer(id, new JsonObject().put("text", " \u200b\n ")), 400))
        .isEqualTo("text must not be empty");
    assertThat(problem(answer(id, new JsonObject().put("text", "x".repeat(2_001))), 400))
        .isEqualTo("text has 2,001 characters; Messenger takes 2,000");
    assertThat(answer(id, new JsonObject()).status()).isEqualTo(400);
    assertThat(answer(id, new JsonObject().put("text", "a").put("key", "1")).status())
        .isEqualTo(400);
    assertThat(answer("999999", new JsonObject().put("text", ANSWER)).status()).isEqualTo(404);
    answered(id, "x".repeat(2_000));
  }

  @Test
  void it_can_be_marked_done_with_the_answer() {
    var id = asksByBot();

    assertThat(answer(id, new JsonObject().put("text", ANSWER).put("done", true)).status())
        .isEqualTo(201);

    assertThat(request(id).getString("state")).isEqualTo("done");
  }

  @Test
  void an_answer_that_does_not_get_through_waits_is_tried_again_and_says_why() {
    mailIs("down");
    var id = asksByBot();

    answered(id, ANSWER);

    Await.until(LIMIT, () -> answers(id).get(0).getString("reason") != null);
    assertThat(answers(id).get(0).getString("state")).isEqualTo("waiting");
    mailIs("ok");
    shop.api("POST", "/deliveries/" + answers(id).get(0).getString("delivery_id") + "/hurry", "");
    untilAnswerIs("sent", id);
    assertThat(mailsTo("ana@example.com")).hasSize(1);
  }

  private void mailIs(String mode) {
    var done =
        shop.ask(
            "PUT",
            "/simulator/failures/mail",
            new JsonObject().put("mode", mode).encode().getBytes(UTF_8),
            "content-type",
            "application/json");
    assertThat(done.status()).as(done.text()).isLessThan(300);
  }

  @Test
  void erasing_the_customer_leaves_no_word_of_it() {
    asksInMessenger();
    var id = newest();
    answered(id, ANSWER);
    untilAnswerIsOut(id);
    closeWindow();
    shop.sql.run("UPDATE request SET email = 'ana@example.com'");
    answered(id, ANSWER);
    untilAnswerIsOut(id);

    shop.api("DELETE", "/customers/" + request(id).getString("customer_id"), "");

    assertThat(shop.api("GET", "/requests/" + id, "").status()).isEqualTo(404);
    assertThat(shop.sql.number("SELECT count(*) FROM answer")).isZero();
    assertThat(shop.sql.number("SELECT count(*) FROM outbox WHERE words IS NOT NULL")).isZero();
    assertThat(shop.sql.number("SELECT count(*) FROM outbox WHERE message_id IS NOT NULL"))
        .isZero();
  }

  @Test
  void an_answer_that_waits_is_not_sent_to_somebody_who_has_been_erased() {
    mailIs("down");
    var id = asksByBot();
    answered(id, ANSWER);
    Await.until(LIMIT, () -> answers(id).get(0).getString("reason") != null);

    assertThat(shop.api("DELETE", "/requests/" + id, "").status()).isEqualTo(204);
    mailIs("ok");
    var next = asksByBot(",\"email\":\"ben@example.com\"");
    answered(next, ANSWER);

    untilAnswerIs("sent", next);
    Await.until(LIMIT, () -> shop.deliveries("waiting").isEmpty());
    assertThat(mailsTo("ana@example.com")).isEmpty();
    assertThat(shop.sql.number("SELECT count(*) FROM answer")).isEqualTo(1);
    assertThat(shop.sql.number("SELECT count(*) FROM outbox WHERE words IS NOT NULL")).isEqualTo(1);
  }

  @Test
  void erasing_a_lead_takes_their_address_from_what_was_answered_and_stops_what_waits() {
    var lead =
        shop.api("POST", "/leads", "{\"name\":\"Ana\",\"email\":\"ana@example.com\"}").json();
    var id = asksByBot();
    answered(id, ANSWER);
    untilAnswerIs("sent", id);
    mailIs("down");
    answered(id, ANSWER);
    Await.until(LIMIT, () -> answers(id).get(1).getString("reason") != null);

    assertThat(shop.api("DELETE", "/leads/" + lead.getString("id"), "").status()).isEqualTo(204);
    mailIs("ok");

    assertThat(
            shop.sql.number(
                "SELECT count(*) FROM outbox WHERE message_id IS NOT NULL AND say = 'ANSWER'"))
        .isZero();
    assertThat(request(id).getJsonObject("answer_way").getString("to")).isEqualTo("none");
    shop.api("POST", "/deliveries/" + answers(id).get(1).getString("delivery_id") + "/hurry", "");
    Await.until(LIMIT, () -> answers(id).get(1).getString("state").equals("failed"));
    assertThat(mailsTo("ana@example.com")).hasSize(1);
  }
}
