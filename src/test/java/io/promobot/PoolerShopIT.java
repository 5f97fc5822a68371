package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.Pooler;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The whole product behind a PgBouncer whose few connections go from one transaction to another's.
 */
@EnabledIf(
    value = "io.promobot.db.Pooler#installed",
    disabledReason = "there is no /usr/sbin/pgbouncer here")
@Timeout(120)
class PoolerShopIT {
  private static final int CONNECTIONS = 2;
  private static final int CROWD = 60;
  private static final String CODE = "7K3M-9QXB-2FT";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Pooler pooler;
  private Shop shop;

  @BeforeEach
  void open() {
    DatabaseAddress database = TestDatabase.fresh();
    pooler = Pooler.ofTransactions(database, CONNECTIONS);
    var settings = Map.of("MESSENGER_RATE", "1000", "SEND_TIMEOUT", "1s", "ECHO_GRACE", "5s");
    shop = Shop.by(pooler.around(database), database, settings);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
    pooler.close();
  }

  @Test
  void a_crowd_is_answered_a_campaign_is_sent_bars_move_and_a_list_is_exported() {
    List<String> crowd = Shop.quiet(CROWD);
    started(crowd);
    shop.untilAllIsOut(LIMIT);
    var spring = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json().getString("id");

    var live = shop.at("/api/v1/live?campaign=" + spring);
    try (var stream = new StatsStream(HttpClient.newHttpClient(), live, Shop.TOKEN)) {
      stream.until(seen -> seen.people("sent") == 0);
      var sent = shop.api("POST", "/campaigns/" + spring + "/send", "").json();
      assertThat(sent.getInteger("queued")).isEqualTo(CROWD);
      stream.until(seen -> seen.people("sent") == CROWD);
    }

    shop.untilAllIsOut(LIMIT);
    Await.until(LIMIT, () -> shop.people(spring).getInteger("delivered") == CROWD);
    Figures.agree(shop, spring);
    assertThat(shop.miscounted()).isZero();
    var table = shop.asOwner("/api/v1/campaigns/" + spring + "/people.csv");
    assertThat(table.status()).isEqualTo(200);
    assertThat(table.text().lines()).hasSize(CROWD + 1);
  }

  private void started(List<String> crowd) {
    var answers =
        crowd.stream()
            .map(
                psid ->
                    shop.posting(shop.body(List.of(shop.postback(psid, "start"))).getBytes(UTF_8)))
            .toList();
    assertThat(answers.stream().map(CompletableFuture::join).map(Shop.Answer::status))
        .containsOnly(200);
  }

  @Test
  void a_coupon_is_redeemed_once_and_its_campaign_can_still_be_changed() {
    var coupons = new Coupons(shop);
    coupons.of(coupons.customer(), CODE);

    assertThat(coupons.redeem(CODE).status()).isIn(200, 201);
    assertThat(coupons.redeem(CODE).status()).isEqualTo(409);

    var changed = shop.api("PATCH", "/campaigns/welcome", "{\"copy\":{\"code\":\"SUN\"}}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
  }

  @Test
  void what_was_accepted_before_the_pooler_died_goes_out_after_it_is_back() throws IOException {
    List<String> crowd = Shop.quiet(CROWD);
    started(crowd);

    pooler.restart();
    String late = Shop.quiet();
    String body = shop.body(List.of(shop.postback(late, "start")));
    Await.until(LIMIT, () -> shop.post(body).status() == 200);
    shop.untilAllIsOut(LIMIT);

    JsonObject ledger = shop.meta().ledger();
    assertThat(shop.sql.number("SELECT count(*) FROM event WHERE state = 'done'"))
        .isGreaterThanOrEqualTo(CROWD + 1);
    assertThat(shop.sql.number("SELECT count(*) FROM customer")).isEqualTo(CROWD + 1);
    assertThat(ledger.getLong("duplicate_metadata")).as("messages sent twice unnoticed").isZero();
    assertThat(shop.miscounted()).isZero();
  }
}
