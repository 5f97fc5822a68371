package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Simulated customers who come by the website, through its public contract. */
@Timeout(120)
class WebsiteCrowdIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static JsonObject plan(String by, int customers) {
    return new JsonObject()
        .put("by", by)
        .put("customers", customers)
        .put("yes", 0.6)
        .put("reveal", 0.8)
        .put("seed", 7)
        .put("arrivals_per_second", 1000)
        .put("pace_ms", 50);
  }

  private static JsonObject play(Shop shop, JsonObject plan) {
    SimulatedMeta meta = shop.meta();
    String run = meta.post("/run", plan).getString("run");
    Await.until(LIMIT, () -> meta.look("/runs/" + run).getBoolean("finished"));
    Await.until(LIMIT, () -> shop.underWay() == 0 && meta.ledger().getLong("events_waiting") == 0);
    return meta.look("/runs/" + run);
  }

  private static long customers(Shop shop, String line) {
    return shop.sql.number(
        "SELECT count(*) FROM customer WHERE psid "
            + (line.equals("web") ? "" : "NOT ")
            + "LIKE 'web:%'");
  }

  @Test
  void three_hundred_of_the_website_do_exactly_what_the_run_was_asked_for() {
    try (Shop shop = Shop.open()) {
      JsonObject run = play(shop, plan("website", 300));

      assertThat(run.getInteger("welcomed")).isEqualTo(300);
      JsonObject people = shop.people("welcome");
      assertThat(people.getInteger("sent")).isEqualTo(300);
      assertThat(people.getInteger("accepted")).isEqualTo(180);
      assertThat(people.getInteger("declined")).isEqualTo(60);
      assertThat(people.getInteger("revealed")).isEqualTo(144);
      Await.until(LIMIT, () -> shop.people("welcome").getInteger("delivered") == 300);
      Await.until(LIMIT, () -> shop.people("welcome").getInteger("seen") == 270);
      assertThat(customers(shop, "web")).isEqualTo(300);
      assertThat(shop.meta().ledger().getLong("accepted")).as("sent to Messenger").isZero();
      assertThat(shop.miscounted()).isZero();
      Figures.agree(shop, "welcome");
    }
  }

  @Test
  void a_crowd_of_both_is_half_of_each_and_counted_alike() {
    try (Shop shop = Shop.open()) {
      play(shop, plan("both", 100));

      assertThat(customers(shop, "web")).isEqualTo(50);
      assertThat(customers(shop, "messenger")).isEqualTo(50);
      JsonObject people = shop.people("welcome");
      assertThat(people.getInteger("sent")).isEqualTo(100);
      assertThat(people.getInteger("accepted")).isEqualTo(60);
      assertThat(people.getInteger("revealed")).isEqualTo(48);
      Figures.agree(shop, "welcome");
    }
  }

  @Test
  void strangers_are_limited_by_address_whatever_they_claim_to_be() {
    try (Shop shop = Shop.open()) {
      List<Integer> statuses =
          IntStream.range(0, 60)
              .mapToObj(
                  i ->
                      shop.ask(
                          "POST",
                          "/api/v1/chat/visitors",
                          "{}".getBytes(UTF_8),
                          "content-type",
                          "application/json",
                          "promobot-crowd",
                          i % 2 == 0 ? "0123456789abcdef0123456789abcdef" : "true"))
              .map(Answer::status)
              .toList();

      assertThat(statuses).contains(201, 429).doesNotContain(500);
      assertThat(play(shop, plan("website", 60)).getInteger("welcomed")).isEqualTo(60);
    }
  }

  @Test
  void nobody_waits_for_a_crowd_that_found_the_chat_switched_off() {
    try (Shop shop = Shop.open()) {
      assertThat(shop.api("PUT", "/website", "{\"on\":false}").status()).isEqualTo(200);

      JsonObject run = play(shop, plan("website", 20));

      assertThat(run.getInteger("arrived")).isEqualTo(20);
      assertThat(run.getInteger("welcomed")).isZero();
    }
  }
}
