package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StatsIT {
  /** The paths that the story allows, so that the invented journeys are possible ones. */
  private static final Integer[] PATHS = {
    0,
    Path.NONE.reach(Stage.FAILED).bits(),
    Path.NONE.reach(Stage.SENT).bits(),
    Path.NONE.reach(Stage.DELIVERED).bits(),
    Path.NONE.reach(Stage.SEEN).bits(),
    Path.NONE.reach(Stage.RESPONDED).bits(),
    Path.NONE.reach(CouponStory.DECLINED).bits(),
    Path.NONE.reach(CouponStory.ACCEPTED).bits(),
    Path.NONE.reach(CouponStory.COUPON_SENT).bits(),
    Path.NONE.reach(CouponStory.COUPON_SENT).reach(Stage.FAILED).bits(),
    Path.NONE.reach(CouponStory.REVEALED).bits(),
    Path.NONE.reach(CouponStory.REVEALED).reach(CouponStory.DECLINED).bits(),
    Path.NONE.reach(CouponStory.REDEEMED).bits()
  };

  private TestShop shop;
  private StatsStore stats;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    stats = new StatsStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_campaign_without_people_has_every_stage_and_button_at_zero() {
    Stats nobody = Await.on(stats.of("welcome"));

    assertThat(nobody.people()).containsOnlyKeys(Coupon.STAGES);
    assertThat(nobody.people().values()).containsOnly(0L);
    assertThat(nobody.taps()).containsOnlyKeys(Coupon.BUTTONS);
    assertThat(nobody.paths()).isEmpty();
  }

  @Test
  void the_figures_match_a_recount_of_the_journeys() {
    journeys(shop, 1_000);
    Recount.countPaths(shop);
    taps(shop);

    Stats all = Recount.agrees(shop, "welcome");

    assertThat(all.paths()).hasSize(PATHS.length);
    assertThat(all.paths().stream().mapToLong(Stats.PathCount::people).sum()).isEqualTo(1_000);
    assertThat(all.taps().get(CouponStory.REVEAL)).isEqualTo(7);
  }

  @Test
  void those_who_joined_since_a_day_are_counted_alone_whatever_they_did_later() {
    journeys(shop, 1_000);
    shop.rows("UPDATE journey SET entered_at = '2026-11-19T23:59Z' WHERE page_id = $1");
    shop.rows(
        """
        UPDATE journey SET entered_at = '2026-11-20T00:00Z'
        WHERE page_id = $1 AND origin = 'poster' AND version = 2
        """);
    Recount.countPaths(shop);
    Optional<Instant> since = Optional.of(Instant.parse("2026-11-20T00:00:00Z"));

    Stats joined =
        Await.on(
            stats.of(
                "welcome",
                new Slice(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    since)));

    assertThat(joined)
        .isEqualTo(Recount.of(shop, "welcome", Optional.of(2), Optional.of("poster")));
    assertThat(joined.paths()).isNotEmpty();
    assertThat(
            Await.on(
                new OriginStore(shop.database, shop.page).of(welcome(Optional.empty()), since)))
        .containsExactly(new OriginFigures("poster", joined.people()));
  }

  @Test
  void versions_and_origins_can_be_looked_at_alone_and_add_up() {
    journeys(shop, 1_000);
    Recount.countPaths(shop);

    long together = 0;
    for (int version : new int[] {1, 2}) {
      for (String origin : new String[] {"", "poster"}) {
        Stats part =
            Await.on(
                stats.of(
                    "welcome",
                    new Slice(
                        Optional.of(version),
                        Optional.of(origin),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        assertThat(part)
            .isEqualTo(Recount.of(shop, "welcome", Optional.of(version), Optional.of(origin)));
        Recount.makesSense(part);
        together += part.people().get(Stage.SENT);
      }
    }
    assertThat(together).isEqualTo(Await.on(stats.of("welcome")).people().get(Stage.SENT));
  }

  @Test
  void each_line_can_be_looked_at_alone_and_they_add_up() {
    journeys(shop, 1_000);
    Recount.countPaths(shop);
    shop.rows("UPDATE journey SET line = 'web' WHERE page_id = $1 AND origin = 'poster'");
    shop.rows("UPDATE path_count SET line = 'web' WHERE page_id = $1 AND origin = 'poster'");

    for (Optional<Instant> since : List.of(Optional.<Instant>empty(), Optional.of(Instant.EPOCH))) {
      assertThat(Await.on(stats.of("welcome", of("web", since))))
          .isEqualTo(Recount.of(shop, "welcome", Optional.empty(), Optional.of("poster")));
      assertThat(Await.on(stats.of("welcome", of("messenger", since))))
          .isEqualTo(Recount.of(shop, "welcome", Optional.empty(), Optional.of("")));
      assertThat(
              Await.on(
                  new OriginStore(shop.database, shop.page).of(welcome(Optional.of("web")), since)))
          .extracting(OriginFigures::origin)
          .containsExactly("poster");
    }
  }

  private static Slice of(String line, Optional<Instant> since) {
    return new Slice(
        Optional.empty(), Optional.empty(), Optional.of(line), Optional.empty(), since);
  }

  @Test
  void another_pages_people_are_never_counted() {
    TestShop neighbour = shop.neighbour();
    journeys(neighbour, 100);
    Recount.countPaths(neighbour);
    taps(neighbour);

    assertThat(Await.on(stats.of("welcome")).paths()).isEmpty();
    assertThat(Await.on(stats.of("welcome")).taps().values()).containsOnly(0L);
  }

  @Test
  void a_counter_that_went_below_zero_in_one_slot_is_made_up_for_by_the_others() {
    shop.rows(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
        VALUES ($1, 'welcome', 1, '', 0, -1, 5), ($1, 'welcome', 1, '', 0, 3, -5),
               ($1, 'welcome', 1, '', 1, 3, 5)
        """);

    assertThat(Await.on(stats.of("welcome")).paths())
        .containsExactly(new Stats.PathCount(new Path(1), 5));
  }

  @Test
  void a_million_journeys_are_summed_from_a_few_counters() {
    journeys(shop, 1_000_000);
    Recount.countPaths(shop);
    taps(shop);
    Await.on(shop.database.bulk().query("ANALYZE").execute());

    String plan = explain(shop, "welcome");
    Stats million = Await.on(stats.of("welcome"));

    System.out.printf("stats of 1,000,000 journeys: %.1f ms%n", medianMillis());
    assertThat(million.paths().stream().mapToLong(Stats.PathCount::people).sum())
        .isEqualTo(1_000_000);
    assertThat(PlanReader.tables(plan)).containsOnly("path_count", "tap_count_total");
    assertThat(PlanReader.rowsRead(plan))
        .isLessThanOrEqualTo(shop.number("SELECT count(*) FROM path_count WHERE page_id = $1") + 9);
    Recount.agrees(shop, "welcome");
  }

  private double medianMillis() {
    return LongStream.range(0, 21)
            .map(
                nth -> {
                  long began = System.nanoTime();
                  Await.on(stats.of("welcome"));
                  return System.nanoTime() - began;
                })
            .sorted()
            .toArray()[10]
        / 1e6;
  }

  private static String explain(TestShop shop, String campaign) {
    return shop.rows(
            "EXPLAIN (ANALYZE, FORMAT JSON) " + StatsStore.SUMS, campaign, null, null, "web", null)
        .get(0)
        .getValue(0)
        .toString();
  }

  private static void journeys(TestShop shop, int people) {
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        SELECT $1, i, 'welcome', 1 + i % 2, CASE i % 5 WHEN 0 THEN 'poster' ELSE '' END,
               ($3::int[])[1 + i % array_length($3::int[], 1)]
        FROM generate_series(1, $2) i
        """,
        people, PATHS);
  }

  private static void taps(TestShop shop) {
    shop.rows(
        """
        INSERT INTO tap_count (page_id, campaign_id, button, hour, slot, taps)
        VALUES ($1, 'welcome', 'REVEAL', '-infinity', 0, 3),
               ($1, 'welcome', 'REVEAL', '-infinity', 1, 4),
               ($1, 'welcome', 'REVEAL', date_trunc('hour', now()), 0, 3),
               ($1, 'welcome', 'REVEAL', date_trunc('hour', now()), 1, 4)
        """);
  }

  private static HistoryStore.Who welcome(Optional<String> line) {
    return new HistoryStore.Who("welcome", line, Optional.empty());
  }
}
