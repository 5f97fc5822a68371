package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.db.Cursor;
import io.promobot.stats.ManyJourneys;
import io.promobot.stats.PlanReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is typed into the search, it does not read all customers. */
@Timeout(120)
class SearchPlanIT {
  private static final int PEOPLE = 20_000;

  private TestShop shop;

  /** Every second one is called Maria, and the first one Zuleica. */
  @BeforeEach
  void open() {
    shop = TestShop.open();
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, name)
        SELECT $1, (87000000 + n)::text,
          CASE WHEN n = 1 THEN 'Zuleica' WHEN n %% 2 = 0 THEN 'María García' ELSE 'Bo Svensson' END
        FROM generate_series(1, %d) n
        """
            .formatted(PEOPLE));
    Await.on(shop.database.bulk().query("VACUUM ANALYZE customer").execute());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest(name = "{0} is found {1} times")
  @CsvSource({"zuleica, 1", "ulei, 1", "nobody, 0", "8700001, 10", "maria garcia, 51"})
  void a_page_of_those_who_are_found_reads_a_part_of_all(String q, int found) {
    assertThat(shop.rows(newest(), parameters(q, 51, 86_400, Long.MAX_VALUE))).hasSize(found);
    String plan = ManyJourneys.plan(shop, newest(), parameters(q, 51, 86_400, Long.MAX_VALUE));
    assertThat(PlanReader.rowsRead(plan)).as(plan).isLessThan(7_000);
  }

  @Test
  void the_newest_of_many_whose_ids_begin_alike_are_found_without_reading_all_who_came_later() {
    shop.rows("UPDATE customer SET psid = 'old-' || psid WHERE page_id = $1 AND psid < '87004000'");
    Await.on(shop.database.bulk().query("VACUUM ANALYZE customer").execute());
    Object[] parameters = parameters("old-", 51, 86_400, Long.MAX_VALUE);

    assertThat(shop.rows(newest(), parameters))
        .hasSize(51)
        .first()
        .satisfies(row -> assertThat(row.getString("psid")).isEqualTo("old-87003999"));
    assertThat(PlanReader.rowsRead(ManyJourneys.plan(shop, newest(), parameters)))
        .isLessThan(6_000);
  }

  @ParameterizedTest(name = "{0} is found {1} times")
  @CsvSource({"zuleica, 1", "nobody, 0", "8700001, 10", "maria, 1000"})
  void counting_them_ends_at_the_most_that_is_told(String q, int found) {
    Object[] parameters = parameters(q, 1_000);
    assertThat(
            shop.rows(CustomerQuery.COUNT_FOUND_AT_ANY_STEP, parameters)
                .get(0)
                .getInteger("people"))
        .isEqualTo(found);
    String plan = ManyJourneys.plan(shop, CustomerQuery.COUNT_FOUND_AT_ANY_STEP, parameters);
    assertThat(PlanReader.rowsRead(plan)).as(plan).isLessThan(2_500);
  }

  @Test
  void counting_everybody_looks_at_nobodys_journey() {
    Object[] parameters = parameters(null, 1_000);
    String plan = ManyJourneys.plan(shop, CustomerQuery.COUNT_AT_ANY_STEP, parameters);
    assertThat(PlanReader.tables(plan)).containsExactly("customer");
  }

  @Test
  void those_seen_last_are_sorted_before_anybodys_journey_is_looked_up() {
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at, entered_at, line)
        SELECT page_id, id, 'welcome', 1, origin, 7, '{}', now(), line FROM customer WHERE page_id = $1
        """);
    Object[] parameters =
        parameters(null, 51, 86_400, Cursor.moment(Cursor.LATEST), Long.MAX_VALUE);

    assertThat(shop.rows(CustomerQuery.SEEN_LAST_AT_ANY_STEP, parameters)).hasSize(51);
    String plan = ManyJourneys.plan(shop, CustomerQuery.SEEN_LAST_AT_ANY_STEP, parameters);
    assertThat(PlanReader.rowsRead(plan)).as(plan).isLessThan(PEOPLE + 500);
  }

  private static String newest() {
    return CustomerQuery.FOUND_NEWEST_FIRST;
  }

  private static Object[] parameters(String q, Object... more) {
    Object[] first = {null, q == null ? null : "%" + q + "%", q, q, q, null, 0, 0, null, null};
    Object[] all = new Object[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }
}
