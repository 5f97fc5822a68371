package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.promobot.house.House;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the owner looks at, after customers of the mocked Messenger have been there. */
@Timeout(60)
class FiguresIT {
  private static final String BEN = "=Ben \"B\" Okafor";

  private SimulatedMeta meta;
  private Shop shop;
  private String ana;

  @BeforeEach
  void ana_reveals_and_ben_does_not() {
    shop = Shop.beforeMeta();
    meta = shop.meta();
    ana = meta.customer("Ana Prieto");
    String ben = meta.customer(BEN);
    shop.come(ana, "counter-poster", false);
    shop.start(ben);
    meta.message(ana, 1);
    meta.message(ben, 1);
    shop.tap(ana, "SHOW_COUPON:welcome");
    meta.message(ana, 2);
    shop.tap(ana, "REVEAL:welcome");
    meta.message(ana, 3);
    shop.untilAllIsOut(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private List<JsonObject> people(String query) {
    return Shop.objects(shop.look("/campaigns/welcome/people" + query).getJsonArray("people"));
  }

  @Test
  void behind_a_bar_stand_its_people_and_behind_a_person_their_timeline() {
    assertThat(people("?reached=sent"))
        .extracting(person -> person.getString("name"))
        .containsExactlyInAnyOrder("Ana Prieto", BEN);
    List<JsonObject> revealed = people("?reached=revealed&origin=counter-poster");
    assertThat(revealed).hasSize(1);
    assertThat(revealed.get(0).getInstant("at")).isNotNull();
    assertThat(people("?reached=sent&without=revealed"))
        .extracting(person -> person.getString("name"))
        .containsExactly(BEN);

    String id = revealed.get(0).getString("customer_id");
    JsonObject detail = shop.look("/customers/" + id);
    assertThat(detail.getString("psid")).isEqualTo(ana);
    JsonObject journey = detail.getJsonArray("journeys").getJsonObject(0);
    assertThat(journey.getString("campaign_name")).isEqualTo("Welcome");
    assertThat(journey.getJsonArray("path")).contains("revealed");
    assertThat(Shop.objects(shop.look("/customers/" + id + "/timeline").getJsonArray("entries")))
        .extracting(entry -> entry.getString("by") + " " + entry.getString("kind"))
        .containsExactlyInAnyOrder(
            "shop code",
            "customer tap",
            "shop coupon",
            "customer tap",
            "shop welcome",
            "customer start");
  }

  @Test
  void a_message_is_seen_in_the_timeline_once_the_customer_has_read_it() {
    String path = "/customers/" + shop.customer(ana).getString("id") + "/timeline?limit=1";
    shop.post(
        shop.body(
            List.of(
                shop.item(
                    ana,
                    Instant.now(),
                    "\"read\":{\"watermark\":"
                        + Instant.now().plusMillis(1).toEpochMilli()
                        + "}"))));

    Await.until(
        () ->
            shop.look(path)
                .getJsonArray("entries")
                .getJsonObject(0)
                .getString("state")
                .equals("seen"));
  }

  @Test
  void all_of_them_can_be_saved_as_a_table_for_spreadsheets() {
    Answer table = shop.api("GET", "/campaigns/welcome/people.csv?reached=sent", "");

    assertThat(table.type()).isEqualTo("text/csv; charset=utf-8");
    assertThat(table.raw().headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"welcome-sent.csv\"");
    assertThat(table.raw().body()).startsWith(0xEF, 0xBB, 0xBF);
    String text = new String(table.raw().body(), UTF_8).substring(1);
    assertThat(text.split("\r\n"))
        .hasSize(3)
        .startsWith("\"name\",\"psid\",\"origin\",\"at\"")
        .anyMatch(row -> row.startsWith("\"Ana Prieto\",\"'" + ana + "\",\"counter-poster\",\""))
        .anyMatch(row -> row.startsWith("\"'=Ben \"\"B\"\" Okafor\",\"'"));
  }

  @Test
  void origins_hours_and_deliveries_add_up() {
    List<JsonObject> origins =
        Shop.objects(shop.look("/campaigns/welcome/origins").getJsonArray("origins"));
    assertThat(origins)
        .extracting(origin -> origin.getString("origin"))
        .containsExactly("", "counter-poster");
    assertThat(origins.get(1).getJsonObject("people").getInteger("revealed")).isEqualTo(1);
    assertThat(shop.look("/campaigns/welcome/history?hours=3").getJsonArray("points")).hasSize(3);

    shop.rest();
    shop.tap(ana, "REVEAL:welcome");
    JsonObject counts = shop.look("/deliveries/counts");
    assertThat(counts.getInteger("waiting")).isEqualTo(1);
    assertThat(counts.getInteger("failed")).isZero();
    assertThat(counts.getInteger("parked")).isZero();
    assertThat(shop.deliveries("waiting").get(0).getString("customer_name"))
        .isEqualTo("Ana Prieto");
  }

  @Test
  void everybody_is_counted_where_they_came_from_and_a_redeemed_coupon_once() {
    String id = shop.customer(ana).getString("id");
    try (StatsStream live = shop.watch("welcome")) {
      live.until(seen -> seen.people("revealed") == 1);
      for (int i = 0; i < 2; i++) {
        Answer redeemed =
            shop.api("POST", "/customers/" + id + "/redeem", "{\"campaign\":\"welcome\"}");
        assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(i == 0 ? 200 : 409);
      }
      var journey =
          shop.api("GET", "/customers/" + id, "").json().getJsonArray("journeys").getJsonObject(0);
      assertThat(journey.getJsonArray("path")).contains("redeemed");
      live.until(seen -> seen.people("redeemed") == 1);
    }

    String today = LocalDate.now(ZoneOffset.UTC).toString();
    for (String days : List.of("", "?from=2026-01-01", "?to=2100-01-01")) {
      assertThat(origins(days)).containsExactly("|0|1|0|0|0", "counter-poster|0|1|1|1|1");
    }
    assertThat(origins("?from=" + today)).hasSizeBetween(0, 2);
    assertThat(origins("?to=2026-01-01")).isEmpty();
    assertThat(shop.sql.number(House.MISPLACED.replace("$1", "'" + Shop.PAGE + "'"))).isZero();
    Figures.agree(shop, "welcome");
  }

  private List<String> origins(String days) {
    return Shop.objects(shop.look("/origins" + days).getJsonArray("origins")).stream()
        .map(
            one ->
                List.of("origin", "leads", "customers", "responded", "revealed", "redeemed")
                    .stream()
                    .map(name -> String.valueOf(one.getValue(name)))
                    .collect(joining("|")))
        .toList();
  }

  @Test
  void people_of_unknown_origin_can_be_looked_at_alone() {
    assertThat(people("?origin=")).extracting(one -> one.getString("name")).containsExactly(BEN);
    assertThat(people("?reached=revealed&origin=")).isEmpty();
    assertThat(Shop.objects(shop.look("/customers?origin=").getJsonArray("customers")))
        .extracting(one -> one.getString("name"))
        .containsExactly(BEN);
    JsonObject sent = shop.look("/campaigns/welcome/stats?origin=").getJsonObject("people");
    assertThat(sent.getInteger("sent")).isEqualTo(1);
    assertThat(sent.getInteger("revealed")).isZero();
    assertThat(shop.api("GET", "/campaigns/welcome/people.csv?origin=", "").text())
        .contains("Okafor")
        .doesNotContain("Prieto");
  }
}
