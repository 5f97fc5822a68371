package io.promobot.retention;

import static io.promobot.retention.OldRows.FOREVER;
import static io.promobot.retention.OldRows.PRESET;
import static io.promobot.retention.OldRows.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.channel.Line;
import io.promobot.db.Await;
import io.promobot.flow.Stage;
import io.promobot.stats.History;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.ManyJourneys;
import io.promobot.stats.PlanReader;
import io.promobot.stats.Tallies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Old hours in which people reached a stage are added up to days, and no day changes by it. */
@Timeout(120)
class StageHoursBecomeDaysIT {
  private static final String COUNTERS =
      """
      SELECT concat_ws(' ', hour AT TIME ZONE 'UTC', stage, slot, people, line, language) AS t
      FROM stage_count WHERE page_id = $1 ORDER BY hour, slot, stage
      """;

  private final OldRows old = new OldRows();
  private final TestShop shop = old.shop;

  @AfterEach
  void close() {
    old.close();
  }

  private void reached(String hour, int slot, long people, String line, String language) {
    shop.rows(
        """
        INSERT INTO stage_count VALUES
          ($1, 'welcome', $2::text::timestamptz, 'delivered', $3, $4, $5, $6)
        """,
        hour,
        (short) slot,
        people,
        line,
        language);
  }

  private Removed inKolkata() {
    return old.run(
        new Keep(YEAR, YEAR, Optional.of(Duration.ofDays(90)), Tallies.days("Asia/Kolkata")));
  }

  @Test
  void hours_become_the_shops_days_of_one_line_and_one_language() {
    reached("2020-05-04T18:00Z", 3, 1, "messenger", "");
    reached("2020-05-04T18:30Z", 3, 2, "messenger", "");
    reached("2020-05-05T17:30Z", 0, 4, "messenger", "");
    reached("2020-05-05T17:30Z", 2_001, 8, "messenger", "en");
    reached("2020-05-05T17:30Z", Line.WEB.slot(7), 16, "web", "");

    Removed removed = inKolkata();

    assertThat(removed.rows().get(Removed.Kind.STAGE_HOURS)).isEqualTo(5);
    assertThat(old.text(COUNTERS))
        .containsExactly(
            "2020-05-03 18:30:00 delivered -1 1 messenger ",
            "2020-05-04 18:30:00 delivered -2001 8 messenger en",
            "2020-05-04 18:30:00 delivered -1001 16 web ",
            "2020-05-04 18:30:00 delivered -1 6 messenger ");
    assertThat(inKolkata().rows()).isEmpty();
  }

  @Test
  void what_is_counted_in_an_old_hour_later_is_added_to_its_day() {
    reached("2020-05-05T07:00Z", 1, 5, "messenger", "");
    old.run(PRESET);
    reached("2020-05-05T07:00Z", 1, -1, "messenger", "");
    reached("2020-05-05T09:00Z", 2, 1, "messenger", "es");

    old.run(PRESET);

    assertThat(old.text("SELECT people::text FROM stage_count WHERE page_id = $1 ORDER BY people"))
        .containsExactly("1", "4");
  }

  @Test
  void languages_that_only_a_newer_version_speaks_are_one_day() {
    reached("2020-05-05T07:00Z", 30_001, 5, "messenger", "xx");
    reached("2020-05-05T08:00Z", 30_001, 2, "messenger", "other");

    old.run(PRESET);

    assertThat(old.text(COUNTERS))
        .containsExactly("2020-05-05 00:00:00 delivered -30001 7 messenger other");
  }

  @Test
  void hours_of_the_last_five_weeks_stay_and_so_do_all_where_taps_do() {
    reached("2020-05-05T07:00Z", 1, 5, "messenger", "");
    shop.rows(
        """
        INSERT INTO stage_count
        SELECT $1, 'welcome', date_trunc('hour', now()) - d * interval '1 day', 'sent', 0, 1
        FROM generate_series(0, 34) d
        """);

    assertThat(old.run(FOREVER).rows()).isEmpty();
    old.run(PRESET);

    assertThat(old.text("SELECT slot::text FROM stage_count WHERE page_id = $1 AND slot < 0"))
        .hasSize(1);
  }

  @Test
  void a_year_is_read_from_days() {
    shop.rows(
        """
        INSERT INTO stage_count
        SELECT $1, 'welcome', date_trunc('hour', now()) - h * interval '1 hour', 'sent', s, 1
        FROM generate_series(0, 24 * 364 - 1) h, generate_series(0, 1) s
        """);
    List<Long> before = sentByDay();

    old.run(PRESET);

    assertThat(sentByDay()).isEqualTo(before);
    assertThat(before.stream().mapToLong(each -> each).sum()).isEqualTo(2 * 24 * 364);
    String plan = ManyJourneys.plan(shop, "SELECT sum(people) FROM stage_count WHERE page_id = $1");
    assertThat(PlanReader.rowsRead(plan)).isLessThan(2 * 24 * 36 + 2 * 330);
  }

  private List<Long> sentByDay() {
    var history = new HistoryStore(shop.database, shop.page, Tallies.UTC, Instant::now);
    var everybody = new HistoryStore.Who("welcome", Optional.empty(), Optional.empty());
    return Await.on(history.of(everybody, History.Step.DAY, 8_760, Optional.empty()))
        .points()
        .stream()
        .map(point -> point.people().get(Stage.SENT))
        .toList();
  }
}
