package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.channel.Line;
import io.promobot.db.Await;
import io.promobot.flow.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HistoryIT {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");

  private static final HistoryStore.Who EVERYBODY =
      new HistoryStore.Who("welcome", Optional.empty(), Optional.empty());

  private TestShop shop;
  private HistoryStore history;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    history = in("UTC");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private HistoryStore in(String zone) {
    return new HistoryStore(shop.database, shop.page, Tallies.days(zone), () -> NOW);
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
    return sent(history, step, hours);
  }

  private static List<Long> sent(HistoryStore history, History.Step step, int hours) {
    return Await.on(history.of(EVERYBODY, step, hours, Optional.empty())).points().stream()
        .map(point -> point.people().get(Stage.SENT))
        .toList();
  }

  @Test
  void a_first_day_begins_at_the_shops_midnight_and_goes_back_a_year_at_most() {
    HistoryStore tokyo = in("Asia/Tokyo");

    assertThat(since(tokyo, History.Step.HOUR, "2026-11-20"))
        .hasSize(22)
        .startsWith(Instant.parse("2026-11-19T15:00:00Z"))
        .endsWith(Instant.parse("2026-11-20T12:00:00Z"));
    assertThat(since(tokyo, History.Step.DAY, "2026-11-14"))
        .hasSize(7)
        .startsWith(Instant.parse("2026-11-13T15:00:00Z"));
    assertThat(since(tokyo, History.Step.DAY, "2020-01-01")).hasSize(365);
    assertThat(since(tokyo, History.Step.HOUR, "2026-12-24")).hasSize(22);
  }

  private static List<Instant> since(HistoryStore history, History.Step step, String day) {
    return Await.on(history.of(EVERYBODY, step, 24, Optional.of(LocalDate.parse(day))))
        .points()
        .stream()
        .map(History.Point::at)
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

    History threeHours = Await.on(history.of(EVERYBODY, History.Step.HOUR, 3, Optional.empty()));

    assertThat(threeHours.points())
        .extracting(History.Point::at)
        .containsExactly(
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2026-11-20T11:00:00Z"),
            Instant.parse("2026-11-20T12:00:00Z"));
    assertThat(sent(History.Step.HOUR, 3)).containsExactly(7L, 0L, 5L);
    assertThat(threeHours.points().get(0).people().get(Stage.SEEN)).isEqualTo(2);
    var another = new HistoryStore.Who("another", Optional.empty(), Optional.empty());
    assertThat(Await.on(history.of(another, History.Step.HOUR, 3, Optional.empty())).points())
        .allMatch(point -> point.people().values().stream().allMatch(people -> people == 0));
  }

  @Test
  void people_of_one_line_can_be_looked_at_alone() {
    reached(shop, "2026-11-20T12:00Z", "sent", 0, 4);
    reached(shop, "2026-11-20T12:00Z", "sent", Line.WEB.slot(0), 3);
    reached(shop, "2026-11-20T12:00Z", "delivered", Line.WEB.slot(0), 2);
    shop.rows("UPDATE stage_count SET line = 'web' WHERE page_id = $1 AND people < 4");

    assertThat(sentToday(Optional.of("web")))
        .as("what waits in the chat was sent to nobody")
        .isEqualTo(2);
    assertThat(sentToday(Optional.of("messenger"))).isEqualTo(4);
    assertThat(sentToday(Optional.empty())).isEqualTo(6);
  }

  private long sentToday(Optional<String> line) {
    var who = new HistoryStore.Who("welcome", line, Optional.empty());
    return Await.on(history.of(who, History.Step.HOUR, 1, Optional.empty()))
        .points()
        .get(0)
        .people()
        .get(Stage.SENT);
  }

  /**
   * Tables from before TIME_ZONE contain hours of UTC, and so does every shop in a zone of whole
   * hours.
   */
  @Test
  void days_begin_at_midnight_in_the_shop_wherever_it_is() {
    reached(shop, "2026-11-18T14:00Z", "sent", 0, 1);
    reached(shop, "2026-11-18T15:00Z", "sent", 0, 2);
    reached(shop, "2026-11-19T05:00Z", "sent", 3, 4);
    reached(shop, "2026-11-19T06:00Z", "sent", 0, 8);
    reached(shop, "2026-11-20T12:00Z", "sent", 0, 16);
    reached(shop, "2026-11-20T13:00Z", "sent", 0, 1_000);

    assertThat(sent(in("Asia/Tokyo"), History.Step.DAY, 72)).containsExactly(1L, 14L, 16L);
    assertThat(sent(in("America/Chicago"), History.Step.DAY, 72)).containsExactly(7L, 8L, 16L);
    assertThat(sent(in("Asia/Tokyo"), History.Step.HOUR, 2)).containsExactly(0L, 16L);
  }

  @Test
  void an_evening_in_a_zone_of_half_hours_is_of_its_own_day() {
    var kolkata = Tallies.days("Asia/Kolkata");
    var journeys = new JourneyStore(new Tally(shop.page, 0, kolkata));
    shop.customers("psid", 3);
    var at = List.of("2026-11-19T18:29:59Z", "2026-11-19T18:30:00Z", "2026-11-20T12:00:00Z");
    for (int i = 0; i < 3; i++) {
      Journey journey =
          Journey.begin(
              shop.number("SELECT min(id) + $2 FROM customer WHERE page_id = $1", i),
              Line.MESSENGER,
              "welcome",
              1,
              "");
      journey.reach(Stage.SENT, Instant.parse(at.get(i)));
      Await.on(shop.database.transaction(tx -> journeys.save(tx, List.of(journey))));
    }

    var byDay =
        Await.on(in("Asia/Kolkata").of(EVERYBODY, History.Step.DAY, 48, Optional.empty())).points();

    assertThat(byDay)
        .extracting(History.Point::day)
        .containsExactly(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 20));
    assertThat(byDay).extracting(point -> point.people().get(Stage.SENT)).containsExactly(1L, 2L);
    assertThat(sent(in("Asia/Kolkata"), History.Step.HOUR, 19).get(0)).isOne();
  }

  @Test
  void a_day_has_23_or_25_hours_where_clocks_change() {
    Instant after = Instant.parse("2026-10-26T12:00:00Z");
    var madrid =
        new HistoryStore(shop.database, shop.page, Tallies.days("Europe/Madrid"), () -> after);
    shop.rows(
        """
        INSERT INTO stage_count (page_id, campaign_id, hour, stage, slot, people)
        SELECT $1, 'welcome', hour, 'sent', 0, 1
        FROM generate_series('2026-03-01T00:00Z'::timestamptz, '2026-10-31T00:00Z', '1 hour') hour
        """);

    assertThat(sent(madrid, History.Step.DAY, 72)).containsExactly(24L, 25L, 14L);
    var all = sent(madrid, History.Step.DAY, 24 * 212);
    assertThat(all.subList(0, 2)).containsExactly(23L, 24L);
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
