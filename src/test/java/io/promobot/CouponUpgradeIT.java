package io.promobot;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.campaign.CampaignStore;
import io.promobot.coupon.TypedCode;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.Migrations;
import io.promobot.db.TestDatabase;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.house.House;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsStore;
import io.promobot.wording.Voices;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Codes that were shown before coupons had tables of their own stay valid, and are the same. */
@Timeout(60)
class CouponUpgradeIT {
  private static final Path REVEALED = Path.NONE.reach(CouponStory.REVEALED);
  private static final Path REDEEMED = REVEALED.reach(CouponStory.REDEEMED);

  private final DatabaseAddress address = TestDatabase.empty();
  private House house;

  private static final List<String> BEFORE =
      List.of(
          "INSERT INTO page (page_id) VALUES ('104600000000001')",
          """
          INSERT INTO campaign (page_id, id, name, state, version) VALUES
            ('104600000000001', 'welcome', 'W', 'open', 3), ('104600000000001', 'c1', 'C', 'open', 1)
          """,
          """
          INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES
            ('104600000000001', 'welcome', 1, '{"code":"Tea-10"}'),
            ('104600000000001', 'welcome', 2, '{"code":"tea10"}'),
            ('104600000000001', 'welcome', 3, '{"code":"CAKE"}'),
            ('104600000000001', 'c1', 1, '{"code":"CAKE"}')
          """,
          """
          INSERT INTO customer (page_id, psid, step, reached, came_on, window_until) VALUES
            ('104600000000001', '7300000000000002', 'REVEALED', 7, '2026-10-01', now() + interval '1 hour'),
            ('104600000000001', '7300000000000003', 'REVEALED', 3, '2026-10-01', now() + interval '1 hour')
          """,
          """
          INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, code_version,
            reached_at)
          SELECT page_id, id, 'welcome', 1, '', CASE reached WHEN 7 THEN %2$d ELSE %1$d END, 1,
            ARRAY[1790000001000000, 1790000001000000, 1790000001000000, 1790000001000000, 1790000001000000,
              NULL, 1790000001000000, 1790000001000000, 1790000001000000,
              CASE reached WHEN 7 THEN 1790000001000000 END]
          FROM customer
          """,
          """
          INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
          SELECT page_id, campaign_id, version, origin, path, 0, count(*) FROM journey GROUP BY 1, 2, 3, 4, 5
          """);

  @BeforeEach
  void upgrade() {
    new Migrations(address).runTo("017");
    BEFORE.forEach(
        sql -> TestDatabase.run(address, sql.formatted(REVEALED.bits(), REDEEMED.bits())));
    house = House.grown(address);
    // as a database with another idea of capitals would have it
    house.run("UPDATE coupon SET code = 'wrong' WHERE code = 'TEA10'");
    house.run(
        "INSERT INTO campaign (page_id, id, name, state, version) VALUES ($1, 'c2', 'N', 'open', 1)",
        PAGE);
    house.run(
        "INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES ($1, 'c2', 1, $2)",
        PAGE,
        new JsonObject().put("code", "new-1"));
    Await.on(new CampaignStore(house.db, PAGE, Voices::umi).ensurePage());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_till_knows_every_code_that_was_ever_published_as_it_was_first_written() {
    assertThat(
            house
                .run(
                    """
                    SELECT campaign_id || ' ' || code || ' ' || written AS known FROM coupon
                    WHERE page_id = $1 AND shared ORDER BY 1
                    """,
                    PAGE)
                .stream()
                .map(row -> row.getString("known")))
        .containsExactly(
            "c1 CAKE CAKE", "c2 NEW1 new-1", "welcome CAKE CAKE", "welcome TEA10 Tea-10");
    assertThat(TypedCode.read(" tea 10 ").compared()).contains("TEA10");
  }

  @Test
  void whom_a_code_was_shown_sees_the_same_again_and_nobody_has_another_for_it() {
    house.sending();
    Await.on(house.tap("7300000000000003", "REVEAL:welcome"));
    Await.until(() -> house.channel.to("7300000000000003").size() == 1);

    assertThat(house.channel.to("7300000000000003").get(0).content().text()).contains("Tea-10");
    assertThat(house.number("SELECT count(*) FROM coupon WHERE NOT shared")).isZero();
    assertThat(house.number("SELECT count(*) FROM coupon_terms")).isZero();
  }

  @Test
  void who_redeemed_still_has_and_nobody_else() {
    Stats stats = Await.on(new StatsStore(house.db, PAGE).of("welcome"));

    assertThat(stats.people().get(CouponStory.REDEEMED)).isOne();
    assertThat(stats.people().get(CouponStory.REVEALED)).isEqualTo(2);
    assertThat(stats.people().get(Stage.SENT)).isEqualTo(2);
  }
}
