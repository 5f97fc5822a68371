package io.promobot;

import static io.promobot.ChatVisitor.event;
import static io.promobot.ChatVisitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** "Forget me" in the website's chat, over real HTTP. */
@Timeout(120)
class ForgetIT {
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private ChatVisitor visitor(String origin) {
    return new ChatVisitor(shop.at("").toString(), origin);
  }

  private long rows(String table) {
    return shop.sql.number("SELECT count(*) FROM " + table);
  }

  private static int taken(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return new JsonObject(answer.body()).getInteger("events");
  }

  /** Also those whose browser has not had the welcome yet. */
  private long welcomed() {
    return shop.sql.number(
        "SELECT coalesce(sum(people), 0) FROM path_count WHERE campaign_id = 'welcome'");
  }

  @Test
  void forgetting_erases_the_customer_and_leaves_the_figures() {
    var ana = visitor("");
    ana.does(event("start"));
    ana.does(event("forget"));

    assertThat(ana.get("/messages", ana.token).statusCode()).isEqualTo(401);
    assertThat(shop.look("/customers").getJsonArray("customers")).isEmpty();
    assertThat(welcomed()).isEqualTo(1);
    assertThat(shop.sql.number("SELECT count(*) FROM chat_message")).isZero();
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
  }

  @Test
  void what_a_browser_sends_again_does_not_bring_back_somebody_who_was_forgotten() {
    var ana = visitor("");
    var start = event("start");
    var words = text("my secret");
    ana.does(start, words);
    ana.does(event("forget"));

    ana.does(start, words);

    assertThat(shop.look("/customers").getJsonArray("customers")).isEmpty();
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
  }

  @Test
  void what_was_sent_before_it_counts_and_what_comes_after_it_belongs_to_nobody() {
    var ana = visitor("");

    assertThat(taken(ana.post(event("start"), event("forget"), text("too late")))).isEqualTo(2);

    assertThat(welcomed()).as("greeted before").isEqualTo(1);
    assertThat(rows("customer")).isZero();
    assertThat(rows("event")).isZero();

    var ben = visitor("");
    assertThat(taken(ben.post(event("forget"), event("start"), text("help")))).isEqualTo(1);
    assertThat(welcomed()).as("nobody after it").isEqualTo(1);
    assertThat(rows("chat_message")).isZero();
  }

  @Test
  void the_same_again_is_answered_as_the_first_time_and_erases_nothing_more() {
    var ana = visitor("");
    var start = event("start");
    var forget = event("forget");
    int first = taken(ana.post(start, forget));
    var erased = shop.sql.rows("SELECT erased_at FROM erased");

    assertThat(taken(ana.post(start, forget))).isEqualTo(first);
    assertThat(taken(ana.post(forget))).isEqualTo(1);

    assertThat(shop.sql.rows("SELECT erased_at FROM erased")).as("when").isEqualTo(erased);
    assertThat(ana.get("/messages", ana.token).statusCode()).isEqualTo(401);
  }

  @Test
  void a_chat_that_is_switched_off_still_shows_what_it_knows_and_forgets_it() {
    var ana = visitor("");
    ana.does(event("start"), text("hello"));
    shop.api("PUT", "/website", "{\"on\":false,\"sites\":[\"https://shop.example\"]}");

    assertThat(ana.messages().toString()).contains("hello");
    assertThat(ana.post(text("anybody there?"), event("forget")).statusCode()).isEqualTo(404);
    assertThat(rows("customer")).isOne();
    assertThat(preflight("https://shop.example")).isEqualTo(204);
    assertThat(preflight("https://other.example")).isEqualTo(403);
    assertThat(taken(ana.post(event("forget")))).isOne();
    assertThat(rows("customer")).isZero();
    assertThat(rows("chat_message")).isZero();
  }

  private int preflight(String site) {
    return shop.ask("OPTIONS", "/api/v1/chat/events", new byte[0], "origin", site).status();
  }
}
