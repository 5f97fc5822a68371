package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the owner looks at, after customers of the mocked Messenger have been there. */
@Timeout(60)
class FiguresIT {
  private SimulatedMeta meta;
  private Shop shop;
  private String ana;

  @BeforeEach
  void ana_reveals_and_ben_does_not() {
    meta = SimulatedMeta.apart();
    shop = Shop.before(meta, Map.of());
    ana = meta.customer("Ana Prieto");
    String ben = meta.customer("=Ben \"B\" Okafor");
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
    meta.close();
  }

  private List<JsonObject> people(String query) {
    return Shop.objects(shop.look("/campaigns/welcome/people" + query).getJsonArray("people"));
  }

  @Test
  void behind_a_bar_stand_its_people_and_behind_a_person_their_timeline() {
    assertThat(people("?reached=sent"))
        .extracting(person -> person.getString("name"))
        .containsExactlyInAnyOrder("Ana Prieto", "=Ben \"B\" Okafor");
    List<JsonObject> revealed = people("?reached=revealed&origin=counter-poster");
    assertThat(revealed).hasSize(1);
    assertThat(revealed.get(0).getInstant("at")).isNotNull();
    assertThat(people("?reached=sent&without=revealed"))
        .extracting(person -> person.getString("name"))
        .containsExactly("=Ben \"B\" Okafor");

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
}
