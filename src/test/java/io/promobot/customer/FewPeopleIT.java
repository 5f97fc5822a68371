package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.stats.ManyJourneys;
import io.promobot.stats.PlanReader;
import io.promobot.stats.Recount;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The few behind a bar are listed without reading the many beside them. */
@Timeout(120)
class FewPeopleIT {
  private static final int PEOPLE = 40_000;

  private static TestShop shop;

  /**
   * Everybody got the message and saw it. Long ago, one failed, five spoke Thai, which nobody here
   * speaks, three spoke Arabic, one came from a source of their own, and 8,000 redeemed.
   */
  @BeforeAll
  static void open() {
    shop = TestShop.open();
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, entered_at,
          reached_at, language)
        SELECT $1, n, 'welcome', 1, CASE n WHEN 9 THEN 'first' ELSE '' END,
          $2 | CASE WHEN n = 1 THEN $3 ELSE 0 END | CASE WHEN n <= 8000 THEN $4 ELSE 0 END,
          now() - ($5::int - n) * interval '1 minute', '{}',
          CASE WHEN n <= 3 THEN 'ar' WHEN n BETWEEN 8001 AND 8005 THEN 'th' WHEN n % 2 = 0 THEN 'de' ELSE '' END
        FROM generate_series(1, $5::int) n
        """,
        Path.NONE.reach(Stage.SEEN).bits(), Stage.FAILED.bit(), CouponStory.REDEEMED.bit(), PEOPLE);
    Recount.countPaths(shop);
    Await.on(shop.database.bulk().query("VACUUM ANALYZE journey").execute());
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static void reads(int people, long rows, Object... parameters) {
    assertThat(shop.rows(PeopleQuery.BY_PATH, parameters)).hasSize(people);
    assertThat(shop.rows(PeopleQuery.ONE_BY_ONE, parameters)).hasSize(people);
    String plan = ManyJourneys.plan(shop, PeopleQuery.BY_PATH, parameters);
    assertThat(PlanReader.rowsRead(plan)).isLessThan(rows);
  }

  private static Object[] parameters(
      Stage reached, String origin, OffsetDateTime since, String language) {
    return new Object[] {
      "welcome", Long.MAX_VALUE, 51, reached.bit(), 0, origin, null, since, null, language
    };
  }

  @ParameterizedTest(name = "{0}, from {1}, speaking {2}: {3}")
  @CsvSource({
    "FAILED, , , 1",
    "FAILED, , de, 0",
    "SENT, , ar, 3",
    "SENT, , th, 5",
    "SENT, , it, 0",
    "SENT, nowhere, , 0"
  })
  void few_of_long_ago_are_found_at_once(String stage, String origin, String language, int people) {
    Stage reached = stage.equals("FAILED") ? Stage.FAILED : Stage.SENT;

    reads(people, 300, parameters(reached, origin, null, language));
  }

  @Test
  void among_those_at_the_same_step_one_of_a_source_is_found_in_the_index() {
    Object[] parameters = parameters(Stage.SENT, "first", null, null);

    reads(1, PEOPLE, parameters);
  }

  @Test
  void nobody_of_the_last_days_is_found_without_reading_all_of_before() {
    OffsetDateTime day = OffsetDateTime.now(ZoneOffset.UTC).minusDays(1);

    reads(0, 300, parameters(Stage.FAILED, null, day, null));
    reads(0, 14_000, parameters(CouponStory.REDEEMED, null, day, null));
  }

  @Test
  void many_of_long_ago_are_found_after_a_hundred_pages() {
    reads(51, 6_000, parameters(CouponStory.REDEEMED, null, null, null));
  }

  @Test
  void the_newest_of_all_are_read_one_by_one() {
    reads(51, 600, parameters(Stage.SENT, null, null, null));
  }

  @Test
  void pages_of_few_follow_one_another() {
    Object[] all = {
      "welcome", Long.MAX_VALUE, 3, Stage.SENT.bit(), 0, null, null, null, null, "th"
    };
    Object[] rest = {"welcome", 8003L, 3, Stage.SENT.bit(), 0, null, null, null, null, "th"};

    assertThat(shop.rows(PeopleQuery.BY_PATH, all))
        .extracting(row -> row.getLong("customer_id"))
        .containsExactly(8005L, 8004L, 8003L);
    assertThat(shop.rows(PeopleQuery.BY_PATH, rest))
        .extracting(row -> row.getLong("customer_id"))
        .containsExactly(8002L, 8001L);
  }
}
