package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.OriginCountStore.LeadMove;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EverybodysOriginIT {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");

  private TestShop shop;
  private EverybodysOriginStore origins;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    origins = new EverybodysOriginStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static void count(
      TestShop shop, LocalDate day, String origin, String what, int slot, int people) {
    shop.rows(
        """
        INSERT INTO origin_count (page_id, day, origin, what, slot, people)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        day,
        origin,
        what,
        slot,
        people);
  }

  private List<EverybodysOrigin> between(String from, String to) {
    return Await.on(
        origins.between(
            Optional.ofNullable(from).map(LocalDate::parse),
            Optional.ofNullable(to).map(LocalDate::parse)));
  }

  private void leads(int slot, LeadMove... leads) {
    var counts = new OriginCountStore(Tallies.utc(shop.page, slot));
    Await.on(shop.database.transaction(tx -> counts.moveLeads(tx, List.of(leads))));
  }

  @Test
  void both_days_are_among_those_asked_for_and_the_most_people_come_first() {
    count(shop, FIRST, "poster", "customers", 0, 2);
    count(shop, FIRST, "poster", "revealed", 0, 1);
    count(shop, FIRST.plusDays(1), "poster", "customers", 1, 3);
    count(shop, FIRST.plusDays(2), "", "customers", 0, 4);
    count(shop.neighbour(), FIRST, "poster", "customers", 0, 9);

    assertThat(between(null, null))
        .containsExactly(
            new EverybodysOrigin("poster", 0, 5, 0, 1, 0), new EverybodysOrigin("", 0, 4, 0, 0, 0));
    assertThat(between("2026-11-02", "2026-11-03"))
        .containsExactly(
            new EverybodysOrigin("", 0, 4, 0, 0, 0), new EverybodysOrigin("poster", 0, 3, 0, 0, 0));
    assertThat(between("2026-11-01", "2026-11-01"))
        .containsExactly(new EverybodysOrigin("poster", 0, 2, 0, 1, 0));
    assertThat(between("2026-11-04", null)).isEmpty();
  }

  @Test
  void an_origin_that_nobody_is_left_of_is_not_shown() {
    count(shop, FIRST, "", "customers", 0, 1);
    count(shop, FIRST, "", "customers", 1, -1);
    count(shop, FIRST, "poster", "customers", 1, 1);

    assertThat(between(null, null)).containsExactly(new EverybodysOrigin("poster", 0, 1, 0, 0, 0));
  }

  @Test
  void leads_are_counted_by_the_day_they_registered_and_weigh_as_much_as_customers() {
    count(shop, FIRST, "poster", "customers", 0, 2);
    leads(0, LeadMove.first(FIRST, "bot"), LeadMove.first(FIRST, "bot"), LeadMove.first(FIRST, ""));
    leads(1, LeadMove.first(FIRST, "bot"), LeadMove.first(FIRST.plusDays(1), "poster"));
    leads(1);

    assertThat(between("2026-11-01", "2026-11-01"))
        .containsExactly(
            new EverybodysOrigin("bot", 3, 0, 0, 0, 0),
            new EverybodysOrigin("poster", 0, 2, 0, 0, 0),
            new EverybodysOrigin("", 1, 0, 0, 0, 0));
  }

  @Test
  void a_year_of_many_origins_is_summed_in_a_moment() {
    shop.rows(
        """
        INSERT INTO origin_count (page_id, day, origin, what, slot, people)
        SELECT $1, '2026-01-01'::date + day, 'o' || origin, what, slot, 3
        FROM generate_series(0, 364) day, generate_series(1, 100) origin, generate_series(0, 1) slot,
          unnest('{leads,customers,responded,revealed,redeemed}'::text[]) what
        """);
    Await.on(shop.database.bulk().query("ANALYZE").execute());

    List<EverybodysOrigin> shown = between("2026-11-01", "2026-11-30");

    assertThat(shown).hasSize(100).allMatch(one -> one.customers() == 30 * 2 * 3);
    String plan =
        shop.rows(
                "EXPLAIN (ANALYZE, FORMAT JSON) " + EverybodysOriginStore.ORIGINS,
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                1_000)
            .get(0)
            .getValue(0)
            .toString();
    assertThat(PlanReader.rowsRead(plan)).isLessThan(2 * 30 * 100 * 2 * 5);
  }
}
