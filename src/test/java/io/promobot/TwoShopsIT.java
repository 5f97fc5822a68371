package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two pages in one process and one database: neither sees anything of the other. */
@Timeout(180)
class TwoShopsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String OTHER_PAGE = "104600000000002";
  private static final String OTHER_PAGE_TOKEN = "another-page-token";
  private static final String OTHER_TOKEN = "another-token-for-scripts";

  /** Messenger numbers people per page, so two pages may have the same number. */
  private final String ana = Shop.quiet();

  private final String ben = Shop.quiet();
  private SimulatedMeta umiMeta;
  private SimulatedMeta mareMeta;
  private Shop umi;
  private Shop mare;

  @BeforeEach
  void open() {
    umiMeta = SimulatedMeta.apart();
    mareMeta = SimulatedMeta.apart(OTHER_PAGE, OTHER_PAGE_TOKEN);
    umi = Shop.before(umiMeta, Map.of("BUSINESS_NAME", "Umi"));
    mare =
        umi.beside(
            Map.of(
                "MESSENGER_PAGE_ID",
                OTHER_PAGE,
                "MESSENGER_PAGE_TOKEN",
                OTHER_PAGE_TOKEN,
                "MESSENGER_API_URL",
                mareMeta.graph(),
                "SIMULATOR",
                "off",
                "API_TOKEN",
                OTHER_TOKEN,
                "BUSINESS_NAME",
                "Mare"));
    mareMeta.tells(mare.at(Shop.HOOK));
  }

  @AfterEach
  void close() {
    mare.close();
    umi.close();
    mareMeta.close();
    umiMeta.close();
  }

  /** One body with both pages' entries, posted to both as Messenger does for one app. */
  private void both(List<String> ofUmi, List<String> ofMare) {
    var entries = umi.entry(ofUmi) + "," + mare.entry(ofMare);
    var body = "{\"object\":\"page\",\"entry\":[%s]}".formatted(entries).getBytes(UTF_8);
    var answers = List.of(umi.posting(body), mare.posting(body));
    assertThat(answers).allSatisfy(each -> assertThat(each.join().status()).isEqualTo(200));
  }

  private void bothStart() {
    both(
        List.of(umi.postback(ana, "start"), umi.postback(ben, "start")),
        List.of(mare.postback(ana, "start")));
    Await.until(LIMIT, () -> people(umi, "sent") == 2 && people(mare, "sent") == 1);
    umi.untilAllIsOut(LIMIT);
  }

  private static int people(Shop shop, String stage) {
    return shop.people("welcome").getInteger(stage);
  }

  @Test
  void each_takes_its_own_entries_of_one_body_and_sends_from_its_own_page() {
    bothStart();

    assertThat(umiMeta.accepted()).isEqualTo(2);
    assertThat(mareMeta.accepted()).isEqualTo(1);
    assertThat(umiMeta.inbox(ana).get(0).encode()).contains("Umi").doesNotContain("Mare");
    assertThat(mareMeta.inbox(ana).get(0).encode()).contains("Mare").doesNotContain("Umi");
    assertThat(umi.deliveries("sent")).hasSize(2);
    assertThat(mare.deliveries("sent")).hasSize(1);
    assertThat(List.of(umi.miscounted(), mare.miscounted())).containsOnly(0L);
  }

  @Test
  void customers_and_their_taps_belong_to_one_shop() {
    bothStart();

    both(List.of(umi.postback(ana, "SHOW_COUPON:welcome")), List.of());
    Await.until(LIMIT, () -> people(umi, "accepted") == 1);

    assertThat(people(mare, "accepted")).isZero();
    assertThat(umi.look("/customers").getJsonArray("customers")).hasSize(2);
    assertThat(mare.look("/customers").getJsonArray("customers")).hasSize(1);
    assertThat(mare.look("/customers?q=" + ben).getJsonArray("customers")).isEmpty();
    assertThat(umi.customer(ana).getValue("id")).isNotEqualTo(mare.customer(ana).getValue("id"));
    var bens = "/customers/" + umi.customer(ben).getValue("id");
    assertThat(umi.api("GET", bens, "").status()).isEqualTo(200);
    assertThat(mare.api("GET", bens, "").status()).isEqualTo(404);
  }

  @Test
  void campaigns_desks_and_tokens_belong_to_one_shop() {
    assertThat(umi.api("POST", "/campaigns", named("Autumn")).status()).isEqualTo(201);
    assertThat(umi.api("POST", "/topics", giftCards(umi)).status()).isEqualTo(201);
    assertThat(mare.api("POST", "/topics", giftCards(umi)).status()).isEqualTo(400);

    assertThat(umi.look("/campaigns").encode()).contains("Autumn");
    assertThat(mare.look("/campaigns").encode()).doesNotContain("Autumn");
    assertThat(umi.look("/topics").encode()).contains("Gift cards");
    assertThat(mare.look("/topics").encode()).doesNotContain("Gift cards");
    for (String path : List.of("/campaigns", "/customers", "/deliveries", "/channels", "/topics")) {
      assertThat(mare.withToken(Shop.TOKEN, "/api/v1" + path).status()).as(path).isEqualTo(401);
      assertThat(umi.withToken(OTHER_TOKEN, "/api/v1" + path).status()).as(path).isEqualTo(401);
    }
  }

  /** A topic that notifies this shop's first channel. */
  private static String giftCards(Shop desk) {
    var channel = desk.look("/channels").getJsonArray("channels").getJsonObject(0);
    return new JsonObject()
        .put("name", "Gift cards")
        .put("channels", List.of(channel.getString("id")))
        .encode();
  }

  private static String named(String name) {
    return new JsonObject().put("name", name).encode();
  }

  @Test
  void a_live_stream_and_the_metrics_show_one_page() {
    bothStart();
    try (var watched = mare.watch("welcome")) {
      watched.until(seen -> seen.people("sent") == 1);

      both(
          List.of(umi.postback(ana, "SHOW_COUPON:welcome")),
          List.of(mare.postback(ana, "NO_THANKS:welcome")));

      var seen = watched.until(each -> each.people("declined") == 1);
      assertThat(seen.people("accepted")).isZero();
      assertThat(seen.people("sent")).isEqualTo(1);
    }
    Await.until(LIMIT, () -> people(umi, "accepted") == 1);
    assertThat(umi.get("/metrics").text())
        .contains("promobot_events_total{outcome=\"new\"} 3.0")
        .contains("promobot_events_total{outcome=\"other_page\"} 2.0")
        .contains("promobot_database_up 1.0");
    assertThat(mare.get("/metrics").text())
        .contains("promobot_events_total{outcome=\"new\"} 2.0")
        .contains("promobot_events_total{outcome=\"other_page\"} 3.0")
        .contains("promobot_database_up 1.0");
  }
}
