package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
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
    mare = umi.beside(settings(OTHER_PAGE, OTHER_PAGE_TOKEN, mareMeta));
    mareMeta.tells(mare.at(Shop.HOOK));
  }

  private static Map<String, String> settings(String page, String pageToken, SimulatedMeta meta) {
    return Map.of(
        "MESSENGER_PAGE_ID",
        page,
        "MESSENGER_PAGE_TOKEN",
        pageToken,
        "MESSENGER_API_URL",
        meta.graph(),
        "SIMULATOR",
        "off",
        "API_TOKEN",
        OTHER_TOKEN,
        "BUSINESS_NAME",
        "Mare");
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

  @Test
  void a_shop_that_has_stopped_leaves_nothing_behind_that_could_be_called() {
    var before = living();

    for (int i = 0; i < 2; i++) {
      comeAndGo();
    }

    assertThat(left(before)).isEmpty();
    bothStart();
  }

  /** What there is more of than before, once that is nothing or the limit has passed. */
  private static Map<String, Long> left(Map<String, Long> before) {
    var end = System.nanoTime() + LIMIT.toNanos();
    Map<String, Long> more = more(before);
    while (!more.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      more = more(before);
    }
    return more;
  }

  private static Map<String, Long> more(Map<String, Long> before) {
    var living = living();
    living.entrySet().removeIf(each -> each.getValue() <= before.getOrDefault(each.getKey(), 0L));
    return living;
  }

  private void comeAndGo() {
    try (var meta = SimulatedMeta.apart("104600000000003", "a-third-page-token");
        var third = umi.beside(settings("104600000000003", "a-third-page-token", meta))) {
      assertThat(third.start(ana).status()).isEqualTo(200);
      assertThat(living()).isNotEmpty();
    }
  }

  /** How many of our long-lived objects this process still holds, by their classes. */
  private static Map<String, Long> living() {
    var counts = new TreeMap<String, Long>();
    for (String line : histogram().split("\n")) {
      var found = OURS.matcher(line);
      if (found.find()) {
        counts.put(found.group(2), Long.parseLong(found.group(1)));
      }
    }
    return counts;
  }

  private static final Pattern OURS =
      Pattern.compile(
          ":\\s+(\\d+)\\s+\\d+\\s+(io\\.promobot\\.\\w+\\.\\w+(?:App|Worker|Store|Client|Channel|Inbox|Outbox|Feed))\\b(?!\\$)");

  /** Counts after a full collection. */
  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }
}
