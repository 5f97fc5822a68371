package io.promobot;

import static io.promobot.ChatVisitor.event;
import static io.promobot.ChatVisitor.tap;
import static io.promobot.ChatVisitor.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chat on the shop's own website, over real HTTP, without any Facebook. */
@Timeout(120)
class WebsiteChatIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private SimulatedMeta meta;
  private Shop shop;

  @BeforeEach
  void open() {
    meta = SimulatedMeta.apart();
    shop = Shop.before(meta, Map.of("BUSINESS_NAME", "Umi Shop"));
  }

  @AfterEach
  void close() {
    shop.close();
    meta.close();
  }

  private ChatVisitor visitor(String origin) {
    return new ChatVisitor(shop.at("").toString(), origin);
  }

  private int people(String stage) {
    return shop.people("welcome").getInteger(stage);
  }

  private static List<String> texts(ChatVisitor visitor) {
    return visitor.messages().stream()
        .map(message -> message.getString("text", message.getString("title", "")))
        .toList();
  }

  private static String newest(ChatVisitor visitor) {
    var texts = texts(visitor);
    return texts.get(texts.size() - 1);
  }

  @Test
  void a_visitor_is_greeted_shown_the_coupon_and_its_code_and_every_step_is_counted() {
    var ana = visitor("poster");

    ana.does(event("start"));
    assertThat(ana.messages()).hasSize(1);
    assertThat(ana.messages().get(0).getString("from")).isEqualTo("shop");
    ana.does(tap(ana.button("Yes! Show me coupon")));
    ana.does(tap(ana.button("Reveal coupon")));

    assertThat(ana.messages())
        .extracting(message -> message.getString("from"))
        .containsExactly("shop", "visitor", "shop", "visitor", "shop");
    assertThat(texts(ana)).contains("Yes! Show me coupon", "Reveal coupon");
    assertThat(ana.messages().get(2).getString("kind")).isEqualTo("card");
    assertThat(people("sent")).isEqualTo(1);
    assertThat(people("revealed")).isEqualTo(1);
    assertThat(shop.look("/customers?origin=poster&line=web").getJsonArray("customers")).hasSize(1);
    assertThat(shop.look("/customers?line=messenger").getJsonArray("customers")).isEmpty();
    assertThat(meta.accepted()).as("messages that went to Facebook").isZero();
    assertThat(shop.miscounted()).isZero();
  }

  @Test
  void the_figures_of_one_line_are_those_of_its_people_alone() {
    var ana = visitor("poster");
    ana.does(event("start"));
    ana.does(tap(ana.button("Yes! Show me coupon")));
    shop.start(Shop.quiet());
    shop.untilAllIsOut(LIMIT);

    for (String since : List.of("", "&from=2020-01-01")) {
      assertThat(sent("/stats?line=web" + since)).isOne();
      assertThat(sent("/stats?line=messenger" + since)).isOne();
      assertThat(sent("/stats?line=messenger&origin=poster" + since)).isZero();
      assertThat(origins("?line=web" + since)).containsExactly("poster");
      assertThat(accepted("?step=day&line=web" + since)).isOne();
      assertThat(accepted("?step=day&line=messenger" + since)).isZero();
      assertThat(listed("?reached=accepted&line=web" + since)).isOne();
      assertThat(listed("?reached=accepted&line=messenger" + since)).isZero();
    }
    assertThat(people("sent")).isEqualTo(2);
    assertThat(shop.miscounted()).isZero();
  }

  private long sent(String path) {
    return figures(path).getJsonObject("people").getLong("sent");
  }

  private JsonObject figures(String path) {
    return shop.look("/campaigns/welcome" + path);
  }

  private List<String> origins(String query) {
    return figures("/origins" + query).getJsonArray("origins").stream()
        .map(each -> ((JsonObject) each).getString("origin"))
        .toList();
  }

  private long accepted(String query) {
    return figures("/history" + query).getJsonArray("points").stream()
        .mapToLong(each -> ((JsonObject) each).getJsonObject("people").getLong("accepted"))
        .sum();
  }

  private int listed(String query) {
    return figures("/people" + query).getJsonArray("people").size();
  }

  @Test
  void an_event_that_comes_twice_has_its_effect_once() {
    var ana = visitor("");
    var start = event("start");

    ana.does(start, start);
    ana.does(start);

    assertThat(ana.messages()).hasSize(1);
  }

  @Test
  void a_visitor_recognizes_their_own_words_and_a_long_chat_begins_with_its_newest_part() {
    var ana = visitor("");
    var hello = text("hello");
    ana.does(event("start"), hello);

    assertThat(ana.messages())
        .filteredOn(message -> message.getString("from").equals("visitor"))
        .extracting(message -> message.getString("event"))
        .containsExactly(hello.getString("id"));
    shop.sql.run(
        "INSERT INTO chat_message (page_id, customer_id, text, at)"
            + " SELECT page_id, id, 'older ' || n, now() FROM customer, generate_series(1, 150) n");
    var newest = ana.messages();
    assertThat(newest).hasSize(100);
    assertThat(newest.get(99).getString("text")).isEqualTo("older 150");
    assertThat(ana.messages("?after=0").get(0).getString("from")).isEqualTo("shop");
  }

  @Test
  void any_site_may_load_the_bubble_and_learn_how_it_looks() {
    shop.api("PUT", "/website", "{\"on\":false,\"teaser\":\"10 % off?\"}");

    var settings = shop.withToken("", "/api/v1/chat/settings");
    assertThat(settings.json().getString("name")).isEqualTo("Umi Shop");
    assertThat(settings.json().getString("teaser")).isEqualTo("10 % off?");
    assertThat(settings.json().getBoolean("on")).isFalse();
  }

  @Test
  void nothing_is_stored_about_somebody_who_only_looks() {
    var ana = visitor("poster");
    ana.watch("");

    assertThat(ana.messages()).isEmpty();
    assertThat(shop.look("/customers").getJsonArray("customers")).isEmpty();
  }

  @Test
  void the_stream_brings_each_message_once_in_order_and_goes_on_after_the_last_one() {
    var ana = visitor("");
    ana.watch("");
    ana.does(event("start"));
    ana.untilStreamed(1);
    ana.does(tap(ana.button("Yes! Show me coupon")));
    ana.untilStreamed(3);

    assertThat(ana.streamed).isEqualTo(ana.messages());

    var seen = ana.streamed.get(1).getString("id");
    ana.streamed.clear();
    ana.watch("?after=" + seen);
    ana.untilStreamed(1);
    assertThat(ana.streamed).isEqualTo(ana.messages("?after=" + seen));
  }

  @Test
  void a_message_that_is_not_known_any_more_starts_the_chat_over() {
    var ana = visitor("");
    ana.does(event("start"));

    ana.watch("?after=999999");
    ana.untilStreamed(1);

    assertThat(ana.events).startsWith("resync");
  }

  @Test
  void receipts_move_the_figures() {
    var ana = visitor("");
    ana.does(event("start"));
    var last = ana.messages().get(0).getString("id");

    ana.does(event("delivered").put("message", last));
    assertThat(people("delivered")).isEqualTo(1);
    ana.does(event("seen").put("message", last), event("seen").put("message", "999999"));
    assertThat(people("seen")).isEqualTo(1);
  }

  @Test
  void a_campaign_reaches_website_customers_without_a_call_however_long_ago_they_wrote() {
    var ana = visitor("");
    ana.does(event("start"));
    ana.watch("");
    shop.sql.run("UPDATE customer SET last_event_at = now() - interval '90 days'");

    var campaign = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json().getString("id");
    shop.api("PATCH", "/campaigns/" + campaign, "{\"copy\":{\"offer\":\"15 % off in May\"}}");
    var sent = shop.api("POST", "/campaigns/" + campaign + "/send", "{}");
    assertThat(sent.status()).as(sent.text()).isEqualTo(202);
    ana.untilStreamed(2);

    assertThat(shop.people(campaign).getInteger("sent")).as("before a browser has it").isZero();
    var all = ana.messages();
    ana.does(event("delivered").put("message", all.get(all.size() - 1).getString("id")));
    Await.until(LIMIT, () -> shop.people(campaign).getInteger("sent") == 1);
    assertThat(ana.streamed).hasSize(2);
    assertThat(meta.accepted()).isZero();
    ana.does(tap(ana.button("Yes! Show me coupon")));
    assertThat(shop.people(campaign).getInteger("accepted")).isEqualTo(1);
  }

  @Test
  void a_question_of_a_visitor_becomes_a_request_and_is_answered_in_the_chat() {
    var ana = visitor("");
    ana.does(event("start"), text("help"));

    assertThat(texts(ana)).contains("help");
    assertThat(ana.messages().size()).isGreaterThan(2);
  }

  @Test
  void a_visitor_who_has_signed_up_is_greeted_by_name() {
    var ana = visitor("");
    ana.does(event("start"), text("sign up"));
    ana.does(text("Ana Núñez"));
    ana.does(text("ana@example.com"));
    ana.does(text("skip"));
    Await.until(LIMIT, () -> shop.look("/leads").encode().contains("ana@example.com"));

    var campaign = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json().getString("id");
    shop.api("PATCH", "/campaigns/" + campaign, "{\"copy\":{\"offer\":\"15 % off in May\"}}");
    shop.api("POST", "/campaigns/" + campaign + "/send", "");

    Await.until(LIMIT, () -> newest(ana).contains("Ana"));
    assertThat(
            shop.look("/customers?q=Núñez".replace("ú", "%C3%BA").replace("ñ", "%C3%B1")).encode())
        .contains("Ana");
  }

  @Test
  void a_visitor_who_types_another_customers_address_does_not_change_what_is_known_about_them() {
    var ana = visitor("");
    ana.does(event("start"), text("sign up"), text("Ana"), text("ana@example.com"), text("skip"));
    var mallory = visitor("");
    mallory.does(event("start"), text("sign up"), text("Mallory"), text("Ana@example.com"));
    mallory.does(text("+34 600 000 666"));

    var leads = shop.look("/leads").getJsonArray("leads");
    assertThat(leads).hasSize(1);
    assertThat(leads.getJsonObject(0).getString("name")).isEqualTo("Ana");
    assertThat(leads.getJsonObject(0).getString("phone")).isNull();
  }

  @Test
  void a_visitor_reads_their_own_chat_only() {
    var ana = visitor("");
    ana.does(event("start"));
    var ben = visitor("");

    assertThat(ben.messages()).isEmpty();
    for (String forged : List.of("x", ana.token + "A", ana.token.substring(2), "")) {
      assertThat(ana.get("/messages", forged).statusCode()).as(forged).isEqualTo(401);
    }
  }

  @Test
  void the_buttons_of_a_campaign_that_nobody_has_been_sent_do_nothing() {
    var draft = shop.api("POST", "/campaigns", "{\"name\":\"Soon\"}").json().getString("id");
    shop.api("PATCH", "/campaigns/" + draft, "{\"copy\":{\"code\":\"SECRET50\"}}");
    var ana = visitor("");

    ana.does(event("start"), event("tap").put("payload", "REVEAL:" + draft).put("text", "Reveal"));

    assertThat(ana.messages().toString()).doesNotContain("SECRET50");
    assertThat(shop.people(draft).getInteger("sent")).isZero();
    assertThat(shop.people(draft).getInteger("revealed")).isZero();
  }

  @Test
  void the_longest_text_is_taken_in_every_script_and_any_origin_is_cut_to_size() {
    var ana = visitor("Summer sale! " + "☀".repeat(200));

    ana.does(event("start"), text("漢".repeat(2000)));

    assertThat(newest(ana)).isNotEmpty();
    assertThat(shop.sql.number("SELECT length(origin) FROM customer")).isEqualTo(100);
  }

  private HttpResponse<String> from(ChatVisitor visitor, String site, String method) {
    var request =
        HttpRequest.newBuilder(shop.at("/api/v1/chat/messages"))
            .header("origin", site)
            .header("authorization", "Bearer " + visitor.token)
            .method(method, BodyPublishers.noBody())
            .build();
    return visitor.http.sendAsync(request, BodyHandlers.ofString()).join();
  }

  @Test
  void only_sites_that_the_owner_has_listed_may_show_the_chat() {
    var ana = visitor("");
    var refused = from(ana, "https://other.example", "GET");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("https://other.example");

    shop.api(
        "PUT",
        "/website",
        "{\"sites\":[\"https://shop.example/start?x=1\",\"https://shop.example\"]}");

    var allowed = from(ana, "https://shop.example", "GET");
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(allowed.headers().firstValue("access-control-allow-origin"))
        .contains("https://shop.example");
    assertThat(from(ana, "https://shop.example", "OPTIONS").statusCode()).isEqualTo(204);
    assertThat(from(ana, "https://shop.example:8443", "GET").statusCode()).isEqualTo(403);
    assertThat(from(ana, "null", "GET").statusCode()).isEqualTo(403);
  }

  @Test
  void a_browser_on_a_listed_site_may_come_in_and_one_elsewhere_may_not() {
    shop.api("PUT", "/website", "{\"sites\":[\"https://shop.example\"]}");

    assertThat(comeIn("https://shop.example")).isEqualTo(201);
    assertThat(comeIn("https://other.example")).isEqualTo(403);
  }

  /** As a browser asks: with its site, and without any token. */
  private int comeIn(String site) {
    return shop.ask(
            "POST",
            "/api/v1/chat/visitors",
            "{}".getBytes(UTF_8),
            "content-type",
            "application/json",
            "origin",
            site,
            "sec-fetch-site",
            "cross-site")
        .status();
  }

  @Test
  void a_chat_that_is_switched_off_answers_nobody() {
    var ana = visitor("");
    shop.api("PUT", "/website", "{\"on\":false}");

    assertThat(ana.post(event("start")).statusCode()).isEqualTo(404);
    assertThat(ana.get("/stream", ana.token).statusCode()).isEqualTo(404);
    assertThat(comeIn(shop.at("").toString())).isEqualTo(404);
    assertThat(shop.look("/website").getBoolean("on")).isFalse();
  }

  @Test
  void a_chat_is_watched_from_four_windows_at_most_and_a_network_has_120_of_them() {
    var ana = visitor("");
    watch(ana, 4);
    assertThat(ana.get("/stream", ana.token).statusCode()).isEqualTo(429);

    IntStream.range(1, 30).forEach(n -> watch(visitor(""), 4));
    var ben = visitor("");
    var refused = ben.get("/stream", ben.token);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("on your network");
    assertThat(ben.post(event("start")).statusCode()).isEqualTo(202);
  }

  private static void watch(ChatVisitor visitor, int windows) {
    IntStream.range(0, windows).forEach(n -> visitor.watch(""));
    Await.until(LIMIT, () -> visitor.watches.size() == windows);
    assertThat(visitor.watches).containsOnly(200);
  }

  @Test
  void a_visitor_who_does_too_much_is_asked_to_wait_and_others_are_not() {
    var ana = visitor("");
    HttpResponse<String> last = ana.post(event("start"));
    for (int i = 0; i < 80 && last.statusCode() == 202; i++) {
      last = ana.post(text("hello " + i));
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("retry-after")).isPresent();
    assertThat(visitor("").post(event("start")).statusCode()).isEqualTo(202);
  }
}
