package io.promobot.retention;

import static io.promobot.retention.OldRows.PRESET;
import static io.promobot.retention.OldRows.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.History;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginStore;
import io.promobot.stats.StatsStore;
import io.promobot.stats.Tallies;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Old hours of taps are added up to days, and no figure changes by it. */
@Timeout(120)
class TapsBecomeDaysIT {
  private final OldRows old = new OldRows();
  private final TestShop shop = old.shop;

  @AfterEach
  void close() {
    old.close();
  }

  @Test
  void no_figure_changes_and_old_hours_of_taps_become_days() {
    OffsetDateTime now = shop.rows("SELECT now(), $1::text").get(0).getOffsetDateTime(0);
    // no taps about the 90th day, so that it does not matter when this day ends
    shop.rows(
        """
        INSERT INTO tap_count (page_id, campaign_id, button, hour, slot, taps)
        SELECT $1, 'welcome', b, date_trunc('hour', $2::timestamptz) - h * interval '1 hour', s,
          h % 5 + s
        FROM generate_series(0, 24 * 120) h, generate_series(0, 1) s,
          unnest('{SHOW_COUPON,REVEAL}'::text[]) b
        WHERE h NOT BETWEEN 24 * 88 AND 24 * 92
        """,
        now);
    shop.rows(
        """
        INSERT INTO tap_count (page_id, campaign_id, button, hour, slot, taps)
        SELECT page_id, campaign_id, button, '-infinity', 0, sum(taps) FROM tap_count
        WHERE page_id = $1 GROUP BY 1, 2, 3
        """);
    people();
    Map<String, Object> before = figures(now);
    String young =
        """
        SELECT sum(taps * extract(epoch FROM hour) * (slot + 1))::bigint FROM tap_count
        WHERE page_id = $1 AND hour > $2::timestamptz - interval '90 days'
        """;
    long youngBefore = shop.number(young, now);

    Removed removed = old.run(PRESET);

    assertThat(removed.rows().get(Removed.Kind.HOURS)).isGreaterThan(2_000L);
    assertThat(figures(now)).isEqualTo(before);
    assertThat(shop.number(young, now)).isEqualTo(youngBefore);
    assertThat(
            shop.number(
                """
                SELECT count(*) FROM tap_count
                WHERE page_id = $1 AND hour > '-infinity'
                  AND hour < $2::timestamptz - interval '91 days'
                  AND (slot > 0 OR hour <> date_trunc('day', hour, 'UTC'))
                """,
                now))
        .isZero();
    assertThat(old.run(PRESET).rows()).isEmpty();
  }

  /** A tap that comes very late finds its day. */
  @Test
  void what_is_rolled_up_later_is_added_to_its_day() {
    String tap =
        """
        INSERT INTO tap_count VALUES ($1, 'welcome', 'REVEAL', $2::text::timestamptz, $3, 2)
        """;
    shop.rows(tap, "2020-05-05T07:00Z", (short) 1);
    old.run(PRESET);
    shop.rows(tap, "2020-05-05T07:00Z", (short) 1);
    shop.rows(tap, "2020-05-05T23:00Z", (short) 0);
    shop.rows(tap, "2020-05-05T00:00Z", (short) 3);

    old.run(PRESET);

    assertThat(shop.number("SELECT count(*) FROM tap_count WHERE page_id = $1")).isOne();
    assertThat(
            shop.number(
                """
                SELECT taps FROM tap_count WHERE page_id = $1 AND slot = -1
                  AND hour = '2020-05-05T00:00Z'
                """))
        .isEqualTo(8);
  }

  @Test
  void taps_are_rolled_up_by_the_shops_days_and_days_of_another_zone_stay() {
    shop.rows(
        """
        INSERT INTO tap_count
        SELECT $1, 'welcome', 'REVEAL', hour::timestamptz, slot, taps
        FROM (VALUES ('2020-05-04T00:00Z', 0, 100), ('2020-05-04T18:00Z', 3, 1),
          ('2020-05-04T18:30Z', 0, 2), ('2020-05-05T17:30Z', 1, 4), ('2020-05-05T18:30Z', 0, 8),
          ('2020-03-03T15:00Z', -1, 50)) AS t (hour, slot, taps)
        """);
    var keep = new Keep(YEAR, YEAR, Optional.of(Duration.ofDays(90)), Tallies.days("Asia/Kolkata"));

    old.run(keep);

    assertThat(
            old.text(
                """
                SELECT concat_ws(' ', hour AT TIME ZONE 'UTC', slot, taps) AS t FROM tap_count
                WHERE page_id = $1 ORDER BY hour
                """))
        .containsExactly(
            "2020-03-03 15:00:00 -1 50",
            "2020-05-03 18:30:00 -1 1",
            "2020-05-04 00:00:00 0 100",
            "2020-05-04 18:30:00 -1 6",
            "2020-05-05 18:30:00 -1 8");
    assertThat(old.run(keep).rows()).isEmpty();
  }

  /** People from long ago, in every table that counts them or belongs to them. */
  private void people() {
    shop.customers("psid", 60);
    for (String sql :
        List.of(
            "UPDATE customer SET opted_out = true, created_at = now() - interval '900 days' WHERE page_id = $1 AND id % 3 = 0",
            """
            INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at)
            SELECT $1, id, 'welcome', 1, origin, 1,
              ARRAY[(extract(epoch FROM now() - interval '900 days') * 1000000)::bigint]
            FROM customer WHERE page_id = $1
            """,
            "INSERT INTO path_count SELECT $1, 'welcome', 1, origin, 1, 0, count(*) FROM customer WHERE page_id = $1 GROUP BY origin",
            """
            INSERT INTO stage_count
            SELECT $1, 'welcome', date_trunc('hour', now()) - h * interval '1 hour', 'sent', h % 3, h
            FROM generate_series(0, 24 * 100) h
            """,
            "INSERT INTO origin_count SELECT $1, current_date - 900, origin, 'customers', 0, count(*) FROM customer WHERE page_id = $1 GROUP BY origin",
            "INSERT INTO lead (page_id, name, email, email_key, registered_at) VALUES ($1, 'A', 'a', 'a', now() - interval '900 days')",
            "INSERT INTO request (page_id, topic, asked_at) VALUES ($1, 'a', now() - interval '900 days')",
            "INSERT INTO erased VALUES ($1, 'x', now() - interval '900 days')",
            """
            INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state, created_at, settled_at)
            SELECT $1, id, 'welcome', 1, 'WELCOME', 'sent', now() - interval '900 days', now() - interval '900 days'
            FROM customer WHERE page_id = $1
            """)) {
      shop.rows(sql);
    }
    OldRows.events(shop, 100, "done", 900);
  }

  private Map<String, Object> figures(OffsetDateTime now) {
    Map<String, Object> all = new LinkedHashMap<>();
    HistoryStore history =
        new HistoryStore(
            shop.database, shop.page, Tallies.UTC, InstantSource.fixed(now.toInstant()));
    all.put("stats", Await.on(new StatsStore(shop.database, shop.page).of("welcome")));
    all.put(
        "by day",
        Await.on(
            history.of(
                new HistoryStore.Who("welcome", Optional.empty(), Optional.empty()),
                History.Step.DAY,
                24 * 100,
                Optional.empty())));
    all.put(
        "origins",
        Await.on(
            new OriginStore(shop.database, shop.page)
                .of(
                    new HistoryStore.Who("welcome", Optional.empty(), Optional.empty()),
                    Optional.empty())));
    all.put("overviews", Await.on(shop.overviews().list()));
    all.put(
        "taps by day",
        old.text(
            """
            SELECT campaign_id || button || date_trunc('day', hour, 'UTC') || sum(taps) AS t
            FROM tap_count WHERE page_id = $1 AND hour > '-infinity'
            GROUP BY campaign_id, button, date_trunc('day', hour, 'UTC') ORDER BY 1
            """));
    all.put(
        "people by day",
        old.text(
            """
            SELECT concat_ws(' ', campaign_id, stage, line, language, date_trunc('day', hour, 'UTC'),
              sum(people)) AS t
            FROM stage_count WHERE page_id = $1
            GROUP BY campaign_id, stage, line, language, date_trunc('day', hour, 'UTC') ORDER BY 1
            """));
    for (String table :
        List.of(
            "customer",
            "journey",
            "path_count",
            "origin_count",
            "lead",
            "request",
            "answer",
            "erased",
            "campaign",
            "campaign_copy",
            "page")) {
      all.put(
          table,
          old.text("SELECT t::text FROM %s t WHERE page_id = $1 ORDER BY 1".formatted(table)));
    }
    return all;
  }
}
