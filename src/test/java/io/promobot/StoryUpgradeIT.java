package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.campaign.Version;
import io.promobot.customer.PeopleFilter;
import io.promobot.customer.PeopleStore;
import io.promobot.customer.Person;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.Migrations;
import io.promobot.db.TestDatabase;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database of the time before stories had stages of their own goes on as it was. */
@Timeout(60)
class StoryUpgradeIT {
  private static final Instant SENT = Instant.parse("2026-10-01T10:00:00.123456Z");
  private static final Path REVEALED = Path.NONE.reach(CouponStory.REVEALED);
  private static final Path DECLINED = Path.NONE.reach(CouponStory.DECLINED);

  private final DatabaseAddress address = TestDatabase.empty();
  private TestShop shop;

  @BeforeEach
  void upgrade() {
    new Migrations(address).runTo("007");
    BEFORE.forEach(
        sql -> TestDatabase.run(address, sql.formatted(REVEALED.bits(), DECLINED.bits())));
    shop = TestShop.on(address);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static final List<String> BEFORE =
      List.of(
          "INSERT INTO page (page_id) VALUES ('page-one')",
          "INSERT INTO campaign (page_id, id, name, state, version) VALUES ('page-one', 'welcome', 'W', 'open', 2)",
          """
          INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES
            ('page-one', 'welcome', 1, '{"offer":"Free tea","code":"TEA"}'),
            ('page-one', 'welcome', 2, '{"offer":"Free cake","code":"CAKE"}')
          """,
          """
          INSERT INTO customer (page_id, psid, step, reached, came_on) VALUES
            ('page-one', 'ana', 'REVEALED', 3, '2026-10-01'),
            ('page-one', 'ben', 'DECLINED', 1, '2026-10-01'),
            ('page-one', 'cem', 'WELCOMED', 0, '2026-10-01'),
            ('page-one', 'dot', 'NEW', 0, '2026-10-01')
          """,
          """
          INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, code_version,
            sent_at, delivered_at, seen_at, responded_at, accepted_at, declined_at, coupon_sent_at,
            coupon_seen_at, revealed_at, failed_at)
          SELECT 'page-one', c.id, 'welcome', j.version, '', j.path, j.code,
            j.t, j.t, j.t, j.t, j.yes, j.no, j.yes, j.yes, j.yes + interval '1 hour', j.failed
          FROM customer c JOIN (VALUES
            ('ana', 1, %1$d, 1, '2026-10-01T10:00:00.123456Z'::timestamptz, '2026-10-01T11:00:00Z'::timestamptz, NULL::timestamptz, NULL::timestamptz),
            ('ben', 2, %2$d, NULL, '2026-10-01T10:00:00.123456Z', NULL, '2026-10-01T12:00:00Z', NULL),
            ('cem', 2, 1024, NULL, NULL, NULL, NULL, '2026-10-01T13:00:00Z'),
            ('dot', 2, 0, NULL, NULL, NULL, NULL, NULL))
            AS j (psid, version, path, code, t, yes, no, failed) ON j.psid = c.psid
          """,
          """
          INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
          SELECT page_id, campaign_id, version, origin, path, 0, 1 FROM journey
          """,
          "INSERT INTO tap_count VALUES ('page-one', 'welcome', 'REVEAL', '-infinity', 0, 5)",
          """
          INSERT INTO outbox (page_id, customer_id, campaign_id, version, say)
          SELECT page_id, id, 'welcome', 2, 'REMIND_WELCOME' FROM customer WHERE psid = 'cem'
          """);

  @Test
  void figures_are_what_they_were() {
    Stats stats = Await.on(new StatsStore(shop.database, shop.page).of("welcome"));

    assertThat(stats.people().get(Stage.SENT)).isEqualTo(2);
    assertThat(stats.people().get(CouponStory.REVEALED)).isOne();
    assertThat(stats.people().get(CouponStory.DECLINED)).isOne();
    assertThat(stats.people().get(Stage.FAILED)).isOne();
    assertThat(stats.taps()).containsEntry(CouponStory.REVEAL, 5L);
    assertThat(stats.paths()).hasSize(4);
  }

  @Test
  void everybody_reached_each_stage_when_they_did() {
    assertThat(when(Stage.SENT)).containsExactly(SENT, SENT);
    assertThat(when(CouponStory.REVEALED)).containsExactly(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(when(CouponStory.DECLINED)).containsExactly(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(when(Stage.FAILED)).containsExactly(Instant.parse("2026-10-01T13:00:00Z"));
    assertThat(
            shop.number(
                "SELECT count(*) FROM journey WHERE page_id = $1 AND reached_at IS NULL AND path = 0"))
        .isOne();
  }

  private List<Instant> when(Stage stage) {
    PeopleFilter filter =
        new PeopleFilter("welcome", Optional.of(stage), Optional.empty(), Optional.empty());
    return Await.on(new PeopleStore(shop.database, shop.page).list(filter, 50, Optional.empty()))
        .items()
        .stream()
        .map(Person::at)
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void texts_are_what_they_were_in_every_version() {
    List<Version> versions = Await.on(shop.overviews().versions("welcome"));

    assertThat(versions)
        .extracting(version -> version.copy().get(CouponStory.OFFER))
        .containsExactly("Free cake", "Free tea");
    assertThat(Await.on(shop.campaigns().find("welcome")).orElseThrow().copy().story())
        .isSameAs(CouponStory.STORY);
  }

  @Test
  void conversations_and_what_waits_go_on() {
    assertThat(shop.rows("SELECT step FROM customer WHERE page_id = $1 ORDER BY psid"))
        .extracting(row -> row.getString("step"))
        .containsExactly("REVEALED", "DECLINED", "WELCOMED", "NEW");
    assertThat(shop.rows("SELECT say, state FROM outbox WHERE page_id = $1"))
        .extracting(row -> row.getString("say") + " " + row.getString("state"))
        .containsExactly("REMIND_WELCOME queued");
  }
}
