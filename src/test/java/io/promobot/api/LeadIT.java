package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.calls.Call;
import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.db.Await;
import io.promobot.lead.WelcomeStore;
import io.promobot.lead.WelcomeWorker;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owner sees and does with people who registered. */
@Timeout(120)
class LeadIT {
  private final ShopServer server = new ShopServer();

  @BeforeEach
  void three_people_register() {
    register(
        "{'name':'Ana María','email':'ana@example.com','phone':'612345678','origin':'poster'}");
    register("{'name':'Bo','email':'bo@example.org','plan':'=1+1'}");
    register(
        "{'name':'Łukasz 100%','email':'lu@example.net','origin':'poster','utm_medium':'cpc'}");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void register(String body) {
    var answer = server.script("POST", "/api/v1/leads", body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private JsonObject get(String path) {
    HttpResponse<String> answer = server.script("GET", "/api/v1/" + path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static List<String> names(JsonObject page) {
    return page.getJsonArray("leads").stream()
        .map(each -> ((JsonObject) each).getString("name"))
        .toList();
  }

  private String idOf(String name) {
    return get("leads").getJsonArray("leads").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("name").startsWith(name))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private List<Row> rows(String sql) {
    return Await.on(server.database.general().query(sql).execute()).stream().toList();
  }

  @Test
  void leads_are_listed_newest_first_page_by_page() {
    var first = get("leads?limit=2");

    assertThat(names(first)).containsExactly("Łukasz 100%", "Bo");
    assertThat(names(get("leads?limit=2&cursor=" + first.getString("next"))))
        .containsExactly("Ana María");
    assertThat(server.script("GET", "/api/v1/leads?cursor=x", "").statusCode()).isEqualTo(400);
  }

  @Test
  void a_lead_is_shown_with_its_welcome() {
    var ana = get("leads?q=ana").getJsonArray("leads").getJsonObject(0);

    assertThat(ana.getString("phone")).isEqualTo("+34612345678");
    assertThat(ana.getJsonObject("attributes")).isEqualTo(new JsonObject());
    var welcome = ana.getJsonObject("welcome");
    assertThat(welcome.getString("state")).isEqualTo("waiting");
    assertThat(welcome.getInstant("due_at"))
        .isEqualTo(ana.getInstant("registered_at").plus(TestDesks.WELCOME_DELAY));
    assertThat(welcome.getString("sent_at")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "q=maria,1",
    "q=ANA%40example,1",
    "q=lukasz,1",
    "q=%25,1",
    "q=612%20345,1",
    "q=nobody,0",
    "origin=poster,2",
    "origin=,1",
    "welcome=waiting,3",
    "welcome=sent,0",
    "welcome=waiting&origin=poster&q=an,1"
  })
  void leads_are_found(String query, int found) {
    assertThat(names(get("leads?" + query))).hasSize(found);
  }

  @Test
  void leads_are_found_by_how_their_welcome_stands() {
    rows(
        "UPDATE outbox SET state = 'failed', reason = 'address_refused', detail = '550 no' WHERE"
            + " lead_id = "
            + idOf("Bo"));
    rows("UPDATE outbox SET state = 'sent', settled_at = now() WHERE lead_id = " + idOf("Ana"));

    assertThat(names(get("leads?welcome=waiting"))).containsExactly("Łukasz 100%");
    assertThat(names(get("leads?welcome=sent"))).containsExactly("Ana María");
    var welcome =
        get("leads?welcome=failed").getJsonArray("leads").getJsonObject(0).getJsonObject("welcome");
    assertThat(welcome.getString("detail")).isEqualTo("550 no");
    assertThat(welcome.getString("reason")).isEqualTo("The mail server refused the address.");
  }

  @Test
  void leads_are_taken_along_as_a_table_without_formulas() {
    var table = server.script("GET", "/api/v1/leads.csv?origin=", "");

    assertThat(table.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
    assertThat(table.body())
        .startsWith("\uFEFF\"name\",\"email\",\"phone\",\"origin\"")
        .contains("\"Bo\",\"bo@example.org\",\"\",\"\"", "\"plan: =1+1\"")
        .doesNotContain("ana@example.com");
    assertThat(server.script("GET", "/api/v1/leads.csv", "").body()).contains("\"'+34612345678\"");
  }

  @Test
  void leads_are_taken_along_with_semicolons_or_plain() {
    assertThat(server.script("GET", "/api/v1/leads.csv?format=semicolon", "").body())
        .startsWith("\uFEFF\"name\";\"email\";\"phone\"")
        .contains(";\"'+34612345678\";");
    assertThat(server.script("GET", "/api/v1/leads.csv?format=plain", "").body())
        .startsWith("\"name\",\"email\",\"phone\"")
        .contains(",\"+34612345678\",");
    assertThat(server.script("GET", "/api/v1/leads.csv?format=tab", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void an_erased_lead_leaves_nothing_but_figures() {
    server.script(
        "POST",
        "/api/v1/requests",
        "{\"topic\":\"x\",\"email\":\"ANA@example.com\",\"name\":\"Ana\"}");
    var keyed =
        server.ask(
            "POST",
            "/api/v1/leads?token=" + ShopServer.TOKEN,
            "{\"name\":\"Ana\",\"email\":\"ana@example.com\"}",
            "sentry-trace",
            "k");
    var id = idOf("Ana");

    assertThat(server.script("DELETE", "/api/v1/leads/" + id, "").statusCode()).isEqualTo(204);

    assertThat(keyed.statusCode()).isEqualTo(200);
    assertThat(server.script("DELETE", "/api/v1/leads/" + id, "").statusCode()).isEqualTo(404);
    assertThat(names(get("leads"))).containsExactly("Łukasz 100%", "Bo");
    assertThat(rows("SELECT FROM outbox WHERE lead_id IS NOT NULL AND state = 'cancelled'"))
        .hasSize(1);
    assertThat(rows("SELECT FROM request WHERE email IS NULL AND name IS NULL")).hasSize(1);
    assertThat(rows("SELECT FROM answered WHERE body LIKE '%ana%'")).isEmpty();
    assertThat(
            rows(
                "SELECT FROM origin_count WHERE what = 'leads' AND origin = 'poster' AND people ="
                    + " 2"))
        .hasSize(1);
  }

  @Test
  void the_result_of_an_email_under_way_is_not_kept_for_anybody_erased() {
    rows("UPDATE outbox SET state = 'sending' WHERE lead_id = " + idOf("Bo"));

    server.script("DELETE", "/api/v1/leads/" + idOf("Bo"), "");

    assertThat(rows("SELECT FROM outbox WHERE state = 'sending'")).isEmpty();
    assertThat(rows("SELECT FROM outbox")).hasSize(2);
  }

  @Test
  void leads_are_found_by_the_language_of_their_e_mail() {
    register("{'name':'Sol','email':'sol@example.com','language':'es-MX'}");
    assertThat(get("leads").getJsonArray("leads").getJsonObject(0).getString("language"))
        .isEqualTo("es");
    assertThat(get("leads").getJsonArray("leads").getJsonObject(1).getValue("language")).isNull();
    assertThat(names(get("leads?language=es"))).containsExactly("Sol");
    assertThat(names(get("leads?language=es&welcome=waiting"))).containsExactly("Sol");
    assertThat(names(get("leads?language=fr"))).isEmpty();
    assertThat(server.script("GET", "/api/v1/leads.csv?language=es", "").body())
        .contains("utm_campaign\",\"language\"", "\"es\"")
        .doesNotContain("Bo");

    // In the chat they have said since that they read something else.
    Await.on(
        server
            .database
            .general()
            .query(
                """
                WITH somebody AS (
                  INSERT INTO customer (page_id, psid, language, language_from)
                  VALUES ('%1$s', 'sol', 'fr', 'chosen') RETURNING id)
                UPDATE lead SET customer_id = (SELECT id FROM somebody) WHERE name = 'Sol'
                """
                    .formatted(ShopServer.PAGE))
            .execute());
    assertThat(names(get("leads?language=fr"))).containsExactly("Sol");
    assertThat(names(get("leads?language=es"))).isEmpty();
  }

  @Test
  void the_words_of_the_welcome_can_be_changed_and_are_looked_at_first() {
    assertThat(get("welcome-mail").getJsonObject("preview").getString("subject"))
        .isEqualTo("Welcome to Umi Shop, Ana");
    assertThat(get("welcome-mail").getString("from")).isEqualTo("Umi Shop <shop@example.com>");

    var wrong =
        server.script("PUT", "/api/v1/welcome-mail", "{\"subject\":\" \",\"text\":\"{oops}\"}");
    var right =
        server.script(
            "PUT", "/api/v1/welcome-mail", "{\"subject\":\"Hi {name}\",\"text\":\"a\\r\\nb\"}");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(wrong.body()).getJsonArray("errors")).hasSize(2);
    assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
    assertThat(get("welcome-mail").getString("text")).isEqualTo("a\nb");
  }

  @Test
  void the_welcome_has_words_in_each_language_and_a_mistake_names_it() {
    String main = "{\"subject\":\"Hi {name}\",\"text\":\"x\",\"translations\":";
    var wrong =
        server.script("PUT", "/api/v1/welcome-mail", main + "{\"es\":{\"text\":\"{nombre}\"}}}");
    var mainly = server.script("PUT", "/api/v1/welcome-mail", main + "{\"en\":{\"text\":\"y\"}}}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("translations.es.text", "(in Spanish)");
    assertThat(mainly.body()).contains("translations.en", "is the main language");
    assertThat(get("welcome-mail").getString("subject")).isEqualTo("Welcome to {business}, {name}");

    server.script(
        "PUT",
        "/api/v1/welcome-mail",
        main
            + "{\"es\":{\"subject\":\"Hola, {name}\",\"text\":\"equis\"},\"fr\":{\"text\":\"f\"}}}");
    server.script("PUT", "/api/v1/welcome-mail", main + "{\"fr\":{\"text\":null}}}");

    assertThat(get("welcome-mail").getJsonObject("translations"))
        .isEqualTo(new JsonObject("{\"es\":{\"subject\":\"Hola, {name}\",\"text\":\"equis\"}}"));
    var sent = new ArrayList<Outgoing<Letter>>();
    var worker = welcomes(sent);
    register("{'name':'Sol','email':'sol@example.com','language':'es-MX'}");
    register("{'name':'Uwe','email':'uwe@example.com','language':'de'}");
    Await.on(worker.call(call(Long.parseLong(idOf("Sol")))));
    Await.on(worker.call(call(Long.parseLong(idOf("Uwe")))));
    assertThat(sent)
        .extracting(each -> each.content().subject())
        .containsExactly("Hola, Sol", "Hi Uwe");
    assertThat(sent.get(0).content().html()).contains("lang=\"es\"", "<p>equis</p>");
  }

  private WelcomeWorker welcomes(List<Outgoing<Letter>> sent) {
    Channel<Letter> mail =
        outgoing -> {
          sent.add(outgoing);
          return Future.succeededFuture(new Sent("m1"));
        };
    return new WelcomeWorker(
        new WelcomeStore(server.database, ShopServer.PAGE, () -> StoryLanguage.ENGLISH),
        mail,
        () -> "Umi Shop");
  }

  @Test
  void a_letter_says_what_holds_when_it_is_due_and_nothing_to_who_was_erased() {
    var sent = new ArrayList<Outgoing<Letter>>();
    var worker = welcomes(sent);
    var ana = Long.parseLong(idOf("Ana"));
    register("{'name':'New','email':'new@example.com'}");
    server.script("PUT", "/api/v1/welcome-mail", "{\"subject\":\"Hi {name}\",\"text\":\"x\"}");

    assertThat(Await.on(worker.call(call(ana)))).isEqualTo(new Sent("m1"));
    server.script("DELETE", "/api/v1/leads/" + ana, "");
    var failure = Await.failure(worker.call(call(ana)));

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).recipient()).isEqualTo("ana@example.com");
    assertThat(sent.get(0).content().subject()).isEqualTo("Hi Ana María");
    assertThat(((SendFailure) failure).reason().key()).isEqualTo("erased");
  }

  private static Call call(long lead) {
    return new Call(
        7,
        "email",
        Optional.of(lead),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        1,
        Instant.EPOCH,
        false);
  }
}
