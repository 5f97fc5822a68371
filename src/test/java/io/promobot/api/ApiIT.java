package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.contract.Contract;
import io.promobot.http.RawSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ApiIT {
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

  private static final String PARKED = "/api/v1/events/parked/00000000-0000-0000-0000-00000000000";
  private static ShopServer server;
  private static Contract contract;

  @BeforeAll
  static void start() {
    server = new ShopServer();
    contract = Contract.read();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void all_is_well() {
    server.shop.asked.clear();
    server.shop.failure = Optional.empty();
    server.shop.deliveryState = "failed";
  }

  private static HttpResponse<String> ask(String method, String path, String body) {
    return server.script(method, path, body);
  }

  private static HttpResponse<String> get(String path) {
    return ask("GET", "/api/v1" + path, "");
  }

  private static JsonObject fitting(HttpResponse<String> answer, String path, String method) {
    return contract.fitting(answer, path, method);
  }

  private static JsonObject problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    var problem = new JsonObject(answer.body());
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("request_id")).isNotBlank();
    return problem;
  }

  @Test
  void campaigns_are_listed_made_shown_changed_and_sent() {
    fitting(get("/campaigns"), "/campaigns", "get");
    var made = ask("POST", "/api/v1/campaigns", "{\"name\":\"Spring\"}");
    fitting(made, "/campaigns", "post");
    assertThat(made.headers().firstValue("location")).hasValue("/api/v1/campaigns/c1");
    fitting(get("/campaigns/c1"), "/campaigns/{id}", "get");
    fitting(
        ask("PATCH", "/api/v1/campaigns/c1", "{\"copy\":{\"offer\":\"20 % off\"}}"),
        "/campaigns/{id}",
        "patch");
    var sent = ask("POST", "/api/v1/campaigns/c1/send", "");
    fitting(sent, "/campaigns/{id}/send", "post");

    assertThat(sent.body())
        .isEqualTo(
            "{\"queued\":412,\"now\":372,\"next_visit\":40,\"skipped\":{\"window_closed\":30,\"opted_out\":2,\"blocked\":1,"
                + "\"already_in\":55}}");
    assertThat(server.shop.asked)
        .containsExactly(
            "campaigns",
            "create Spring",
            "overview c1",
            "overview c1",
            "update c1 Optional.empty {offer=20 % off}",
            "overview c1",
            "send c1");
  }

  @Test
  void a_send_is_weighed_paused_resumed_and_cancelled() {
    var reach = get("/campaigns/welcome/reach");
    fitting(reach, "/campaigns/{id}/reach", "get");
    assertThat(reach.body())
        .isEqualTo(
            "{\"reachable\":412,\"now\":372,\"next_visit\":40,\"not\":88,\"skipped\":{\"window_closed\":30,\"opted_out\":2,\"blocked\":1,"
                + "\"already_in\":55},\"takes_seconds\":21}");

    for (var wish : new String[] {"pause", "resume", "cancel"}) {
      var granted = ask("POST", "/api/v1/campaigns/welcome/" + wish, "");
      var shown = fitting(granted, "/campaigns/{id}/" + wish, "post");
      assertThat(shown.getJsonObject("progress"))
          .isEqualTo(
              new JsonObject()
                  .put("waiting", 61)
                  .put("now", 130)
                  .put("next_visit", 40)
                  .put("not", 2)
                  .put("per_second", 20.0)
                  .put("ends_at", "2026-11-20T12:00:04Z"));
    }
    assertThat(server.shop.asked)
        .contains("reach welcome", "pause welcome", "resume welcome", "cancel welcome");
  }

  @Test
  void versions_are_listed_and_restored() {
    var versions = fitting(get("/campaigns/welcome/versions"), "/campaigns/{id}/versions", "get");
    assertThat(versions.getJsonArray("versions")).hasSize(1);
    fitting(
        ask("POST", "/api/v1/campaigns/welcome/versions/7/restore", ""),
        "/campaigns/{id}/versions/{version}/restore",
        "post");

    assertThat(server.shop.asked)
        .containsExactly("versions welcome", "restore welcome 7", "overview welcome");
    problem(ask("POST", "/api/v1/campaigns/welcome/versions/0/restore", ""), 404);
    problem(ask("POST", "/api/v1/campaigns/welcome/versions/latest/restore", ""), 404);
  }

  @Test
  void figures_are_shown_as_designed() {
    server.shop.reveals.set(3);
    var answer = get("/campaigns/welcome/stats?version=2&origin=counter%20poster&line=web");
    fitting(answer, "/campaigns/{id}/stats", "get");
    server.shop.reveals.set(0);

    assertThat(answer.body())
        .startsWith("{\"campaign\":\"welcome\",\"people\":{\"sent\":3,\"delivered\":3,\"seen\":3,")
        .contains("\"taps\":{\"SHOW_COUPON\":0,\"NO_THANKS\":0,")
        .contains("\"paths\":[{\"path\":[\"sent\",\"delivered\",");
    assertThat(server.shop.asked)
        .containsExactly(
            "campaign welcome",
            "stats welcome Slice[version=Optional[2], origin=Optional[counter poster],"
                + " line=Optional[web], since=Optional.empty]");
    problem(get("/campaigns/nope/stats"), 404);
  }

  @Test
  void deliveries_are_listed_tried_again_and_cancelled() {
    var list = fitting(get("/deliveries?state=failed&limit=3&cursor=x"), "/deliveries", "get");
    assertThat(list.getString("next")).isEqualTo("next one");
    get("/deliveries");
    assertThat(server.shop.asked)
        .containsExactly("deliveries failed 3 Optional[x]", "deliveries waiting 50 Optional.empty");

    var retried = ask("POST", "/api/v1/deliveries/7/retry", "");
    assertThat(fitting(retried, "/deliveries/{id}/retry", "post").getString("state"))
        .isEqualTo("queued");
    var hurried = ask("POST", "/api/v1/deliveries/7/hurry", "");
    assertThat(fitting(hurried, "/deliveries/{id}/hurry", "post").getString("state"))
        .isEqualTo("queued");
    var cancelled = ask("POST", "/api/v1/deliveries/7/cancel", "");
    assertThat(fitting(cancelled, "/deliveries/{id}/cancel", "post").getString("state"))
        .isEqualTo("cancelled");
    var late = ask("POST", "/api/v1/deliveries/7/cancel", "");
    assertThat(fitting(late, "/deliveries/{id}/cancel", "post").getString("detail"))
        .isEqualTo("It is cancelled and cannot be cancelled");
    var tooLate = ask("POST", "/api/v1/deliveries/7/hurry", "");
    assertThat(fitting(tooLate, "/deliveries/{id}/hurry", "post").getString("detail"))
        .isEqualTo("It is cancelled and cannot be sent earlier");
    problem(ask("POST", "/api/v1/deliveries/8/cancel", ""), 404);
    problem(ask("POST", "/api/v1/deliveries/seven/cancel", ""), 404);
  }

  @Test
  void the_people_behind_a_figure_are_listed_and_who_was_erased_has_no_name() {
    var list =
        fitting(
            get(
                "/campaigns/welcome/people?reached=seen&without=revealed&origin=a%20b&line=web&limit=3"),
            "/campaigns/{id}/people",
            "get");

    assertThat(list.getString("next")).isEqualTo("next one");
    var people = list.getJsonArray("people");
    assertThat(people.getJsonObject(0).fieldNames())
        .containsExactly("customer_id", "name", "origin", "at");
    assertThat(people.getJsonObject(0).getString("name")).isEqualTo("Ana");
    assertThat(people.getJsonObject(1).getString("customer_id")).isNull();
    assertThat(server.shop.asked)
        .containsExactly(
            "campaign welcome",
            "people PeopleFilter[campaign=welcome, reached=Optional[seen],"
                + " without=Optional[revealed], origin=Optional[a b],"
                + " line=Optional[web], since=Optional.empty] 3 Optional.empty");
    problem(get("/campaigns/nope/people"), 404);
  }

  @Test
  void figures_are_shown_over_time_and_by_origin() {
    var days = get("/campaigns/welcome/history?step=day&hours=168");
    assertThat(fitting(days, "/campaigns/{id}/history", "get").getString("step")).isEqualTo("day");
    assertThat(days.body())
        .contains("\"time_zone\":\"Asia/Tokyo\"")
        .contains(
            "{\"at\":\"2026-11-20T12:00:00Z\",\"day\":\"2026-11-20\",\"people\":{\"sent\":0,");
    fitting(get("/campaigns/welcome/history?from=2026-11-20"), "/campaigns/{id}/history", "get");
    fitting(get("/campaigns/welcome/history"), "/campaigns/{id}/history", "get");
    fitting(get("/campaigns/welcome/origins?from=2026-11-20"), "/campaigns/{id}/origins", "get");
    fitting(get("/campaigns/welcome/origins"), "/campaigns/{id}/origins", "get");

    assertThat(server.shop.asked)
        .contains("history welcome DAY 168", "history welcome HOUR 24", "origins welcome")
        .contains("history welcome HOUR 2026-11-20")
        .contains("origins welcome since 2026-11-20T00:00:00Z");
    problem(get("/campaigns/nope/history"), 404);
    problem(get("/campaigns/nope/origins"), 404);
  }

  @Test
  void deliveries_and_parked_events_are_counted() {
    var counts = get("/deliveries/counts");

    fitting(counts, "/deliveries/counts", "get");
    assertThat(counts.body())
        .isEqualTo(
            "{\"waiting\":1,\"later\":9,\"retrying\":2,\"held\":8,\"sending\":3,\"sent\":null,"
                + "\"unknown\":4,\"failed\":5,"
                + "\"skipped\":6,\"cancelled\":7,\"parked\":8}");
    assertThat(get("/deliveries/counts?of=messages").body()).contains("\"failed\":0");
    assertThat(get("/deliveries/counts?with=sent").body()).contains("\"sent\":4711");
    problem(get("/deliveries/counts?of=letters"), 400);
    problem(get("/deliveries/counts?with=luck"), 400);
  }

  @Test
  void a_customer_is_shown_with_all_that_was_said_and_done() {
    fitting(get("/customers/3"), "/customers/{id}", "get");
    var timeline =
        fitting(get("/customers/3/timeline?limit=2&cursor=x"), "/customers/{id}/timeline", "get");

    assertThat(timeline.getJsonArray("entries")).hasSize(2);
    assertThat(timeline.getString("next")).isEqualTo("next one");
    assertThat(server.shop.asked).containsExactly("customer 3", "timeline 3 2 Optional[x]");
    problem(get("/customers/4"), 404);
    problem(get("/customers/4/timeline"), 404);
    problem(get("/customers/ana"), 404);
  }

  @Test
  void parked_events_are_listed_and_replayed() {
    fitting(get("/events/parked"), "/events/parked", "get");

    fitting(ask("POST", PARKED + "1/replay", ""), "/events/parked/{id}/replay", "post");
    problem(ask("POST", PARKED + "2/replay", ""), 409);
    problem(ask("POST", PARKED + "3/replay", ""), 404);
    problem(ask("POST", "/api/v1/events/parked/no-uuid/replay", ""), 404);
  }

  @Test
  void customers_are_found_by_their_step_and_counted_on_the_first_page() {
    var first = fitting(get("/customers?step=coupon.accepted&sort=last_seen"), "/customers", "get");
    assertThat(first.getInteger("total")).isEqualTo(1);
    var more = fitting(get("/customers?cursor=x"), "/customers", "get");
    assertThat(more.getInteger("total")).isNull();
    assertThat(server.shop.asked)
        .containsExactly("customers - - at coupon accepted last seen", "customers - -");

    problem(get("/customers?step=coupon.flown"), 400);
    problem(get("/customers?step=tale.sent"), 400);
    problem(get("/customers?step=coupon"), 400);
    problem(get("/customers?sort=tallest"), 400);
  }

  @Test
  void customers_are_found_by_whatever_is_typed_and_erased() {
    fitting(get("/customers?q=100%25%20%22-5%22%20%2B%20%7B&origin=7"), "/customers", "get");
    assertThat(server.shop.asked).containsExactly("customers 100% \"-5\" + { 7");

    server.shop.customerKnown = true;
    var erased = ask("DELETE", "/api/v1/customers/3", "");
    assertThat(erased.statusCode()).isEqualTo(204);
    assertThat(erased.body()).isEmpty();
    server.shop.customerKnown = false;
    problem(ask("DELETE", "/api/v1/customers/3", ""), 404);
  }

  @Test
  void the_page_and_the_status_are_shown() {
    fitting(get("/page"), "/page", "get");
    fitting(ask("POST", "/api/v1/page/resume", ""), "/page/resume", "post");
    fitting(get("/status"), "/status", "get");
    assertThat(server.shop.asked).containsExactly("page", "resume", "page", "status");
  }

  @Test
  void entry_links_are_made_listed_drawn_and_taken_off() {
    var made = ask("POST", "/api/v1/entry-links", "{\"origin\":\"counter-poster\"}");
    assertThat(fitting(made, "/entry-links", "post").getString("link"))
        .isEqualTo("https://m.me/1046?ref=counter-poster");
    problem(ask("POST", "/api/v1/entry-links", "{\"origin\":\"counter-poster\"}"), 409);
    problem(ask("POST", "/api/v1/entry-links", "{\"origin\":\"no blanks\"}"), 400);
    fitting(get("/entry-links"), "/entry-links", "get");

    var code = get("/entry-links/counter-poster/qr.svg");
    assertThat(code.statusCode()).isEqualTo(200);
    assertThat(code.headers().firstValue("content-type")).hasValue("image/svg+xml");
    assertThat(code.headers().firstValue("cache-control")).hasValue("private");
    assertThat(code.body()).startsWith("<svg ");
    var web = get("/entry-links/counter-poster/qr.svg?line=web");
    assertThat(web.body()).startsWith("<svg ").isNotEqualTo(code.body());
    problem(get("/entry-links/counter-poster/qr.svg?line=pigeon"), 400);
    assertThat(ask("DELETE", "/api/v1/entry-links/counter-poster", "").statusCode()).isEqualTo(204);
    problem(ask("DELETE", "/api/v1/entry-links/counter-poster", ""), 404);
    problem(get("/entry-links/counter-poster/qr.svg"), 404);
    problem(get("/entry-links/no%20blanks/qr.svg"), 404);
  }

  @Test
  void facebook_is_asked_about_the_page_and_told_the_greeting() {
    fitting(ask("POST", "/api/v1/page/check", "{}"), "/page/check", "post");
    fitting(ask("POST", "/api/v1/page/check", "{\"page_token\":\"EAAB\"}"), "/page/check", "post");
    fitting(
        ask("PUT", "/api/v1/page/greeting", "{\"greeting\":\" Hi! \"}"), "/page/greeting", "put");
    problem(ask("PUT", "/api/v1/page/greeting", "{\"greeting\":\"  \"}"), 400);
    problem(ask("PUT", "/api/v1/page/greeting", "{\"greeting\":\"" + "x".repeat(161) + "\"}"), 400);

    assertThat(server.shop.asked)
        .containsExactly("check Optional.empty", "check Optional[EAAB]", "greet Hi!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET|/deliveries?limit=many||limit|must be a whole number
          GET|/deliveries?limit=0||limit|must be at least 1
          GET|/deliveries?limit=201||limit|must be at most 200
          GET|/deliveries?limit=1.5||limit|must be a whole number
          GET|/deliveries?state=lost||state|must be one of waiting, queued, retrying, held, sending, unknown, sent, failed, skipped, cancelled
          GET|/campaigns/welcome/history?step=week||step|must be one of hour, day
          GET|/campaigns/welcome/history?hours=9000||hours|must be at most 8760
          GET|/campaigns/welcome/stats?version=x||version|must be a whole number
          POST|/campaigns|{}|name|is missing
          POST|/campaigns|{"name":""}|name|must not be empty
          POST|/campaigns|{"name":5}|name|must be a text
          POST|/campaigns|[]|body|must be an object, in curly brackets
          POST|/campaigns|{"name":"a","colour":"red"}|colour|is not a known field; leave it out
          POST|/campaigns|{"name":"a\\u0000b"}|name|contains a NUL character; leave it out
          PATCH|/campaigns/welcome|{}|body|needs at least one field
          POST|/campaigns|{"name":"a","story":"tale"}|story|must be one of coupon, feedback
          PATCH|/campaigns/welcome|{"copy":{"offer":5}}|copy.offer|must be a text
          """)
  void bad_input_is_named_field_by_field(
      String method, String path, String body, String field, String message) {
    var problem = problem(ask(method, "/api/v1" + path, body == null ? "" : body), 400);

    assertThat(problem.getJsonArray("errors"))
        .isEqualTo(
            new JsonArray().add(new JsonObject().put("field", field).put("message", message)));
    assertThat(server.shop.asked).isEmpty();
  }

  @Test
  void a_link_of_ours_leads_to_its_page_and_any_other_leads_nowhere() {
    var link = ask("GET", "/r/review", "");

    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(link.headers().firstValue("location")).hasValue("https://reviews.example/umi");
    assertThat(link.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(ask("GET", "/r/https:%2F%2Fevil.example", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
            + " [FBAN/MessengerForiOS] | true",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | false",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | false",
        "curl/8.5.0 | false",
        "Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile"
            + " Safari/537.36 | true",
        "WhatsApp/2.23.20.0 A | false",
        "Viber/13.3.0.5 | false",
        "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)"
            + " | false",
        "meta-externalfetcher/1.1 | false",
        "facebookcatalog/1.0 | false",
        "Google-Safety | false",
        "GoogleOther | false",
        "okhttp/4.12.0 | false",
        "Java/17.0.9 | false",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36"
            + " | false",
        "Iframely/1.3.1 (+https://iframely.com/docs/about) | false",
        "Twitterbot/1.0 | false",
      })
  void a_link_is_counted_when_a_person_opens_it_and_not_when_a_program_does(
      String agent, boolean counted) {
    server.shop.asked.clear();

    assertThat(server.ask("GET", "/r/review", "", "user-agent", agent).statusCode()).isEqualTo(302);

    assertThat(server.shop.asked).containsExactly(counted ? "link review counted" : "link review");
  }

  @ParameterizedTest
  @CsvSource({"sec-purpose,prefetch;prerender", "purpose,prefetch"})
  void a_link_that_a_browser_only_prefetches_is_not_counted(String header, String value) {
    server.shop.asked.clear();

    server.ask("GET", "/r/review", "", "user-agent", PHONE, header, value);

    assertThat(server.shop.asked).containsExactly("link review");
  }

  @Test
  void head_leads_where_get_does_and_is_not_counted() {
    server.shop.asked.clear();

    var link = server.ask("HEAD", "/r/review", "", "user-agent", PHONE);

    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(link.headers().firstValue("location")).hasValue("https://reviews.example/umi");
    assertThat(server.shop.asked).containsExactly("link review");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/r", "/r/"})
  void a_link_without_its_token_is_not_the_dashboard(String path) {
    assertThat(server.ask("GET", path, "", "accept", "text/html").statusCode()).isEqualTo(404);
  }

  @Test
  void several_mistakes_are_told_at_once() {
    var body = "{\"name\":\"\",\"copy\":{\"offer\":true,\"code\":7}}";

    assertThat(problem(ask("PATCH", "/api/v1/campaigns/welcome", body), 400).getJsonArray("errors"))
        .hasSize(3);
  }

  @Test
  void broken_json_is_shown_by_line_and_column() {
    var problem = problem(ask("POST", "/api/v1/campaigns", "{\n  \"name\": \n}"), 400);

    assertThat(problem.getString("detail")).contains("line 3, column 1");
    problem(ask("POST", "/api/v1/campaigns", "{\"name\":\"a\"} trailing"), 400);
    problem(ask("POST", "/api/v1/campaigns", ""), 400);
    problem(ask("POST", "/api/v1/campaigns", "[".repeat(20_000)), 400);
  }

  @Test
  void a_body_that_is_too_large_or_no_json_is_refused() {
    problem(ask("POST", "/api/v1/campaigns", "x".repeat(64 * 1024 + 1)), 413);
    var form =
        server.ask(
            "POST",
            "/api/v1/campaigns",
            "name=a",
            "authorization",
            "Bearer " + ShopServer.TOKEN,
            "content-type",
            "application/x-www-form-urlencoded");
    problem(form, 415);
  }

  @Test
  void unknown_addresses_and_methods_are_told_apart() {
    problem(server.ask("GET", "/api/v1/nothing", "", "accept", "text/html"), 404);
    problem(server.ask("GET", "/api/", ""), 404);
    problem(server.ask("GET", "/api/v2/status", ""), 404);
    problem(server.ask("GET", "/api/v1/campaigns/welcome/", ""), 401);
    var wrong = server.ask("PUT", "/api/v1/campaigns/welcome", "");
    problem(wrong, 405);
    assertThat(wrong.headers().firstValue("allow")).hasValue("GET, PATCH");
    problem(server.ask("TRACE", "/", ""), 405);
  }

  @Test
  void our_own_mistakes_tell_nothing_about_the_inside() {
    server.shop.failure = Optional.of(new IllegalStateException("SELECT secret FROM owner"));

    var answer = get("/campaigns");
    problem(answer, 500);
    assertThat(answer.body()).doesNotContain("SELECT").doesNotContain("Exception");
  }

  @Test
  void the_contract_is_served_to_anybody() {
    var answer = server.ask("GET", "/api/v1/openapi.yaml", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/yaml");
    assertThat(answer.body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void answers_of_the_api_are_never_kept_by_caches() {
    assertThat(get("/status").headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(get("/nothing").headers().firstValue("cache-control")).hasValue("no-store");
  }

  @Test
  void answers_of_the_api_are_saved_and_never_shown_as_a_page() {
    for (var path : new String[] {"/status", "/nothing"}) {
      assertThat(get(path).headers().firstValue("content-disposition"))
          .hasValue("attachment; filename=\"api.json\"");
    }
    assertThat(get("/openapi.yaml").headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"openapi.yaml\"");
  }

  @Test
  void hostile_addresses_are_answered_and_the_server_goes_on() {
    for (var path : new String[] {"/api/v1/customers?q=%zz", "/api//v1/%2e%2e/status", "/%00"}) {
      try (var peer = new RawSocket(server.port())) {
        peer.send("GET " + path + " HTTP/1.1\nHost: a\nConnection: close\n");
        peer.send("Authorization: Bearer " + ShopServer.TOKEN + "\n\n");

        assertThat(peer.readToEnd()).as(path).startsWith("HTTP/1.1 4");
      }
    }
    assertThat(get("/status").statusCode()).isEqualTo(200);
  }

  @Test
  void where_everybody_came_from_is_told_for_the_days_asked_for() {
    fitting(get("/origins"), "/origins", "get");
    fitting(get("/origins?from=2026-11-01&to=2026-11-21"), "/origins", "get");

    assertThat(server.shop.asked)
        .containsExactly(
            "origins Optional.empty Optional.empty",
            "origins Optional[2026-11-01] Optional[2026-11-21]");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-21&to=2026-11-20, from, must not be after to",
    "from=yesterday, from, must be a day such as 2026-11-21",
    "to=2026-02-30, to, must be a day such as 2026-11-21",
    "to=%2B999999-01-01, to, must be a day such as 2026-11-21",
    "from=, from, must be a day such as 2026-11-21"
  })
  void a_day_that_is_none_is_refused_with_its_name(String query, String field, String message) {
    var mistake = problem(get("/origins?" + query), 400).getJsonArray("errors").getJsonObject(0);

    assertThat(mistake.getString("field")).isEqualTo(field);
    assertThat(mistake.getString("message")).isEqualTo(message);
    assertThat(server.shop.asked).isEmpty();
  }

  @Test
  void a_coupon_is_redeemed_by_who_was_sent_it() {
    var redeemed = ask("POST", "/api/v1/customers/3/redeem", "{\"campaign\":\"c1\"}");
    fitting(redeemed, "/customers/{id}/redeem", "post");

    assertThat(server.shop.asked).containsExactly("redeem 3 c1", "customer 3");
    problem(ask("POST", "/api/v1/customers/3/redeem", "{\"campaign\":\"welcome\"}"), 409);
    problem(ask("POST", "/api/v1/customers/9/redeem", "{\"campaign\":\"c1\"}"), 404);
    problem(ask("POST", "/api/v1/customers/3/redeem", "{}"), 400);
  }

  @Test
  void a_conversation_is_handed_back_to_the_bot() {
    var back = ask("POST", "/api/v1/customers/3/hand_back", "");
    fitting(back, "/customers/{id}/hand_back", "post");

    assertThat(server.shop.asked).containsExactly("hand back 3", "customer 3");
    problem(ask("POST", "/api/v1/customers/9/hand_back", ""), 404);
  }
}
