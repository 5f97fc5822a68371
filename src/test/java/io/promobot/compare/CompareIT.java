package io.promobot.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.http.Problem;
import io.promobot.stats.StatsJson;
import io.promobot.text.Csv;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompareIT {
  private static final Optional<Split> WHOLE = Optional.empty();
  private static final Optional<Split> BY_ORIGIN = Optional.of(Split.ORIGIN);
  private static final int SENT = Stage.SENT.bit();
  private static final int SEEN = SENT | Stage.DELIVERED.bit() | Stage.SEEN.bit();
  private static final int REVEALED = SEEN | Stage.RESPONDED.bit() | CouponStory.REVEALED.bit();

  private final TestShop shop = TestShop.open();
  private final CompareStore store = new CompareStore(shop.database, shop.page);

  @BeforeEach
  void campaigns() {
    campaign("spring", 1);
    campaign("autumn", 2);
    campaign("empty", 3);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void campaign(String id, int hoursFromNow) {
    shop.rows(
        """
        INSERT INTO campaign (page_id, id, name, created_at)
        VALUES ($1, $2, initcap($2), now() + $3::int * interval '1 hour')
        """,
        id,
        hoursFromNow);
    shop.rows(
        """
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields)
        SELECT page_id, $2, 1, fields FROM campaign_copy
        WHERE page_id = $1 AND campaign_id = 'welcome' AND version = 1
        """,
        id);
  }

  private void people(String campaign, int version, String origin, int path, long people) {
    shop.rows(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people, line)
        VALUES ($1, $2, $3, $4, $5, 0, $6, CASE WHEN $4 = 'site' THEN 'web' ELSE 'messenger' END)
        """,
        campaign,
        version,
        origin,
        path,
        people);
  }

  private void sold(String campaign, String whose, String origin, String currency, int coupons) {
    shop.rows(
        """
        INSERT INTO sale_count (page_id, campaign_id, day, whose, origin, currency, slot, redeemers,
          redemptions, priced, sales, discounted, discount)
        VALUES ($1, $2, '2026-10-01', $3, $4, $5, 0, $6, $6, $6, 20 * $6::int, $6, 2 * $6::int)
        """,
        campaign,
        whose,
        origin,
        currency,
        coupons);
  }

  private void variants(String campaign) {
    shop.rows(
        """
        INSERT INTO experiment (page_id, campaign_id, goal, learns, holdout, careless, wave_people,
          wave_seconds, act_seconds, first_version, started_at)
        VALUES ($1, $2, $3, false, 0.1, 0.002, 500, 3600, 86400, 2, now())
        """,
        campaign,
        CouponStory.REVEALED.number());
    for (int nth = 0; nth < 2; nth++) {
      shop.rows(
          """
          WITH made AS (
            INSERT INTO variant (page_id, campaign_id, name, version)
            VALUES ($1, $2, $3, $4) RETURNING *)
          INSERT INTO campaign_copy (page_id, campaign_id, version, fields, variant)
          SELECT page_id, campaign_id, version, '{}', name FROM made
          """,
          campaign,
          nth == 0 ? "A" : "B",
          nth + 2);
    }
    shop.rows(
        """
        INSERT INTO wave (page_id, campaign_id, number, shares, closed_at, counted_at, people,
          delivered, reached, held, held_reached)
        VALUES ($1, $2, 1, '{0.5, 0.5}', now(), now(), '{10, 10}', '{10, 10}', '{1, 2}', 40, 3)
        """,
        campaign);
  }

  private List<Compared> rows(Optional<Split> split, String... campaigns) {
    return Await.on(store.rows(List.of(campaigns), split));
  }

  private static List<String> named(List<Compared> rows) {
    return rows.stream()
        .map(
            row ->
                Stream.of(
                        Optional.of(row.campaign()),
                        Optional.of(row.part()),
                        row.variant(),
                        row.rest() ? Optional.of("rest") : row.of())
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> one + " " + other)
                    .orElseThrow())
        .toList();
  }

  @Test
  void without_a_choice_the_newest_campaigns_with_people_are_compared() {
    people("spring", 1, "", SEEN, 5);
    people("autumn", 1, "", SEEN, 6);

    assertThat(named(rows(WHOLE))).containsExactly("autumn all", "spring all");
    assertThat(named(rows(WHOLE, "spring", "empty"))).containsExactly("spring all", "empty all");
  }

  @Test
  void a_row_says_what_the_campaigns_page_says_and_how_sure_its_rates_are() {
    people("spring", 1, "", SENT, 40);
    people("spring", 1, "poster", SEEN, 40);
    people("spring", 1, "poster", REVEALED, 20);

    Compared row = rows(WHOLE, "spring").get(0);

    var shown = Await.on(shop.overviews().find("spring")).orElseThrow();
    assertThat(row.reached()).isEqualTo(StatsJson.people(shown.people()));
    assertThat(row.people()).isEqualTo(100);
    Share revealed = row.rates().get("revealed");
    assertThat(revealed.rate()).isEqualTo(0.2);
    assertThat(revealed.low()).isBetween(0.12, 0.15);
    assertThat(revealed.high()).isBetween(0.28, 0.31);
    assertThat(row.rates().get("redeemed").low()).as("of nobody who did it").isZero();
    assertThat(row.rates()).doesNotContainKeys("sent", "failed");
    assertThat(rows(WHOLE, "empty").get(0).rates()).isEmpty();
  }

  @Test
  void a_campaign_with_variants_has_a_row_for_each_for_the_holdout_and_for_those_before() {
    variants("spring");
    people("spring", 1, "", SEEN, 7);
    people("spring", 2, "", SEEN, 50);
    people("spring", 3, "poster", REVEALED, 60);

    List<Compared> rows = rows(WHOLE, "spring");

    assertThat(rows)
        .extracting(Compared::part, Compared::variant, Compared::people)
        .containsExactly(
            tuple("all", Optional.empty(), 117L),
            tuple("variant", Optional.of("A"), 50L),
            tuple("variant", Optional.of("B"), 60L),
            tuple("holdout", Optional.empty(), 40L),
            tuple("without", Optional.empty(), 7L));
    assertThat(rows.get(3).reached()).containsOnlyKeys("revealed").containsEntry("revealed", 3L);
    assertThat(rows.get(3).rates().get("revealed").rate()).isEqualTo(3 / 40.0);
    assertThat(rows.get(2).sales()).as("sales are not counted by variant").isEmpty();
  }

  @Test
  void split_by_origin_or_line_each_row_is_the_sum_of_its_parts() {
    variants("spring");
    people("spring", 2, "", SEEN, 5);
    people("spring", 2, "site", SEEN, 8);
    people("spring", 3, "site", REVEALED, 9);

    assertThat(named(rows(BY_ORIGIN, "spring")))
        .containsExactly(
            "spring all",
            "spring all site",
            "spring all ",
            "spring variant A",
            "spring variant A site",
            "spring variant A ",
            "spring variant B",
            "spring variant B site",
            "spring holdout");
    assertThat(rows(Optional.of(Split.LINE), "spring"))
        .filteredOn(row -> row.part().equals("all"))
        .extracting(Compared::of, Compared::people)
        .containsExactly(
            tuple(Optional.empty(), 22L),
            tuple(Optional.of("web"), 17L),
            tuple(Optional.of("messenger"), 5L));
  }

  @Test
  void of_many_origins_the_largest_have_rows_and_the_others_one_together() {
    for (int n = 1; n <= 20; n++) {
      people("spring", 1, "o" + n, SEEN, n);
    }
    sold("spring", "person", "o20", "EUR", 4);
    sold("spring", "person", "o1", "EUR", 5);

    List<Compared> rows = rows(BY_ORIGIN, "spring");

    assertThat(rows).hasSize(1 + CompareStore.MOST_ORIGINS + 1);
    assertThat(rows.get(1).of()).contains("o20");
    assertThat(rows.get(1).sales().orElseThrow().redemptions()).isEqualTo(4);
    Compared rest = rows.get(rows.size() - 1);
    assertThat(rest.rest()).isTrue();
    assertThat(rest.people()).isEqualTo(12 * 13 / 2);
    assertThat(rest.sales()).isEmpty();
    assertThat(rows.get(0).sales().orElseThrow().redemptions()).isEqualTo(9);
  }

  @Test
  void money_of_several_currencies_is_never_added_up_and_the_table_says_what_a_coupon_cost() {
    people("spring", 1, "", REVEALED, 10);
    sold("spring", "person", "", "EUR", 3);
    sold("spring", "everybody", "", "EUR", 1);
    sold("spring", "person", "", "USD", 2);

    List<Compared> rows = rows(WHOLE, "spring");

    assertThat(rows.get(0).sales().orElseThrow().money())
        .extracting(
            each -> each.currency().orElse(""), each -> each.sales(), each -> each.discount())
        .containsExactly(tuple("EUR", "80.00", "8.00"), tuple("USD", "40.00", "4.00"));
    List<String> lines = CompareTable.of(Csv.PLAIN, rows, WHOLE).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("\"campaign\",\"name\",\"part\",\"variant\",\"people\",\"sent\"")
        .endsWith("\"coupons_used\",\"sales\",\"discount\",\"cost_per_coupon\",\"currency\"");
    assertThat(lines.get(1))
        .startsWith("\"spring\",\"Spring\",\"all\",\"\",\"10\",\"10\"")
        .endsWith("\"6\",\"80.00\",\"8.00\",\"2.00\",\"EUR\"");
    assertThat(lines.get(2)).endsWith("\"\",\"40.00\",\"4.00\",\"2.00\",\"USD\"");
  }

  @Test
  void a_campaign_that_does_not_exist_is_not_found() {
    assertThat(((Problem) Await.failure(store.rows(List.of("spring", "none"), WHOLE))).status())
        .isEqualTo(404);
  }

  @Test
  void every_goal_of_every_story_is_reached_only_by_people_who_were_sent_it() {
    for (var story : Stories.ALL) {
      assertThat(story.stages())
          .filteredOn(stage -> stage.wording().figure().isPresent())
          .allMatch(stage -> Path.NONE.reach(stage).has(Stage.SENT));
    }
  }
}
