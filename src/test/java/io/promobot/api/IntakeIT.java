package io.promobot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.support.DeskSeedStore;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bot builders may send, by real HTTP over a real database. */
@Timeout(120)
class IntakeIT {
  private static final String LEADS = "/api/v1/leads";
  private static final String TOKEN = "?token=" + ShopServer.TOKEN;
  private static final String REQUESTS = "/api/v1/requests";
  private static final String ANA =
      "{\"name\":\"Ana\",\"email\":\"ana@example.com\",\"phone\":\"612 345"
          + " 678\",\"origin\":\"poster\"}";

  private ShopServer server;

  @BeforeEach
  void open() {
    server = new ShopServer();
    Await.on(new DeskSeedStore(server.database, ShopServer.PAGE).seed());
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** As Landbot does: a body and nothing else. */
  private HttpResponse<String> post(String path, String body, String... headers) {
    return server.ask("POST", path + TOKEN, body, headers);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  private static List<String> wrongFields(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    return json(answer).getJsonArray("errors").stream()
        .map(each -> ((JsonObject) each).getString("field"))
        .toList();
  }

  private long count(String table) {
    var sql = "SELECT count(*) AS n FROM " + table + " WHERE page_id = $1";
    var rows =
        Await.on(server.database.general().preparedQuery(sql).execute(Tuple.of(ShopServer.PAGE)));
    return rows.iterator().next().getLong("n");
  }

  @Test
  void a_person_registers_without_any_header() {
    var answer = post(LEADS, ANA);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var lead = json(answer);
    assertThat(lead.fieldNames())
        .containsExactly(
            "id", "name", "email", "phone", "origin", "registered_at", "welcome_at", "created");
    assertThat(lead.getString("phone")).isEqualTo("+34612345678");
    assertThat(lead.getString("origin")).isEqualTo("poster");
    assertThat(lead.getBoolean("created")).isTrue();
    assertThat(lead.getInstant("welcome_at"))
        .isEqualTo(lead.getInstant("registered_at").plus(TestDesks.WELCOME_DELAY));
  }

  @Test
  void the_same_e_mail_again_makes_neither_a_second_person_nor_a_second_welcome() {
    var first = json(post(LEADS, ANA));

    var again =
        post(LEADS, "{\"name\":\"Ana M\",\"email\":\" ANA@Example.com \",\"origin\":\"flyer\"}");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).getString("id")).isEqualTo(first.getString("id"));
    assertThat(json(again).getString("name")).isEqualTo("Ana M");
    assertThat(json(again).getString("phone")).isEqualTo("+34612345678");
    assertThat(json(again).getString("origin")).isEqualTo("poster");
    assertThat(json(again).getBoolean("created")).isFalse();
    assertThat(json(again).getString("welcome_at")).isEqualTo(first.getString("welcome_at"));
    assertThat(count("lead")).isEqualTo(1);
    assertThat(count("outbox")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200bana@example.com\u00a0",
        "Ana <ana@example.com>",
        "mailto:ANA@example.com?subject=Hi",
        "ana＠example.com.",
        "ana@exam\u00adple\u2060.com\ufeff"
      })
  void what_nobody_sees_in_an_address_makes_no_second_person(String email) {
    var first = json(post(LEADS, ANA));
    var body = new JsonObject().put("name", "\u2066Ana\u00a0\u200bM\u2069").put("email", email);

    var again = json(post(LEADS, body.encode()));

    assertThat(again.getString("id")).isEqualTo(first.getString("id"));
    assertThat(again.getString("email")).isEqualTo("ana@example.com");
    assertThat(again.getString("name")).isEqualTo("Ana M");
  }

  @Test
  void a_name_of_nothing_visible_is_refused_in_words() {
    var answer = post(LEADS, "{\"name\":\"\\u200b\\u00a0\\u2800\",\"email\":\"ana@example.com\"}");

    assertThat(wrongFields(answer)).containsExactly("name");
    assertThat(answer.body()).contains("only characters that nobody can see");
  }

  @Test
  void an_extension_stays_with_its_number() {
    var lead =
        json(
            post(
                LEADS,
                "{\"name\":\"Ana\",\"email\":\"a@example.com\",\"phone\":\"+34 612-345-678 ext."
                    + " 5\"}"));

    assertThat(lead.getString("phone")).isEqualTo("+34612345678;ext=5");
  }

  @Test
  void the_first_origin_that_is_known_is_kept_and_counted() {
    post(LEADS, "name=Ana&email=a@example.com&utm_medium=web");
    var traced = json(post(LEADS, "name=Ana&email=a@example.com&origin=poster&utm_medium=print"));
    var again = json(post(LEADS, "name=Ana&email=a@example.com&origin=flyer&utm_medium=paper"));

    assertThat(traced.getString("origin")).isEqualTo("poster");
    assertThat(traced.getBoolean("created")).isFalse();
    assertThat(again.getString("origin")).isEqualTo("poster");
    assertThat(rows("SELECT origin || ' ' || utm_medium FROM lead"))
        .containsExactly("poster print");
    assertThat(
            rows(
                """
                SELECT origin || ' ' || sum(people) FROM origin_count WHERE what = 'leads'
                GROUP BY origin HAVING sum(people) <> 0
                """))
        .containsExactly("poster 1");
  }

  @Test
  void an_origin_is_decoded_once_and_counted_whatever_its_case() {
    post(LEADS, "{\"name\":\"A\",\"email\":\"a@example.com\",\"utm_source\":\"Caf%C3%A9\"}");
    post(LEADS, "name=B&email=b@example.com&ref=caf%C3%A9");
    post(LEADS, "name=C&email=c@example.com&ref=cafe");

    assertThat(rows("SELECT origin FROM lead ORDER BY id")).containsExactly("Café", "Café", "cafe");
    assertThat(
            rows(
                """
                SELECT origin || ' ' || sum(people) FROM origin_count WHERE what = 'leads'
                GROUP BY origin ORDER BY origin COLLATE "C"
                """))
        .containsExactly("Café 2", "cafe 1");
  }

  private List<String> rows(String sql) {
    return Await.on(server.database.general().query(sql).execute()).stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/api/v1/leads|{\"username\":\"Ana\",\"email\":\"a@example.com\",\"utm_source\":\"ig\"}",
        "/api/v1/leads|first_name=Ana&email=a%40example.com&ref=ig",
        "/umishop_api/user|{\"username\":\"Ana\",\"email\":\"a@example.com\",\"phone\":\"612345678\",\"source\":\"ig\"}",
        "/umishop_api/user/|{\"Name\":\"Ana\",\"Email\":\"a@example.com\",\"phone\":612345678,\"origin\":\"ig\"}"
      })
  void people_register_by_every_path_and_alias(String path, String body) {
    var answer = post(path, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).getString("name")).isEqualTo("Ana");
    assertThat(json(answer).getString("origin")).isEqualTo("ig");
  }

  @Test
  void unknown_keys_are_kept_as_attributes() {
    post(
        LEADS,
        "{\"name\":\"Ana\",\"email\":\"a@example.com\",\"plan\":\"pro\",\"n\":{\"size\":4}}");

    var rows = Await.on(server.database.general().query("SELECT attributes FROM lead").execute());
    assertThat(rows.iterator().next().getJsonObject("attributes"))
        .isEqualTo(new JsonObject().put("plan", "pro").put("n.size", "4"));
  }

  @Test
  void mistakes_name_their_fields_all_at_once_by_the_names_that_were_sent() {
    assertThat(wrongFields(post(LEADS, "{\"username\":\" \",\"email\":\"ana\",\"phone\":\"12\"}")))
        .containsExactly("email", "phone", "name");
    assertThat(
            wrongFields(post(LEADS, "{\"name\":{\"first\":\"Ana\"},\"email\":\"a@example.com\"}")))
        .containsExactly("name");
    assertThat(
            wrongFields(post("/umishop_api/user", "{\"name\":\"A\",\"email\":\"a@example.com\"}")))
        .containsExactly("phone");
    assertThat(wrongFields(post(LEADS, "username=" + "x".repeat(201) + "&email=a@example.com")))
        .containsExactly("username");
    assertThat(count("lead")).isZero();
  }

  @Test
  void broken_json_is_told_by_line_and_column() {
    var answer = post(LEADS, "{\"name\":\"Ana\",\n\"email\":\"ana@example.com}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).getString("detail")).contains("line 2, column");
  }

  @Test
  void only_who_has_the_token_or_a_session_comes_in() {
    assertThat(server.ask("POST", LEADS, ANA).statusCode()).isEqualTo(401);
    assertThat(server.ask("POST", LEADS + "?token=wrong", ANA).statusCode()).isEqualTo(401);
    for (var scheme : List.of("Bearer ", "Token ", "token ")) {
      var answer = server.ask("POST", LEADS, ANA, "authorization", scheme + ShopServer.TOKEN);
      assertThat(answer.statusCode()).isIn(200, 201);
    }
    var cookie = server.signIn();
    assertThat(server.ask("POST", LEADS, ANA, "cookie", cookie).statusCode()).isEqualTo(200);
    var foreign =
        server.ask("POST", LEADS, ANA, "cookie", cookie, "origin", "https://evil.example.com");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(server.ask("GET", "/api/v1/status" + TOKEN, "").statusCode()).isEqualTo(401);
  }

  @Test
  void who_guesses_tokens_is_slowed_down() {
    HttpResponse<String> answer = server.ask("POST", LEADS + "?token=0", ANA);
    for (int i = 1; i < 500 && answer.statusCode() == 401; i++) {
      answer = server.ask("POST", LEADS + "?token=" + i, ANA);
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("retry-after")).isPresent();
    assertThat(post(LEADS, ANA).statusCode()).as("with the right token from there").isEqualTo(201);
  }

  @Test
  void too_large_a_body_is_refused() {
    var body = "{\"name\":\"" + "x".repeat(70_000) + "\"}";

    assertThat(post(LEADS, body).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/umishop_api/user", "/umishop_api/topic/"})
  void other_ways_to_the_seeds_paths_are_refused_in_words(String path) {
    assertThat(server.ask("GET", path, "").statusCode()).isEqualTo(405);
    assertThat(server.ask("GET", "/umishop_api/other", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"idempotency-key", "sentry-trace"})
  void a_repeated_call_is_answered_as_the_first(String header) {
    var first = post(LEADS, ANA, header, "k1");

    var repeated = post(LEADS, ANA, header, "k1");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(repeated.statusCode()).isEqualTo(201);
    assertThat(repeated.body()).isEqualTo(first.body());
    assertThat(post(LEADS, ANA, header, "k2").statusCode()).isEqualTo(200);
  }

  @Test
  void a_key_is_free_again_after_a_week() {
    post(LEADS, ANA, "idempotency-key", "k1");
    run("UPDATE answered SET answered_at = now() - interval '8 days'");

    assertThat(post(LEADS, ANA, "idempotency-key", "k1").statusCode()).isEqualTo(200);
    assertThat(count("answered")).isEqualTo(1);
  }

  private void run(String sql) {
    Await.on(server.database.general().query(sql).execute());
  }

  @Test
  void calls_with_one_key_that_come_at_once_have_one_effect_and_one_answer() {
    try (var other = server.replica()) {
      var all = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 40; i++) {
        var to = i % 2 == 0 ? server : other;
        all.add(
            CompletableFuture.supplyAsync(
                () ->
                    to.ask(
                        "POST",
                        "/api/v1/requests" + TOKEN,
                        "{\"topic\":\"Sales\",\"email\":\"a@example.com\"}",
                        "sentry-trace",
                        "t1")));
      }

      var answers = all.stream().map(each -> each.join().body()).collect(Collectors.toSet());

      assertThat(answers).hasSize(1);
      assertThat(count("request")).isEqualTo(1);
    }
  }

  @Test
  void people_who_register_at_once_at_two_replicas_are_kept_once_each() {
    try (var other = server.replica()) {
      var all =
          IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              (i % 2 == 0 ? server : other)
                                  .ask(
                                      "POST",
                                      LEADS + TOKEN,
                                      "name=P&email=p" + i / 4 + "@example.com")))
              .toList();

      var created = all.stream().filter(each -> each.join().statusCode() == 201).count();

      assertThat(created).isEqualTo(50);
      assertThat(count("lead")).isEqualTo(50);
      assertThat(count("outbox")).isEqualTo(50);
      assertThat(count("origin_count")).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/api/v1/requests|{\"topic\":\" sALES"
            + " \",\"question\":\"How?\",\"phone\":\"612345678\"}|Sales|slack",
        "/umishop_api/topic|username=Ana&email=a%40example.com&topic=pricing&description=x|Pricing|email",
        "/umishop_api/topic/|{\"topic\":\"Refunds\",\"text\":\"?\",\"email\":\"a@example.com\"}|(default)|email"
      })
  void questions_go_to_the_desk_of_their_topic(
      String path, String body, String topic, String channel) {
    var answer = post(path, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).fieldNames()).containsExactly("id", "topic", "channels", "status");
    assertThat(json(answer).getString("topic")).isEqualTo(topic);
    assertThat(json(answer).getJsonArray("channels")).containsExactly(channel);
    assertThat(json(answer).getString("status")).isEqualTo("queued");
  }

  @Test
  void a_question_needs_a_topic_and_a_way_to_answer() {
    assertThat(
            wrongFields(post("/api/v1/requests", "{\"name\":\"Ana\",\"email\":\"a@example.com\"}")))
        .containsExactly("topic");
    assertThat(wrongFields(post("/api/v1/requests", "{\"topic\":\"Sales\"}")))
        .containsExactly("email");
  }

  @Test
  void hostile_texts_are_kept_as_texts() {
    var name = "'); DROP TABLE lead; -- <b>\uD83D\uDE00</b>";
    var body = new JsonObject().put("name", name).put("email", "a@example.com").encode();

    var answer = post(LEADS, new String(body.getBytes(UTF_8), UTF_8));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(json(answer).getString("name")).isEqualTo(name);
  }

  @Test
  void an_answer_of_two_lines_keeps_both() {
    var body = "{\"topic\":\"Horario\",\"email\":\"ana@example.com\",\"message\":\"Two\n\tlines\"}";

    assertThat(post(REQUESTS, body).statusCode()).isEqualTo(202);
    assertThat(post(LEADS, ANA.replace("\"Ana\"", "\"Ana\n\"")).statusCode()).isEqualTo(201);
    assertThat(rows("SELECT message FROM request")).containsExactly("Two\n lines");
  }

  @Test
  void a_field_that_comes_twice_is_named() {
    var twice = post(REQUESTS, "{\"topic\":\"a\",\"email\":\"a@example.com\",\"topic\":\"b\"}");

    assertThat(wrongFields(twice)).containsExactly("topic");
    assertThat(json(twice).getString("detail")).isEqualTo("topic is given twice");
    assertThat(wrongFields(post(LEADS, "name=Ana&email=a@example.com&email=b@example.com")))
        .containsExactly("email");
  }

  @Test
  void a_form_in_an_older_charset_is_read_as_it_says_or_refused() {
    var form = "name=Jos%E9&email=ana%40example.com";

    var undeclared = post(LEADS, form);
    var declared =
        post(
            LEADS, form, "content-type", "application/x-www-form-urlencoded; charset=windows-1252");

    assertThat(undeclared.statusCode()).isEqualTo(400);
    assertThat(json(undeclared).getString("detail")).contains("not text in UTF-8", "charset=");
    assertThat(declared.statusCode()).isEqualTo(201);
    assertThat(json(declared).getString("name")).isEqualTo("José");
  }
}
