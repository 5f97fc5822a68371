package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HistoryIT {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");

  private TestShop shop;
  private HistoryStore history;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    history = new HistoryStore(shop.database, shop.page, () -> NOW);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static void reached(TestShop shop, String hour, String stage, int slot, long people) {
    shop.rows(
        """
        INSERT INTO stage_count (page_id, campaign_id, hour, stage, slot, people)
        VALUES ($1, 'welcome', $2::text::timestamptz, $3, $4, $5)
        """,
        hour,
        stage,
        (short) slot,
        people);
  }

  private List<Long> sent(History.Step step, int hours) {
    return Await.on(history.of("welcome", step, hours)).points().stream()
        .map(point -> point.people().get(Stage.SENT))
        .toList();
  }

  @Test
  void hours_are_summed_over_all_slots_up_to_the_present_one() {
    reached(shop, "2026-11-20T09:00Z", "sent", 0, 100);
    reached(shop, "2026-11-20T10:00Z", "sent", 0, 3);
    reached(shop, "2026-11-20T10:00Z", "sent", 17, 4);
    reached(shop, "2026-11-20T10:00Z", "seen", 0, 2);
    reached(shop, "2026-11-20T12:00Z", "sent", 0, 5);
    reached(shop, "2026-11-20T13:00Z", "sent", 0, 100);
    reached(shop.neighbour(), "2026-11-20T12:00Z", "sent", 0, 100);

    History threeHours = Await.on(history.of("welcome", History.Step.HOUR, 3));

    assertThat(threeHours.points())
        .extracting(History.Point::at)
        .containsExactly(
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2026-11-20T11:00:00Z"),
            Instant.parse("2026-11-20T12:00:00Z"));
    assertThat(sent(History.Step.HOUR, 3)).containsExactly(7L, 0L, 5L);
    assertThat(threeHours.points().get(0).people().get(Stage.SEEN)).isEqualTo(2);
    assertThat(Await.on(history.of("another", History.Step.HOUR, 3)).points())
        .allMatch(point -> point.people().values().stream().allMatch(people -> people == 0));
  }

  @Test
  void days_begin_at_midnight_utc() {
    reached(shop, "2026-11-18T23:00Z", "sent", 0, 1);
    reached(shop, "2026-11-19T00:00Z", "sent", 0, 2);
    reached(shop, "2026-11-19T23:00Z", "sent", 0, 3);
    reached(shop, "2026-11-20T00:00Z", "sent", 0, 4);

    assertThat(sent(History.Step.DAY, 72)).containsExactly(1L, 5L, 4L);
    assertThat(sent(History.Step.DAY, 24)).containsExactly(4L);
  }
}
