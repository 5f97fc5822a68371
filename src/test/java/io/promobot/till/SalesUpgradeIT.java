package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.campaign.CampaignStore;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.Migrations;
import io.promobot.db.TestDatabase;
import io.promobot.house.House;
import io.promobot.sales.SaleRecountStore;
import io.promobot.stats.Tallies;
import io.promobot.stats.Tally;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was redeemed before sales were counted is counted, and void codes are shown no more. */
@Timeout(60)
class SalesUpgradeIT {
  private final DatabaseAddress address = TestDatabase.empty();
  private House house;
  private Counter counter;

  /** One redeemed, one taken back, one of somebody erased, two with everybody's, and a void one. */
  private static final List<String> BEFORE =
      List.of(
          "INSERT INTO page (page_id) VALUES ('104600000000001')",
          """
          INSERT INTO campaign (page_id, id, name, state, version)
          VALUES ('104600000000001', 'welcome', 'W', 'open', 3)
          """,
          """
          INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES
            ('104600000000001', 'welcome', 1, '{"code":"Tea\u201310"}'),
            ('104600000000001', 'welcome', 2, '{"code":"tea 10"}'),
            ('104600000000001', 'welcome', 3, '{"code":"CAKE"}')
          """,
          """
          INSERT INTO customer (page_id, psid, step, came_on, origin) VALUES
            ('104600000000001', '7300000000000002', 'REVEALED', '2026-10-01', 'poster'),
            ('104600000000001', '7300000000000003', 'REVEALED', '2026-10-01', '')
          """,
          """
          INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at)
          SELECT page_id, id, 'welcome', 3, origin, 0, '{}' FROM customer
          """,
          """
          INSERT INTO coupon (page_id, campaign_id, code, written, shared, customer_id, revealed_at,
            redeemed_at, uses, voided_at) VALUES
            ('104600000000001', 'welcome', 'ONE', 'ONE', false, 1, now(), now(), 1, NULL),
            ('104600000000001', 'welcome', 'TWO', 'TWO', false, 2, now(), NULL, 0, NULL),
            ('104600000000001', 'welcome', 'THREE', 'THREE', false, NULL, now(), now(), 1, NULL),
            ('104600000000001', 'welcome', 'CAKE', 'CAKE', true, NULL, NULL, now(), 2, NULL),
            ('104600000000001', 'welcome', 'TEA10', 'Tea-10', true, NULL, NULL, NULL, 0, now())
          """,
          """
          INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, at, customer_id, actor,
            amount, discount, currency, key)
          SELECT '104600000000001', c.id, 'welcome', 'redeemed', u.at::timestamptz, u.customer, 'till',
            u.amount, u.amount / 10, 'EUR', u.key
          FROM (VALUES
            ('ONE', '2026-10-02T12:00:00Z', 1, 10.00, gen_random_uuid()),
            ('TWO', '2026-10-02T12:00:00Z', 2, 20.00, gen_random_uuid()),
            ('THREE', '2026-10-02T12:00:00Z', NULL, 30.00, gen_random_uuid()),
            ('CAKE', '2026-10-03T12:00:00Z', NULL, 40.00, gen_random_uuid()),
            ('CAKE', '2026-10-03T12:00:00Z', 1, NULL, NULL)) AS u (code, at, customer, amount, key)
            JOIN coupon c USING (code)
          """,
          """
          INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, undoes)
          SELECT e.page_id, e.coupon_id, e.campaign_id, 'undone', e.customer_id, 'till', e.id
          FROM coupon_entry e JOIN coupon c ON c.id = e.coupon_id WHERE c.code = 'TWO'
          """);

  @BeforeEach
  void upgrade() {
    new Migrations(address).runTo("019");
    BEFORE.forEach(sql -> TestDatabase.run(address, sql));
    house = House.grown(address);
    counter = new Counter(house);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void what_was_redeemed_before_is_counted_by_day_and_origin_and_only_once() {
    assertThat(counter.sold()).as("the migration itself counts nothing").isNull();
    counter.recount();
    counter.recount();

    assertThat(counter.sold()).isEqualTo("2 2 40.00 4.00, 0 2 40.00 4.00");
    assertThat(counter.whose()).isEqualTo("erased  1, everybody  1, person poster 2");
    assertThat(counter.missold()).isZero();
  }

  @Test
  void counting_again_waits_for_nobody_who_redeems_and_two_at_once_count_once() {
    counter.recount();
    long id = house.number("SELECT id FROM coupon WHERE code = 'ONE'");
    house.run("DELETE FROM sale_count WHERE whose <> 'person'");

    Future<Void> redeeming =
        house.db.transaction(
            tx ->
                tx.preparedQuery(REDEEMED)
                    .execute(Tuple.of(id))
                    .compose(written -> Future.all(recounting(), recounting()))
                    .mapEmpty());
    Await.on(redeeming);

    assertThat(counter.missold()).isZero();
    assertThat(counter.whose()).isEqualTo("erased  1, everybody  1, person poster 3");
  }

  private Future<Void> recounting() {
    return new SaleRecountStore(house.db, new Tally(PAGE, 0, Tallies.UTC)).recount();
  }

  private static final String REDEEMED =
      """
      WITH entry AS (
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, amount,
          discount, currency, day, origin)
        SELECT page_id, id, campaign_id, 'redeemed', 1, 'till', 5, 1, 'EUR', '2026-10-04', 'poster'
        FROM coupon WHERE id = $1
        RETURNING page_id, campaign_id, day, origin, currency)
      INSERT INTO sale_count (page_id, campaign_id, day, whose, origin, currency, slot, redeemers,
        redemptions, priced, sales, discounted, discount)
      SELECT page_id, campaign_id, day, 'person', origin, currency, 5, 0, 1, 1, 5, 1, 1 FROM entry
      """;

  @Test
  void the_versions_whose_code_was_made_void_are_known_however_it_was_written() {
    Await.on(new CampaignStore(house.db, PAGE, Voices::umi).ensurePage());

    assertThat(
            house
                .run("SELECT void_versions::text AS versions FROM campaign")
                .iterator()
                .next()
                .getString("versions"))
        .isEqualTo("{1,2}");
  }
}
