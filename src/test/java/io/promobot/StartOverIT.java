package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the owner deletes what is in the demo, and nobody what a real page holds. */
@Timeout(120)
class StartOverIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String PATH = "/api/v1/demo/start_over";
  private static final Map<String, String> NO_PAGE =
      Map.of(
          "MESSENGER_PAGE_ID", "",
          "MESSENGER_PAGE_TOKEN", "",
          "MESSENGER_APP_SECRET", "",
          "MESSENGER_VERIFY_TOKEN", "");

  private static long customers(Shop shop) {
    return shop.sql.number("SELECT count(*) FROM customer");
  }

  private static void somebody(Shop shop) {
    SimulatedMeta meta = shop.meta();
    meta.act(meta.customer("Zoë Öberg"), "start", new JsonObject());
    Await.until(LIMIT, () -> customers(shop) == 1);
  }

  private static String signIn(Shop shop) {
    Answer answer =
        shop.ask(
            "POST",
            "/api/v1/session",
            "{\"password\":\"correct horse\"}".getBytes(UTF_8),
            "content-type",
            "application/json");
    return answer.raw().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
  }

  private static int startOver(Shop shop, String... headers) {
    return shop.ask("POST", PATH, new byte[0], headers).status();
  }

  @Test
  void the_demo_starts_over_for_its_owner_and_for_nobody_else() {
    try (Shop shop = Shop.open(NO_PAGE)) {
      somebody(shop);
      String session = signIn(shop);

      assertThat(startOver(shop)).isEqualTo(401);
      assertThat(startOver(shop, "cookie", session, "sec-fetch-site", "cross-site")).isEqualTo(403);
      assertThat(startOver(shop, "cookie", session, "origin", "https://evil.example"))
          .isEqualTo(403);
      assertThat(shop.ask("POST", "/simulator/start_over", new byte[0]).status()).isEqualTo(404);
      assertThat(customers(shop)).isEqualTo(1);

      assertThat(startOver(shop, "cookie", session, "sec-fetch-site", "same-origin"))
          .isEqualTo(204);
      assertThat(customers(shop)).isZero();
    }
  }

  @Test
  void a_real_page_keeps_its_customers_even_with_the_simulator_on() {
    try (Shop shop = Shop.open()) {
      somebody(shop);

      Answer answer = shop.api("POST", "/demo/start_over", "");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.type()).isEqualTo("application/problem+json");
      assertThat(customers(shop)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"messenger", "website"})
  void nobody_of_a_crowd_that_was_under_way_comes_back(String by) {
    try (Shop shop = Shop.open(NO_PAGE)) {
      SimulatedMeta meta = shop.meta();
      JsonObject plan =
          new JsonObject()
              .put("by", by)
              .put("customers", 2_000)
              .put("arrivals_per_second", 400)
              .put("pace_ms", 50);
      String crowd = meta.post("/run", plan).getString("run");
      Await.until(LIMIT, () -> shop.sql.number("SELECT count(*) FROM journey") > 200);

      Answer answer = shop.api("POST", "/demo/start_over", "");

      assertThat(answer.status()).as(answer.text()).isEqualTo(204);
      assertThat(meta.post("/run", plan.put("customers", 20)).getString("run")).isNotEqualTo(crowd);
      Await.until(LIMIT, () -> shop.people("welcome").getInteger("sent") == 20);
      Await.until(
          LIMIT, () -> shop.underWay() == 0 && meta.ledger().getLong("events_waiting") == 0);
      assertThat(customers(shop)).isEqualTo(20);
      assertThat(shop.sql.number("SELECT count(DISTINCT psid) FROM event")).isEqualTo(20);
    }
  }
}
