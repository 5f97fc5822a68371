package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.House;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OriginMergeIT {
  private static final String[] SPELLINGS = {
    "Flyer", "flyer", "FLYER", "caf%C3%A9", "café", "poster"
  };

  private static final String UNDER_WAY =
      "SELECT count(*) FROM outbox WHERE page_id = $1 AND state IN ('queued', 'sending', 'unknown')";

  private House house;
  private OriginMergeStore merge;

  @BeforeEach
  void open() {
    house = House.fresh().sending();
    merge = new OriginMergeStore(house.db, House.PAGE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static String psid(int i) {
    return "730000000000%04d".formatted(i);
  }

  private void comesBy(String psid, String ref) {
    var postback =
        "\"postback\":{\"mid\":\"m_%s\",\"payload\":\"start\",\"referral\":{\"ref\":\"%s\"}}";
    Await.on(house.item(psid, Instant.now(), postback.formatted(psid, ref)));
  }

  /** As an earlier version did it: each spelling on its own. */
  private void earlierVersion() {
    for (int i = 0; i < SPELLINGS.length; i++) {
      comesBy(psid(i), "o" + i);
    }
    Await.on(house.tap(psid(1), "SHOW_COUPON:welcome"));
    Await.on(house.tap(psid(1), "REVEAL:welcome"));
    for (int i = 0; i < SPELLINGS.length; i++) {
      for (var table : List.of("customer", "journey", "origin_count", "path_count")) {
        house.run(
            "UPDATE %s SET origin = $2 WHERE page_id = $1 AND origin = $3".formatted(table),
            House.PAGE,
            SPELLINGS[i],
            "o" + i);
      }
    }
    house.run("DELETE FROM origin WHERE page_id = $1", House.PAGE);
  }

  private List<String> rows(String sql) {
    return Await.on(house.db.general().query(sql).execute()).stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** After every message has gone out, because that is counted, too. */
  private List<String> totals() {
    Await.until(() -> house.number(UNDER_WAY, House.PAGE) == 0);
    return rows(
        """
        SELECT what || ' ' || day || ' ' || sum(people) FROM origin_count GROUP BY what, day
        UNION ALL
        SELECT campaign_id || ' ' || version || ' ' || path || ' ' || sum(people) FROM path_count
        GROUP BY campaign_id, version, path HAVING sum(people) <> 0 ORDER BY 1
        """);
  }

  @Test
  void spellings_are_brought_together_under_the_first_and_no_sum_changes() {
    earlierVersion();
    var before = totals();

    assertThat(Await.on(merge.merge())).isEqualTo(3);

    assertThat(totals()).isEqualTo(before);
    assertThat(
            rows(
                """
                SELECT origin || ' ' || sum(people) FROM origin_count WHERE what = 'customers'
                GROUP BY origin ORDER BY origin COLLATE "C"
                """))
        .containsExactly("Flyer 3", "café 2", "poster 1");
    for (var table : List.of("customer", "journey", "path_count")) {
      assertThat(
              rows(
                  "SELECT origin FROM " + table + " GROUP BY origin ORDER BY origin COLLATE \"C\""))
          .as(table)
          .containsExactly("Flyer", "café", "poster");
    }
    assertThat(house.misplaced()).isZero();
    assertThat(Await.on(merge.merge())).as("once more").isZero();
  }

  @Test
  void an_earlier_version_at_work_meanwhile_is_merged_the_next_time() {
    earlierVersion();
    Await.on(merge.merge());
    comesBy(psid(50), "o50");
    for (var table : List.of("customer", "journey", "origin_count", "path_count")) {
      house.run(
          "UPDATE %s SET origin = 'fLYER' WHERE page_id = $1 AND origin = 'o50'".formatted(table),
          House.PAGE);
    }
    var before = totals();

    assertThat(Await.on(merge.merge())).isEqualTo(1);

    assertThat(totals()).isEqualTo(before);
    assertThat(rows("SELECT DISTINCT origin FROM customer WHERE lower(origin) = 'flyer'"))
        .containsExactly("Flyer");
  }

  @Test
  void people_who_act_while_spellings_are_brought_together_are_counted_once() {
    earlierVersion();
    var more = IntStream.range(100, 140).boxed().toList();

    var merging = merge.merge();
    more.forEach(i -> comesBy(psid(i), i % 2 == 0 ? "FLYER" : "Caf%C3%A9"));
    Await.on(house.tap(psid(2), "SHOW_COUPON:welcome"));
    Await.on(merging);
    Await.on(merge.merge());

    assertThat(rows("SELECT sum(people)::text FROM origin_count WHERE what = 'customers'"))
        .containsExactly("46");
    assertThat(rows("SELECT lower(origin) FROM customer GROUP BY origin ORDER BY 1"))
        .hasSize(3)
        .contains("flyer", "poster");
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void new_people_are_counted_under_the_spelling_that_came_first() {
    comesBy(psid(1), "Caf%C3%A9");
    comesBy(psid(2), "café");
    comesBy(psid(3), "cafe");

    assertThat(rows("SELECT origin FROM customer ORDER BY psid"))
        .containsExactly("Café", "Café", "cafe");
    assertThat(
            rows(
                """
                SELECT origin || ' ' || sum(people) FROM origin_count WHERE what = 'customers'
                GROUP BY origin ORDER BY origin COLLATE "C"
                """))
        .containsExactly("Café 2", "cafe 1");
  }

  private long counted(String language) {
    return house.number(
        "SELECT coalesce(sum(people), 0)::bigint FROM path_count WHERE language = $1", language);
  }

  private void speaksSpanish(String psid) {
    comesBy(psid, "poster");
    allIsOut();
    Await.on(
        house.item(
            psid,
            Instant.now(),
            "\"message\":{\"mid\":\"w_%s\",\"text\":\"español, por favor\"}".formatted(psid)));
    allIsOut();
  }

  private void allIsOut() {
    Await.until(() -> house.number(UNDER_WAY, House.PAGE) == 0);
  }

  /** An earlier version moves counters without the column it does not know. */
  private void languagesAreLost() {
    house.run("UPDATE path_count SET language = ''");
    assertThat(counted("es")).isZero();
  }

  @Test
  void a_counter_whose_language_an_earlier_version_has_lost_has_it_again_after_a_start() {
    speaksSpanish(psid(1));
    assertThat(counted("es")).isOne();
    languagesAreLost();

    Await.on(merge.merge());

    assertThat(counted("es")).isOne();
  }

  @Test
  void what_is_counted_there_next_repairs_it_too() {
    speaksSpanish(psid(1));
    languagesAreLost();

    speaksSpanish(psid(3));

    assertThat(counted("es")).as("the second takes the same path as the first").isEqualTo(2);
  }
}
