package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.db.BadCursor;
import io.promobot.db.Page;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.stats.ManyJourneys;
import io.promobot.stats.PlanReader;
import io.promobot.stats.Recount;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PeopleIT {
  private static final Integer[] PATHS = {
    0,
    Path.NONE.reach(Stage.FAILED).bits(),
    Path.NONE.reach(Stage.SENT).bits(),
    Path.NONE.reach(Stage.SEEN).bits(),
    Path.NONE.reach(CouponStory.DECLINED).bits(),
    Path.NONE.reach(CouponStory.COUPON_SENT).reach(Stage.FAILED).bits(),
    Path.NONE.reach(CouponStory.REVEALED).bits(),
    Path.NONE.reach(CouponStory.REDEEMED).bits()
  };

  private TestShop shop;
  private PeopleStore people;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    people = new PeopleStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static void journeys(TestShop shop, int n) {
    shop.customers("p", n);
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, entered_at)
        SELECT page_id, id, 'welcome', 1, origin, ($2::int[])[1 + id % array_length($2::int[], 1)],
               '2026-11-20T12:00Z'
        FROM customer WHERE page_id = $1
        """,
        (Object) PATHS);
    Recount.countPaths(shop);
  }

  private static PeopleFilter all() {
    return PeopleFilter.of("welcome");
  }

  private static PeopleFilter reached(Stage stage) {
    return new PeopleFilter(
        "welcome",
        Optional.of(stage),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private List<Person> listed(PeopleFilter filter, int limit) {
    return collected(cursor -> people.list(filter, limit, cursor));
  }

  private static List<Person> collected(Function<Optional<String>, Future<Page<Person>>> next) {
    List<Person> shown = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Person> page = Await.on(next.apply(cursor));
      shown.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return shown;
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#stages")
  void as_many_people_stand_behind_a_bar_as_it_says(Stage stage) {
    journeys(shop, 100);
    journeys(shop.neighbour(), 50);
    var figures = Recount.agrees(shop, "welcome").people();

    assertThat(listed(reached(stage), 7)).hasSize(figures.get(stage).intValue());
    var dropped =
        new PeopleFilter(
            "welcome",
            Optional.of(Stage.SENT),
            Optional.of(stage),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(listed(dropped, 200))
        .hasSize(
            (int)
                shop.number(
                    """
                    SELECT count(*) FROM journey
                    WHERE page_id = $1 AND path & 1 = 1 AND path & $2 = 0
                    """,
                    stage.bit()));
  }

  @Test
  void the_newest_come_first_page_by_page_and_nobody_is_shown_twice() {
    journeys(shop, 25);

    List<Person> shown = listed(all(), 10);

    assertThat(shown).extracting(p -> p.psid().orElseThrow()).hasSize(25).doesNotHaveDuplicates();
    assertThat(shown.get(0).name()).contains("Name 25");
    assertThat(shown.get(24).name()).contains("Name 1");
    assertThat(collected(cursor -> people.export(all(), cursor))).isEqualTo(shown);
  }

  @Test
  void one_origin_and_one_campaign_can_be_looked_at_alone() {
    journeys(shop, 9);
    var poster =
        new PeopleFilter(
            "welcome",
            Optional.empty(),
            Optional.empty(),
            Optional.of("poster"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(listed(poster, 50)).hasSize(3).allMatch(p -> p.origin().equals("poster"));
    assertThat(listed(PeopleFilter.of("another"), 50)).isEmpty();
  }

  @Test
  void one_line_can_be_looked_at_alone() {
    journeys(shop, 9);
    shop.rows("UPDATE journey SET line = 'web' WHERE page_id = $1 AND origin = 'poster'");
    Recount.countPaths(shop);
    var visitors =
        new PeopleFilter(
            "welcome",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("web"),
            Optional.empty(),
            Optional.empty());

    assertThat(listed(visitors, 50)).hasSize(3).allMatch(p -> p.origin().equals("poster"));
  }

  @Test
  void those_who_joined_since_then_can_be_looked_at_alone() {
    journeys(shop, 9);

    assertThat(listed(joinedSince("2026-11-20T12:00:00Z"), 50)).hasSize(9);
    assertThat(listed(joinedSince("2026-11-20T12:00:01Z"), 50)).isEmpty();
  }

  private static PeopleFilter joinedSince(String instant) {
    return new PeopleFilter(
        "welcome",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Instant.parse(instant)));
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#stages")
  void the_time_is_that_of_the_stage_or_of_the_entry(Stage stage) {
    shop.customers("p", 1);
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, entered_at,
                             reached_at)
        VALUES ($1, $2, 'welcome', 1, '', $3, '2026-11-20T12:00Z',
          array_fill(NULL::bigint, ARRAY[$4::int]) || (extract(epoch FROM '2026-11-20T13:00Z'::timestamptz) * 1000000)::bigint)
        """,
        shop.customer("p-1"),
        Path.NONE.reach(stage).bits(),
        stage.number());
    Recount.countPaths(shop);

    assertThat(listed(reached(stage), 1).get(0).at())
        .contains(Instant.parse("2026-11-20T13:00:00Z"));
    assertThat(listed(all(), 1).get(0).at()).contains(Instant.parse("2026-11-20T12:00:00Z"));
  }

  @Test
  void an_erased_person_is_still_one_of_them_and_nobody() {
    journeys(shop, 3);
    Await.on(
        new CustomerEraseStore(shop.database, shop.page)
            .erase(String.valueOf(shop.customer("p-2"))));

    List<Person> shown = listed(all(), 50);

    assertThat(shown).hasSize(3);
    assertThat(shown.get(1).customerId()).isEmpty();
    assertThat(shown.get(1).psid()).isEmpty();
    assertThat(shown.get(1).name()).isEmpty();
    assertThat(shown.get(1).at()).isPresent();
  }

  @Test
  void who_has_only_a_first_name_is_shown_by_it() {
    journeys(shop, 2);
    shop.rows(
        "UPDATE customer SET name = NULL, first_name = 'Ana' WHERE page_id = $1 AND psid = 'p-1'");
    shop.rows("UPDATE customer SET name = NULL WHERE page_id = $1 AND psid = 'p-2'");

    assertThat(listed(all(), 5))
        .extracting(Person::name)
        .containsExactly(Optional.empty(), Optional.of("Ana"));
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    assertThat(Await.failure(people.list(all(), 5, Optional.of("AAAA"))))
        .isInstanceOf(BadCursor.class);
  }

  /** What the first page of those at this stage costs. */
  private String plan(Stage stage) {
    return plan(stage, null);
  }

  private String plan(Stage stage, String language) {
    return ManyJourneys.plan(
        shop,
        PeopleQuery.ONE_BY_ONE,
        "welcome",
        Long.MAX_VALUE,
        51,
        stage.bit(),
        0,
        null,
        stage.number() + 1,
        null,
        null,
        language);
  }

  @Test
  void among_many_a_page_reads_only_its_own_people() {
    journeys(shop, 50_000);
    Await.on(shop.database.bulk().query("ANALYZE").execute());

    String plan = plan(Stage.SENT);

    assertThat(PlanReader.indexes(plan))
        .contains("journey_pkey", "customer_pkey")
        .isSubsetOf("journey_pkey", "customer_pkey", "path_count_pkey");
    assertThat(PlanReader.rowsRead(plan)).isLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void nobody_else_is_looked_at_once_all_are_found(int redeemed) {
    journeys(shop, 5_000);
    shop.rows("UPDATE journey SET path = path & ~512 WHERE page_id = $1");
    shop.rows(
        """
        UPDATE journey SET path = path | 512 WHERE page_id = $1 AND $2 = 1
          AND customer_id = (SELECT max(customer_id) FROM journey WHERE page_id = $1)
        """,
        redeemed);
    Recount.countPaths(shop);
    Await.on(shop.database.bulk().query("ANALYZE").execute());

    String plan = plan(CouponStory.REDEEMED);

    assertThat(listed(reached(CouponStory.REDEEMED), 50)).hasSize(redeemed);
    assertThat(PlanReader.rowsRead(plan)).isLessThan(100);
  }

  @ParameterizedTest
  @CsvSource({"it, 0", "es, 1", "th, 1"})
  void of_a_language_nobody_is_looked_for_where_there_is_nobody(String language, int people) {
    journeys(shop, 5_000);
    shop.rows(
        """
        UPDATE journey SET language = CASE customer_id WHEN (
              SELECT max(customer_id) FROM journey WHERE page_id = $1) THEN 'es'
            WHEN (SELECT max(customer_id) - 1 FROM journey WHERE page_id = $1) THEN 'th'
            ELSE 'de' END,
          path = path | 1
        WHERE page_id = $1
        """);
    Recount.countPaths(shop);
    Await.on(shop.database.bulk().query("ANALYZE").execute());

    assertThat(listed(speaking(language), 50)).hasSize(people);
    if (people == 0) {
      assertThat(PlanReader.rowsRead(plan(Stage.SENT, language))).isLessThan(100);
    }
  }

  private static PeopleFilter speaking(String language) {
    return new PeopleFilter(
        "welcome",
        Optional.of(Stage.SENT),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(language),
        Optional.empty());
  }
}
