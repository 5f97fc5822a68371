package io.promobot.inbox;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.flow.Coupon;
import io.promobot.house.House;
import io.promobot.stats.Tallies;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OriginCountIT {
  private static final String ANA = "7300000000000002";
  private static final String BEN = "7300000000000003";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_person_counts_once_for_each_thing_whatever_they_do_again_and_in_how_many_campaigns() {
    house.campaign("spring", Coupon.COPY);
    Await.on(house.start(ANA));
    Await.on(house.start(ANA));
    for (String campaign : List.of("welcome", "spring", "welcome")) {
      Await.on(house.tap(ANA, "SHOW_COUPON:" + campaign));
      Await.on(house.tap(ANA, "REVEAL:" + campaign));
    }
    Await.on(house.start(BEN));

    assertThat(counts()).containsExactly("  customers 2", "  responded 1", "  revealed 1");
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void who_turns_out_to_have_come_from_somewhere_is_moved_there_with_all_they_did() {
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));
    Await.on(referral(ANA, "poster"));
    Await.on(referral(ANA, "flyer"));
    Await.on(house.tap(ANA, "REVEAL:welcome"));

    assertThat(counts())
        .containsExactly(" poster customers 1", " poster responded 1", " poster revealed 1");
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void they_stay_on_the_day_they_came() {
    Await.on(house.start(ANA));
    house.run("UPDATE customer SET came_on = came_on - 40");
    house.run("UPDATE origin_count SET day = day - 40");

    Await.on(house.tap(ANA, "REVEAL:welcome"));
    Await.on(referral(ANA, "poster"));

    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(
            house.number("SELECT count(*) FROM origin_count WHERE day > $1", today.minusDays(30)))
        .isZero();
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void who_came_before_days_were_the_shops_stays_on_their_utc_day() {
    Await.on(house.start(ANA));
    house.run("UPDATE customer SET came_on = NULL, created_at = '2026-01-31T23:30:00Z'");
    house.run("UPDATE origin_count SET day = '2026-01-31'");

    Await.on(house.tap(ANA, "REVEAL:welcome"));
    Await.on(referral(ANA, "poster"));

    assertThat(house.number("SELECT count(*) FROM origin_count WHERE day <> '2026-01-31'"))
        .isZero();
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void people_come_on_a_day_of_the_shop_which_stays_when_its_zone_is_another_later() {
    for (String zone : List.of("Pacific/Kiritimati", "Pacific/Niue")) {
      DatabaseAddress address = TestDatabase.fresh();
      try (House before = House.on(address, Tallies.days(zone));
          House after = House.on(address, Tallies.UTC)) {
        LocalDate today = LocalDate.now(ZoneId.of(zone));
        Await.on(before.start(ANA));
        Await.on(referral(after, ANA, "poster"));

        assertThat(
                after.number("SELECT sum(people)::bigint FROM origin_count WHERE day = $1", today))
            .isOne();
        assertThat(after.misplaced()).isZero();
      }
    }
  }

  @Test
  void an_erased_person_stays_in_the_figures_and_counts_again_when_they_write_again() {
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "REVEAL:welcome"));
    long id = house.number("SELECT id FROM customer");

    Await.on(new CustomerEraseStore(house.db, PAGE).erase(String.valueOf(id)));

    assertThat(counts()).containsExactly("  customers 1", "  responded 1", "  revealed 1");
    Await.on(house.postback(ANA, "start", Instant.now().plusSeconds(1)));
    assertThat(counts()).containsExactly("  customers 2", "  responded 1", "  revealed 1");
  }

  @Test
  void replicas_that_meet_the_same_new_people_in_any_order_count_each_of_them_once() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    DatabaseAddress address = TestDatabase.fresh();
    try (House one = House.on(address, 1_000);
        House other = House.on(address, 1_000)) {
      List<House> replicas = List.of(one, other);
      List<Future<Void>> posts = new ArrayList<>();
      List<Integer> acts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        acts.add(i);
      }
      Collections.shuffle(acts, random);
      for (int act : acts) {
        House replica = replicas.get(random.nextInt(2));
        String psid = "73" + act % 50;
        posts.add(
            switch (act % 4) {
              case 0 -> replica.start(psid);
              case 1 -> replica.tap(psid, "SHOW_COUPON:welcome");
              case 2 -> replica.tap(psid, "REVEAL:welcome");
              default ->
                  replica.item(
                      psid, Instant.now(), "\"referral\":{\"ref\":\"o%d\"}".formatted(act % 3));
            });
      }

      Await.on(Future.all(posts));

      assertThat(one.number("SELECT count(*) FROM customer")).isEqualTo(50);
      assertThat(one.misplaced()).as("seed " + seed).isZero();
    }
  }

  private Future<Void> referral(String psid, String ref) {
    return referral(house, psid, ref);
  }

  private static Future<Void> referral(House house, String psid, String ref) {
    return house.item(psid, Instant.now(), "\"referral\":{\"ref\":\"%s\"}".formatted(ref));
  }

  /** Whatever the day and the slot. */
  private List<String> counts() {
    return house
        .run(
            """
            SELECT ' ' || origin || ' ' || what || ' ' || sum(people) FROM origin_count
            GROUP BY origin, what HAVING sum(people) <> 0 ORDER BY origin, what
            """)
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
