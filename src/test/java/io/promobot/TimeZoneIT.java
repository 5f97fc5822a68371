package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.stats.ShopDays;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The days of a shop far from UTC, in a zone whose hours begin at a quarter past. */
@Timeout(120)
class TimeZoneIT {
  private static final String ZONE = "Asia/Kathmandu";

  @Test
  void an_evenings_taps_leads_and_customers_are_of_the_shops_day() {
    var days = new ShopDays(ZoneId.of(ZONE));
    try (var shop = Shop.open(Map.of("TIME_ZONE", ZONE))) {
      LocalDate today = days.dayOf(Instant.now());
      Instant lateYesterday = days.startOf(today).minusSeconds(1);
      var ana = Shop.quiet();
      shop.start(ana);
      shop.untilAllIsOut(Duration.ofSeconds(60));
      shop.post(shop.body(List.of(tap(shop, ana, lateYesterday))));
      shop.api("POST", "/leads", "{\"name\":\"Ana\",\"email\":\"ana@example.com\"}");

      JsonObject history = shop.look("/campaigns/welcome/history?step=day&hours=48");
      var points = Shop.objects(history.getJsonArray("points"));

      assertThat(shop.look("/status").getString("time_zone")).isEqualTo(ZONE);
      assertThat(history.getString("time_zone")).isEqualTo(ZONE);
      assertThat(points)
          .extracting(point -> point.getString("day"))
          .containsExactly(today.minusDays(1).toString(), today.toString());
      assertThat(points)
          .extracting(point -> Instant.parse(point.getString("at")))
          .containsExactly(days.startOf(today.minusDays(1)), days.startOf(today));
      assertThat(points).extracting(point -> people(point, "revealed")).containsExactly(1, 0);
      assertThat(origins(shop, today, today)).isEqualTo(List.of("1 1"));
      assertThat(origins(shop, today.plusDays(1), today.plusDays(1))).isEmpty();
      assertThat(shop.sql.rows("SELECT extract(minute FROM hour) FROM stage_count"))
          .allMatch(minute -> Double.parseDouble(minute) == 15);
    }
  }

  private static String tap(Shop shop, String psid, Instant at) {
    return shop.item(psid, at, "\"postback\":{\"mid\":\"m_late\",\"payload\":\"REVEAL:welcome\"}");
  }

  private static int people(JsonObject point, String stage) {
    return point.getJsonObject("people").getInteger(stage);
  }

  private static List<String> origins(Shop shop, LocalDate from, LocalDate to) {
    var origins = shop.look("/origins?from=%s&to=%s".formatted(from, to)).getJsonArray("origins");
    return Shop.objects(origins).stream()
        .map(origin -> origin.getInteger("leads") + " " + origin.getInteger("customers"))
        .toList();
  }
}
