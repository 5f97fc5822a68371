package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.support.DeskSeedStore;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls of bot builders are repeats of others, by real HTTP over a real database. */
@Timeout(120)
class IdempotencyIT {
  private static final String LEADS = "/api/v1/leads";
  private static final String REQUESTS = "/api/v1/requests";
  private static final String KEY = "idempotency-key";
  private static final String TRACE = "sentry-trace";
  private static final String ANA = "{\"name\":\"Ana\",\"email\":\"ana@example.com\"}";
  private static final String BEN = "{\"name\":\"Ben\",\"email\":\"ben@example.com\"}";

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

  private HttpResponse<String> post(String path, String body, String... headers) {
    return post(server, path, body, headers);
  }

  private static HttpResponse<String> post(
      ShopServer to, String path, String body, String... headers) {
    return to.ask("POST", path + "?token=" + ShopServer.TOKEN, body, headers);
  }

  private List<String> rows(String sql) {
    return Await.on(server.database.general().query(sql).execute()).stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private void run(String sql) {
    Await.on(server.database.general().query(sql).execute());
  }

  @Test
  void the_same_key_with_other_data_is_refused_and_tells_nothing_of_the_first_person() {
    post(LEADS, ANA, KEY, "k1");

    var other = post(LEADS, BEN, KEY, "k1");

    assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
    assertThat(other.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(other.body()).contains("Idempotency-Key").doesNotContain("Ana", "ana@", "Ben");
    assertThat(post(LEADS, BEN, KEY, "k2").statusCode()).isEqualTo(201);
    assertThat(rows("SELECT name FROM lead ORDER BY id")).containsExactly("Ana", "Ben");
  }

  @Test
  void the_same_trace_with_other_data_is_another_request() {
    var ana = post(LEADS, ANA, TRACE, "t1");
    var ben = post(LEADS, BEN, TRACE, "t1");
    var again = post(LEADS, BEN, TRACE, "t1");

    assertThat(ana.statusCode()).isEqualTo(201);
    assertThat(ben.statusCode()).isEqualTo(201);
    assertThat(new JsonObject(ben.body()).getString("name")).isEqualTo("Ben");
    assertThat(again.body()).isEqualTo(ben.body());
  }

  @Test
  void a_trace_is_repeated_for_an_hour_and_a_key_for_a_week() {
    post(LEADS, ANA, TRACE, "t1");
    post(LEADS, BEN, KEY, "k1");
    run(
        """
        UPDATE answered SET answered_at = answered_at - interval '61 minutes',
          repeat_until = repeat_until - interval '61 minutes'
        """);

    assertThat(post(LEADS, ANA, TRACE, "t1").statusCode()).isEqualTo(200);
    assertThat(post(LEADS, BEN, KEY, "k1").statusCode()).isEqualTo(201);
  }

  @Test
  void a_key_that_is_free_again_takes_another_request() {
    post(LEADS, ANA, KEY, "k1");
    run(
        """
        UPDATE answered SET answered_at = answered_at - interval '8 days',
          repeat_until = repeat_until - interval '8 days'
        """);

    assertThat(post(LEADS, BEN, KEY, "k1").statusCode()).isEqualTo(201);
    assertThat(post(LEADS, ANA, KEY, "k1").statusCode()).isEqualTo(422);
  }

  @Test
  void fields_in_another_order_or_as_a_form_are_the_same_request() {
    var first = post(LEADS, ANA, KEY, "k1");

    var turned = post(LEADS, "{ \"email\":\"ana@example.com\",\n \"name\":\"Ana\" }", KEY, "k1");
    var form = post(LEADS, "email=ana%40example.com&name=Ana", KEY, "k1");

    assertThat(turned.body()).isEqualTo(first.body());
    assertThat(form.body()).isEqualTo(first.body());
  }

  @Test
  void operations_and_visitors_share_no_keys() {
    var question = "{\"topic\":\"Sales\",\"email\":\"ana@example.com\"}";
    var cookie = server.signIn();

    assertThat(post(LEADS, ANA, KEY, "k1").statusCode()).isEqualTo(201);
    assertThat(post(REQUESTS, question, KEY, "k1").statusCode()).isEqualTo(202);
    assertThat(server.ask("POST", LEADS, BEN, "cookie", cookie, KEY, "k1").statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, TRACE})
  void different_calls_with_one_key_that_come_at_once_to_two_replicas(String header) {
    try (var other = server.replica()) {
      var all = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < 40; i++) {
        var to = i % 2 == 0 ? server : other;
        var body = i % 4 < 2 ? ANA : BEN;
        all.add(CompletableFuture.supplyAsync(() -> post(to, LEADS, body, header, "k1")));
      }

      var answers =
          all.stream()
              .map(CompletableFuture::join)
              .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));

      assertThat(answers)
          .isEqualTo(header.equals(KEY) ? Map.of(201, 20L, 422, 20L) : Map.of(201, 40L));
      assertThat(rows("SELECT name FROM lead")).hasSize(header.equals(KEY) ? 1 : 2);
    }
  }

  @Test
  void a_key_of_an_earlier_version_is_answered_as_that_version_would() {
    // what that version kept: SHA-256 of the operation, the header and the key
    run(
        """
        INSERT INTO answered (page_id, key, status, body)
        VALUES ('%s', sha256(convert_to(E'leads\\nidempotency-key\\nk1', 'UTF8')), 201, '{"id":"7"}')
        """
            .formatted(ShopServer.PAGE));

    var repeated = post(LEADS, ANA, KEY, "k1");

    assertThat(repeated.statusCode()).isEqualTo(201);
    assertThat(repeated.body()).isEqualTo("{\"id\":\"7\"}");
    assertThat(rows("SELECT name FROM lead")).isEmpty();
    run("UPDATE answered SET answered_at = now() - interval '8 days'");
    assertThat(new JsonObject(post(LEADS, ANA, KEY, "k1").body()).getString("name"))
        .isEqualTo("Ana");
  }

  @Test
  void a_key_has_255_characters_at_most() {
    assertThat(post(LEADS, ANA, KEY, "k".repeat(255)).statusCode()).isEqualTo(201);
    var refused = post(LEADS, ANA, KEY, "k".repeat(256));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("\"field\":\"Idempotency-Key\"");
    assertThat(post(LEADS, ANA, TRACE, "t".repeat(1_000)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_key_that_a_bot_builder_left_unset_does_not_count() {
    assertThat(post(LEADS, ANA, KEY, "{{chat_id}}").statusCode()).isEqualTo(201);
    assertThat(post(LEADS, BEN, KEY, "{{chat_id}}").statusCode()).isEqualTo(201);
  }

  @Test
  void the_hash_of_a_request_cannot_be_guessed_from_its_data() {
    post(LEADS, ANA, KEY, "k1");
    post(LEADS, ANA, KEY, "k2");

    assertThat(rows("SELECT DISTINCT encode(request, 'hex') FROM answered")).hasSize(2);
  }
}
