package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A simulated run through the whole product results in exactly the figures it was asked for. */
@Timeout(90)
class RunIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void five_hundred_customers_do_exactly_what_the_run_was_asked_for() {
    try (Shop shop = Shop.open()) {
      SimulatedMeta meta = shop.meta();
      JsonObject plan =
          new JsonObject()
              .put("customers", 500)
              .put("yes", 0.6)
              .put("reveal", 0.8)
              .put("seed", 7)
              .put("arrivals_per_second", 1000)
              .put("pace_ms", 50);

      String run = meta.post("/run", plan).getString("run");

      Await.until(LIMIT, () -> meta.look("/runs/" + run).getBoolean("finished"));
      Await.until(
          LIMIT, () -> shop.underWay() == 0 && meta.ledger().getLong("events_waiting") == 0);
      JsonObject people = shop.people("welcome");
      assertThat(people.getInteger("sent")).isEqualTo(500);
      assertThat(people.getInteger("delivered")).isEqualTo(500);
      assertThat(people.getInteger("accepted")).isEqualTo(300);
      assertThat(people.getInteger("declined")).isEqualTo(100);
      assertThat(people.getInteger("coupon_sent")).isEqualTo(300);
      assertThat(people.getInteger("revealed")).isEqualTo(240);
      assertThat(people.getInteger("failed")).isZero();
      JsonObject ledger = meta.ledger();
      // a welcome each, a coupon for each yes, a code for each reveal, two messages for each no
      assertThat(ledger.getLong("accepted")).isEqualTo(500 + 300 + 240 + 2 * 100);
      assertThat(ledger.getLong("duplicate_metadata")).isZero();
      assertThat(ledger.getJsonObject("refused").fieldNames()).doesNotContain("100", "10", "551");
      assertThat(shop.miscounted()).isZero();
      Figures.agree(shop, "welcome");
    }
  }
}
