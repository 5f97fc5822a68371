package io.promobot.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.http.Problem;
import io.promobot.letter.Week.Change;
import io.promobot.letter.Week.Off;
import io.promobot.stats.History;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.ShopDays;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Letters on a real database. */
@Timeout(60)
class LetterQueueIT {
  private static final ShopDays MADRID = new ShopDays(ZoneId.of("Europe/Madrid"));
  private static final Instant EIGHT = Instant.parse("2026-11-30T07:00:00Z");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private final TestShop shop = TestShop.open();
  private final LetterPlanStore plans = new LetterPlanStore(shop.database, shop.page);

  @AfterEach
  void close() {
    shop.close();
  }

  private LetterQueueStore replica() {
    return new LetterQueueStore(shop.database, shop.page, MADRID, Voices::umi);
  }

  private void wanted(boolean on) {
    Instant before = EIGHT.minus(Duration.ofHours(1));
    Await.on(
        plans.save(
            new LetterPlan(
                    on, DayOfWeek.MONDAY, 8, Optional.of("owner@example.com"), Optional.empty())
                .planned(before, MADRID.zone())));
  }

  private List<JsonObject> queued() {
    return shop
        .rows("SELECT words FROM outbox WHERE page_id = $1 AND say = 'WEEKLY_LETTER' ORDER BY id")
        .stream()
        .map(row -> row.getJsonObject("words"))
        .toList();
  }

  private Optional<Instant> next() {
    return Await.on(plans.find()).dueAt();
  }

  @Test
  void it_is_off_until_the_owner_wants_it_and_after_that_comes_at_its_time() {
    assertThat(Await.on(plans.find())).isEqualTo(LetterPlan.OFF);
    wanted(false);
    assertThat(Await.on(replica().next(EIGHT.plusSeconds(1)))).isEmpty();

    wanted(true);
    assertThat(next()).contains(EIGHT);
    assertThat(Await.on(replica().next(EIGHT.minusMillis(1)))).isEmpty();
    assertThat(Await.on(replica().next(EIGHT))).contains("is on its way");

    assertThat(queued()).hasSize(1);
    assertThat(queued().get(0).getString("to")).isEqualTo("owner@example.com");
    assertThat(queued().get(0).getString("text")).contains("Nothing went out.");
    assertThat(next()).contains(EIGHT.plus(Duration.ofDays(7)));
  }

  @Test
  void many_replicas_queue_it_once() {
    wanted(true);

    List<Future<Optional<String>>> looks = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      looks.add(replica().next(EIGHT.plusSeconds(n)));
    }
    Await.on(Future.join(looks));

    assertThat(queued()).hasSize(1);
  }

  @Test
  void one_that_was_missed_is_sent_within_a_day_and_left_out_after_that() {
    wanted(true);
    Await.on(replica().next(EIGHT.plus(Duration.ofHours(23))));
    assertThat(queued()).hasSize(1);

    Instant muchLater = EIGHT.plus(Duration.ofDays(9));
    assertThat(Await.on(replica().next(muchLater)))
        .contains("was due more than a day ago and is left out");

    assertThat(queued()).hasSize(1);
    assertThat(next()).contains(EIGHT.plus(Duration.ofDays(14)));
  }

  @Test
  void a_test_is_sent_to_the_address_even_while_it_is_off_and_one_at_a_time() {
    assertThat(((Problem) Await.failure(replica().test(EIGHT))).status()).isEqualTo(400);
    wanted(false);

    assertThat(Await.on(replica().test(EIGHT))).isEqualTo("owner@example.com");
    assertThat(((Problem) Await.failure(replica().test(EIGHT))).status()).isEqualTo(409);

    assertThat(queued()).hasSize(1);
    assertThat(next()).isEmpty();
  }

  private void reached(String stage, String hour, int people) {
    shop.rows(
        """
        INSERT INTO stage_count (page_id, campaign_id, hour, stage, slot, people)
        VALUES ($1, 'welcome', $2::text::timestamptz, $3, 0, $4)
        """,
        hour,
        stage,
        people);
  }

  private Week week() {
    return Await.on(
        shop.database.transaction(tx -> new WeekStore(shop.page, MADRID).before(tx, EIGHT)));
  }

  @Test
  void the_figures_are_those_of_the_pages_for_seven_days_of_the_shop() {
    reached("sent", "2026-11-15T22:00:00Z", 1);
    reached("sent", "2026-11-15T23:00:00Z", 2);
    reached("sent", "2026-11-22T22:00:00Z", 4);
    reached("sent", "2026-11-22T23:00:00Z", 8);
    reached("sent", "2026-11-29T22:00:00Z", 16);
    reached("sent", "2026-11-29T23:00:00Z", 32);
    reached("revealed", "2026-11-25T10:00:00Z", 5);

    Week week = week();

    assertThat(week.from()).isEqualTo(MONDAY);
    assertThat(week.to()).isEqualTo(LocalDate.of(2026, 11, 29));
    assertThat(week.reached("sent")).isEqualTo(new Change(24, 6));
    assertThat(week.reached("revealed")).isEqualTo(new Change(5, 0));
    assertThat(week.campaigns()).hasSize(1);
    var history =
        Await.on(
            new HistoryStore(shop.database, shop.page, MADRID, InstantSource.fixed(EIGHT))
                .of(
                    new HistoryStore.Who("welcome", Optional.empty(), Optional.empty()),
                    History.Step.DAY,
                    1,
                    Optional.of(MONDAY)));
    long shown =
        history.points().stream()
            .filter(point -> point.day().isBefore(MONDAY.plusDays(7)))
            .mapToLong(
                point ->
                    point.people().entrySet().stream()
                        .filter(each -> each.getKey().toString().equals("sent"))
                        .mapToLong(each -> each.getValue())
                        .sum())
            .sum();
    assertThat(week.reached("sent").now()).as("as the history of the campaign").isEqualTo(shown);
  }

  @Test
  void sales_what_waits_and_what_failed_are_counted_too() {
    shop.rows(
        """
        INSERT INTO sale_count SELECT $1, 'welcome', day, 'person', '', 'EUR', 0, 1, 1, 1, sales, 1, 1
        FROM (VALUES ('2026-11-22'::date, 10), ('2026-11-23', 20), ('2026-11-29', 30),
          ('2026-11-30', 40)) AS v (day, sales)
        """);
    shop.rows(
        """
        INSERT INTO origin_count (page_id, day, origin, what, slot, people)
        VALUES ($1, '2026-11-22', '', 'customers', 0, 3), ($1, '2026-11-24', '', 'customers', 0, 7),
          ($1, '2026-11-24', '', 'leads', 0, 9)
        """);
    shop.rows(
        "INSERT INTO request (page_id, topic, state) VALUES ($1, 'Sales', 'open'), ($1, 'Sales', 'done')");
    shop.rows(
        """
        INSERT INTO planned_send (page_id, campaign_id, due_at, first_at, repeat, state, ended_at)
        VALUES ($1, 'welcome', '2026-12-04', '2026-12-04', 'once', 'planned', NULL),
          ($1, 'welcome', '2026-11-25', '2026-11-25', 'once', 'sent', '2026-11-25'),
          ($1, 'welcome', '2026-11-20', '2026-11-20', 'once', 'sent', '2026-11-20'),
          ($1, 'welcome', '2026-11-26', '2026-11-26', 'once', 'missed', '2026-11-26')
        """);
    shop.rows(
        """
        WITH desk AS (
          INSERT INTO channel (page_id, type, name) VALUES ($1, 'slack', 'Sales desk') RETURNING id)
        INSERT INTO outbox (page_id, kind, priority, state, channel_id, settled_at)
        SELECT $1, kind, 2, 'failed', CASE kind WHEN 'slack' THEN id END, at::timestamptz
        FROM desk, (VALUES ('slack', '2026-11-24'), ('email', '2026-11-24'), ('email', '2026-11-01'))
          AS v (kind, at)
        """);

    Week week = week();

    assertThat(week.sales().get("EUR").now()).isEqualByComparingTo("50");
    assertThat(week.sales().get("EUR").before()).isEqualByComparingTo("10");
    assertThat(week.customers()).isEqualTo(new Change(7, 3));
    assertThat(week.waiting().requests()).isEqualTo(1);
    assertThat(week.waiting().planned()).isEqualTo(1);
    assertThat(week.waiting().next()).contains(Instant.parse("2026-12-04T00:00:00Z"));
    assertThat(week.waiting().sends()).isEqualTo(new Change(1, 1));
    assertThat(week.failed().deliveries()).isEqualTo(2);
    assertThat(week.failed().sends()).isEqualTo(1);
    assertThat(week.failed().channels()).containsExactly(Map.entry("Sales desk", 1L));
  }

  @Test
  void the_channels_that_are_off_now_are_told_since_when_and_why() {
    shop.rows(
        """
        INSERT INTO channel (page_id, type, name, off_at, off_reason)
        VALUES ($1, 'webhook', 'Books', '2026-11-26T10:00:00Z', 'not_reached'),
          ($1, 'webhook', 'Old', '2026-10-01T10:00:00Z', NULL), ($1, 'webhook', 'Fine', NULL, NULL)
        """);

    assertThat(week().failed().off())
        .containsExactly(
            new Off("Old", "webhook", Instant.parse("2026-10-01T10:00:00Z"), "too_old"),
            new Off("Books", "webhook", Instant.parse("2026-11-26T10:00:00Z"), "not_reached"));
  }
}
