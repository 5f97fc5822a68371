package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Await;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.house.House;
import io.promobot.http.Problem;
import io.promobot.sales.SalesStore;
import io.promobot.stats.PlanReader;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RedemptionIT {
  private static final String ANA = "7300000000000002";
  private static final String BEN = "7300000000000004";
  private static final String CODE = "7K3M9QXB2FT";

  private House house;
  private Counter counter;
  private long ana;
  private long ben;
  private boolean erased;

  @BeforeEach
  void two_people_have_written() {
    house = House.fresh();
    counter = new Counter(house);
    house.campaign("spring", Coupon.COPY);
    ana = customer(ANA);
    ben = customer(BEN);
  }

  private long customer(String psid) {
    Await.on(house.start(psid));
    return house.number("SELECT id FROM customer WHERE psid = $1", psid);
  }

  @AfterEach
  void all_figures_agree() {
    assertThat(house.miscounted()).isZero();
    assertThat(counter.missold()).as("sales that are not those of the ledger").isZero();
    if (!erased) {
      // those who were erased stay in the figures of their origin, and nowhere else
      assertThat(house.misplaced()).isZero();
    }
    house.close();
  }

  private static Problem refusal(Future<?> asked) {
    try {
      Await.on(asked);
    } catch (Exception failure) {
      Throwable cause = failure;
      while (!(cause instanceof Problem) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof Problem problem) {
        return problem;
      }
      throw failure;
    }
    throw new AssertionError("it was not refused");
  }

  private int status(String code) {
    return refusal(counter.redeeming(code, Counter.asked())).status();
  }

  @Test
  void a_code_is_redeemed_once_however_many_say_so_at_once_in_three_replicas() {
    long coupon = counter.coupon("welcome", ana, CODE);
    List<Future<RedemptionWorker.Done>> said = new ArrayList<>();
    for (int slot = 0; slot < 3; slot++) {
      var worker = counter.worker(slot);
      for (int i = 0; i < 20; i++) {
        said.add(worker.redeem(CODE, Guesser.script(Guesser.API), Counter.asked()));
      }
    }
    Await.on(Future.join(said).otherwiseEmpty());

    assertThat(said).filteredOn(Future::succeeded).hasSize(1);
    assertThat(said)
        .filteredOn(Future::failed)
        .allSatisfy(each -> assertThat(refusal(each).status()).isEqualTo(409));
    assertThat(counter.entries(coupon)).isEqualTo("redeemed");
    assertThat(house.path(ANA, "welcome")).contains(CouponStory.REVEALED, CouponStory.REDEEMED);
    assertThat(house.path(BEN, "welcome")).doesNotContain(CouponStory.REDEEMED);
    assertThat(counter.redeemers()).isEqualTo(1);
  }

  @Test
  void the_same_key_again_is_answered_as_the_first_time_and_counts_once() {
    long shared = counter.shared("welcome", "UMI10");
    for (String code : List.of("umi-10", CODE)) {
      counter.terms(code.equals(CODE) ? "spring" : "welcome", "per_person", "3");
      long coupon = code.equals(CODE) ? counter.coupon("spring", ana, CODE) : shared;
      var key = UUID.randomUUID();
      var first = counter.redeem(code, Counter.asked(key));
      List<Future<RedemptionWorker.Done>> again = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        again.add(counter.redeeming(code, Counter.asked(key)));
      }
      Await.on(Future.all(again));

      assertThat(again).allSatisfy(each -> assertThat(each.result().redemption()).isEqualTo(first));
      assertThat(counter.uses(coupon)).isEqualTo(1);
    }
  }

  @Test
  void the_same_key_many_times_at_once_counts_once() {
    long shared = counter.shared("welcome", "UMI10");
    var key = UUID.randomUUID();
    List<Future<RedemptionWorker.Done>> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      said.add(counter.redeeming("UMI10", Counter.asked(key)));
    }
    Await.on(Future.all(said));

    assertThat(said).extracting(each -> each.result().redemption().id()).containsOnly(1L);
    assertThat(counter.uses(shared)).isEqualTo(1);
  }

  @Test
  void a_key_is_for_one_code_only() {
    counter.coupon("welcome", ana, CODE);
    counter.coupon("welcome", ben, "OTHER");
    var key = UUID.randomUUID();
    counter.redeem(CODE, Counter.asked(key));

    var mixedUp = refusal(counter.redeeming("OTHER", Counter.asked(key)));
    assertThat(mixedUp.status()).isEqualTo(422);
    assertThat(mixedUp.mistakes()).extracting(Problem.Mistake::field).containsExactly("key");
    assertThat(counter.redeem("OTHER", Counter.asked()).customer()).contains(ben);
  }

  @Test
  void a_coupon_is_good_to_the_end_of_its_last_day_in_the_shop() {
    counter.terms("welcome", "valid_from, valid_until", "'2026-12-24', '2026-12-24'");
    counter.coupon("welcome", ana, CODE);

    assertThat(statusAt("2026-12-24T04:59:59Z")).isEqualTo(422);
    assertThat(statusAt("2026-12-25T05:00:00Z")).isEqualTo(410);
    var lastSecond = at("2026-12-25T04:59:59Z").redeeming(CODE, Counter.asked());
    assertThat(Await.on(lastSecond).redemption().customer()).contains(ana);
  }

  private Counter at(String instant) {
    var days = new ShopDays(ZoneId.of("America/New_York"));
    return new Counter(house, days, InstantSource.fixed(Instant.parse(instant)));
  }

  private int statusAt(String instant) {
    return refusal(at(instant).redeeming(CODE, Counter.asked())).status();
  }

  @Test
  void what_is_void_unknown_or_not_given_out_yet_is_refused() {
    long coupon = counter.coupon("welcome", ana, CODE);
    house.run("UPDATE coupon SET voided_at = now() WHERE id = $1", coupon);
    house.run(
        "INSERT INTO coupon (page_id, campaign_id, code, written) VALUES ($1, 'welcome', 'FREE', 'F')",
        PAGE);

    assertThat(status(CODE)).isEqualTo(410);
    assertThat(status("FREE")).isEqualTo(404);
    house.run("UPDATE coupon SET voided_at = now() WHERE code = 'FREE'");
    assertThat(status("FREE")).as("made void before it was given out").isEqualTo(410);
    assertThat(status("NOBODYS")).isEqualTo(404);
    assertThat(counter.redeemers()).isZero();
  }

  @Test
  void what_was_taken_back_can_be_redeemed_again_and_nothing_is_overwritten() {
    long coupon = counter.coupon("welcome", ana, CODE);
    var first = counter.redeem(CODE, Counter.asked());

    assertThat(counter.undo(first)).isEqualTo(UndoStore.Undone.NOW);
    assertThat(counter.uses(coupon)).isZero();
    assertThat(house.path(ANA, "welcome"))
        .contains(CouponStory.REVEALED)
        .doesNotContain(CouponStory.REDEEMED);
    assertThat(counter.redeemers()).isZero();
    assertThat(counter.undo(first)).isEqualTo(UndoStore.Undone.BEFORE);

    var second = counter.redeem(CODE, Counter.asked());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(counter.entries(coupon)).isEqualTo("redeemed undone redeemed");
    assertThat(counter.redeemers()).isEqualTo(1);
  }

  @Test
  void the_key_of_what_was_taken_back_redeems_nothing_and_says_so() {
    long coupon = counter.coupon("welcome", ana, CODE);
    var key = UUID.randomUUID();
    counter.undo(counter.redeem(CODE, Counter.asked(key)));

    Problem refused = refusal(counter.redeeming(CODE, Counter.asked(key)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.mistakes().toString()).contains("taken back; send a new one");
    assertThat(counter.uses(coupon)).isZero();
  }

  @Test
  void people_who_have_to_wait_still_hears_that_it_was_redeemed() {
    counter.coupon("welcome", ana, CODE);
    counter.coupon("welcome", ben, "OTHER");
    var key = UUID.randomUUID();
    var first = counter.redeem(CODE, Counter.asked(key));
    house.run(
        """
        INSERT INTO wrong_guess (page_id, who, minute, wrong)
        VALUES ($1, 'code by api', date_trunc('minute', now()), 60)
        """,
        PAGE);

    assertThat(counter.redeem(CODE, Counter.asked(key))).isEqualTo(first);
    assertThat(status("OTHER")).isEqualTo(429);
    for (var guess : List.of("OTHER", "GUESS")) {
      assertThat(refusal(counter.redeeming(guess, Counter.asked(key))).status())
          .as("with the key of what was redeemed: " + guess)
          .isEqualTo(429);
    }
  }

  @Test
  void who_is_erased_while_their_coupon_is_made_void_is_not_in_its_history() {
    long coupon = counter.coupon("welcome", ana, CODE);
    Promise<Void> written = Promise.promise();
    Promise<Void> release = Promise.promise();
    Future<?> voided =
        house.db.transaction(
            tx ->
                tx.preparedQuery(CouponEntryStore.VOID)
                    .execute(Tuple.of(PAGE, coupon, "owner", "Ana posted it"))
                    .onSuccess(rows -> written.complete())
                    .compose(rows -> release.future()));
    Await.on(written.future());
    var erasing = new CustomerEraseStore(house.db, PAGE).erase(String.valueOf(ana));
    Await.until(() -> house.number(WAITING) > 0);
    release.complete();
    Await.on(voided);
    Await.on(erasing);

    assertThat(
            house.number(
                """
                SELECT count(*) FROM coupon_entry
                WHERE page_id = $1 AND (customer_id IS NOT NULL OR reason IS NOT NULL)
                """,
                PAGE))
        .isZero();
    assertThat(counter.entries(coupon)).isEqualTo("voided");
    erased = true;
  }

  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  @Test
  void many_who_take_the_same_redemption_back_at_once_give_one_use_back() {
    counter.terms("welcome", "per_person", "2");
    long coupon = counter.coupon("welcome", ana, CODE);
    var first = counter.redeem(CODE, Counter.asked());
    counter.redeem(CODE, Counter.asked());
    List<Future<UndoStore.Result>> undone = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      var wish = new UndoStore.Wish(first.id(), Counter.SCRIPT, Optional.empty(), Optional.empty());
      undone.add(counter.undos().undo(wish));
    }
    Await.on(Future.all(undone));

    assertThat(undone)
        .filteredOn(each -> each.result().undone() == UndoStore.Undone.NOW)
        .hasSize(1);
    assertThat(counter.uses(coupon)).isEqualTo(1);
    assertThat(house.path(ANA, "welcome"))
        .as("the other redemption stands")
        .contains(CouponStory.REDEEMED);
  }

  @Test
  void who_redeemed_elsewhere_too_still_counts_for_their_origin() {
    Await.on(house.tap(ANA, "REVEAL:spring"));
    counter.coupon("welcome", ana, CODE);
    counter.coupon("spring", ana, "SPRING");
    var welcome = counter.redeem(CODE, Counter.asked());
    var spring = counter.redeem("SPRING", Counter.asked());

    counter.undo(welcome);
    assertThat(counter.redeemers()).isEqualTo(1);
    counter.undo(spring);
    assertThat(counter.redeemers()).isZero();
  }

  @Test
  void a_discount_is_money_when_the_sale_is_known_and_never_more_than_the_sale() {
    counter.terms("welcome", "value_kind, value_amount, currency", "'percent', 15, 'EUR'");
    counter.terms("spring", "value_kind, value_amount, currency", "'amount', 5, 'EUR'");
    counter.coupon("welcome", ana, CODE);
    counter.coupon("welcome", ben, "TENTH");
    counter.coupon("spring", ana, "FIVER");
    counter.coupon("spring", ben, "WHOLE");

    assertThat(counter.redeem(CODE, Counter.asked("23.50")).discount()).contains("3.53");
    assertThat(counter.redeem("TENTH", Counter.asked()).discount()).isEmpty();
    assertThat(counter.redeem("FIVER", Counter.asked()).discount()).contains("5.00");
    assertThat(counter.redeem("WHOLE", Counter.asked("3")).discount()).contains("3.00");
  }

  @Test
  void the_code_of_everybody_belongs_to_nobody_and_is_never_used_up() {
    long shared = counter.shared("welcome", "UMI10");

    assertThat(counter.redeem("umi 10", Counter.asked()).customer()).isEmpty();
    assertThat(counter.redeem("UMI10", Counter.asked()).customer()).isEmpty();

    assertThat(counter.uses(shared)).isEqualTo(2);
    assertThat(counter.redeemers()).isZero();
  }

  @Test
  void a_code_of_two_campaigns_is_that_of_the_one_where_it_is_good_now() {
    counter.terms("spring", "valid_until", "'2020-01-01'");
    long good = counter.shared("welcome", "UMI10");
    counter.shared("spring", "UMI10");

    assertThat(counter.redeem("UMI10", Counter.asked()).coupon()).isEqualTo(good);
  }

  @Test
  void a_draft_does_not_take_over_the_code_of_a_campaign_that_people_have_been_sent() {
    long sent = counter.shared("welcome", "UMI10");
    counter.shared("spring", "UMI10");
    house.run("UPDATE campaign SET state = 'draft' WHERE id = 'spring'");

    assertThat(counter.redeem("UMI10", Counter.asked()).coupon()).isEqualTo(sent);
  }

  @Test
  void the_code_of_somebody_who_was_erased_is_as_good_as_before() {
    counter.coupon("welcome", ana, CODE);
    Await.on(new CustomerEraseStore(house.db, PAGE).erase(String.valueOf(ana)));

    counter.redeem(CODE, Counter.asked());
    assertThat(status(CODE)).isEqualTo(409);
    erased = true;
  }

  @Test
  void what_somebody_redeemed_who_was_erased_keeps_counting_and_is_not_taken_back() {
    counter.coupon("welcome", ana, CODE);
    var theirs = counter.redeem(CODE, Counter.asked());
    Await.on(new CustomerEraseStore(house.db, PAGE).erase(String.valueOf(ana)));
    erased = true;

    assertThat(counter.undo(theirs)).isEqualTo(UndoStore.Undone.NOBODYS);
    assertThat(counter.redeemers()).isEqualTo(1);
    var sales = Await.on(new SalesStore(house.db, PAGE).of("welcome", LocalDate.EPOCH, List.of()));
    assertThat(sales.total().redeemers()).isEqualTo(1);
    assertThat(sales.total().redemptions()).isEqualTo(1);
  }

  @Test
  void who_redeems_twice_counts_once_on_the_first_day_that_stands() {
    counter.terms(
        "welcome", "per_person, value_kind, value_amount, currency", "2, 'percent', 10, 'EUR'");
    counter.coupon("welcome", ana, CODE);
    var first = counter.redeem(CODE, Counter.asked("20.00"));
    house.run("UPDATE coupon_entry SET day = day - 1 WHERE id = $1", first.id());
    house.run("UPDATE sale_count SET day = day - 1");
    var second = counter.redeem(CODE, Counter.asked("30.00"));

    assertThat(counter.sold()).isEqualTo("1 1 20.00 2.00, 0 1 30.00 3.00");
    counter.undo(first);
    assertThat(counter.sold()).isEqualTo("0 0 0.00 0.00, 1 1 30.00 3.00");
    counter.undo(second);
    assertThat(counter.sold()).isEqualTo("0 0 0.00 0.00, 0 0 0.00 0.00");
  }

  @Test
  void what_a_replica_of_an_older_version_wrote_and_took_back_is_counted_at_the_next_start() {
    counter.terms("welcome", "per_person", "3");
    long coupon = counter.coupon("welcome", ana, CODE);
    long counted = counter.redeem(CODE, Counter.asked("20.00")).id();
    counter.redeem(CODE, Counter.asked("30.00"));
    house.run(
        """
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, undoes)
        SELECT page_id, coupon_id, campaign_id, 'undone', customer_id, 'till', id
        FROM coupon_entry WHERE id = $1
        """,
        counted);
    house.run(
        """
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, at, customer_id, actor, amount)
        VALUES ($1, $2, 'welcome', 'redeemed', '2026-10-02T03:00:00Z', $3, 'till', 5)
        """,
        PAGE,
        coupon,
        ben);
    assertThat(counter.missold()).as("before, so that there is something to count").isPositive();

    counter =
        new Counter(house, new ShopDays(ZoneId.of("America/New_York")), InstantSource.system());
    counter.recount();
    counter.recount();

    assertThat(counter.sold()).isEqualTo("1 1 5.00 0.00, 1 1 30.00 0.00");
    assertThat(house.number("SELECT count(*) FROM sale_count WHERE day = '2026-10-01'"))
        .as("by the shop's day")
        .isOne();
    assertThat(counter.missold()).isZero();
  }

  @Test
  void what_agrees_with_the_ledger_is_not_counted_again() {
    counter.coupon("welcome", ana, CODE);
    counter.redeem(CODE, Counter.asked("20.00"));
    counter.recount();

    assertThat(house.number("SELECT slot::bigint FROM sale_count"))
        .as("still its own slot")
        .isPositive();
  }

  @Test
  void a_sale_moves_with_its_person_when_their_origin_is_learned() {
    counter.terms("welcome", "per_person", "3");
    counter.coupon("welcome", ana, CODE);
    counter.coupon("welcome", ben, "OTHER");
    counter.undo(counter.redeem(CODE, Counter.asked("1.00")));
    counter.redeem(CODE, Counter.asked("20.00"));
    counter.redeem(CODE, Counter.asked("30.00"));
    counter.redeem("OTHER", Counter.asked("7.00"));
    Await.on(
        house.item(
            ANA, Instant.now(), "\"referral\":{\"ref\":\"flyer\",\"type\":\"OPEN_THREAD\"}"));

    assertThat(counter.strayed()).as("sales of another origin than their person's").isZero();
    var sales = Await.on(new SalesStore(house.db, PAGE).of("welcome", LocalDate.EPOCH, List.of()));
    assertThat(sales.sources().toString()).contains("origin=flyer").contains("sales=50.00");
    assertThat(sales.total().redeemers()).isEqualTo(2);
    assertThat(counter.whose()).isEqualTo("person  1, person flyer 2");
  }

  @Test
  void a_redemption_has_one_moment_by_which_it_is_good_and_counted() {
    counter.terms("welcome", "valid_until", "'2026-12-24'");
    counter.coupon("welcome", ana, CODE);
    var moment = "2026-12-25T04:59:59Z";
    var done = Await.on(at(moment).redeeming(CODE, Counter.asked())).redemption();

    assertThat(done.at()).isEqualTo(moment);
    assertThat(
            house.number(
                """
                SELECT count(*) FROM sale_count s JOIN coupon_entry e USING (day)
                  JOIN coupon c ON c.id = e.coupon_id AND c.redeemed_at = e.at
                WHERE day = '2026-12-24'
                """))
        .isOne();
  }

  @Test
  void a_sale_keeps_its_origin_when_its_person_is_erased_and_a_later_one_is_nobodys() {
    counter.terms("welcome", "per_person", "2");
    house.run("UPDATE journey SET origin = 'poster'");
    house.run("UPDATE path_count SET origin = 'poster'");
    counter.coupon("welcome", ana, CODE);
    counter.redeem(CODE, Counter.asked());
    Await.on(new CustomerEraseStore(house.db, PAGE).erase(String.valueOf(ana)));
    erased = true;
    counter.redeem(CODE, Counter.asked());
    counter.shared("welcome", "UMI10");
    counter.redeem("UMI10", Counter.asked());

    assertThat(counter.whose()).isEqualTo("erased  1, everybody  1, person poster 1");
  }

  @Test
  void what_was_redeemed_with_the_code_of_everybody_can_be_taken_back() {
    long shared = counter.shared("welcome", "UMI10");
    var somebodys = counter.redeem("UMI10", Counter.asked());

    assertThat(counter.undo(somebodys)).isEqualTo(UndoStore.Undone.NOW);
    assertThat(counter.uses(shared)).isZero();
  }

  @Test
  void a_code_is_found_by_its_index_among_however_many() {
    house.run(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, revealed_at)
        SELECT $1, 'welcome', 'MANY' || i, 'MANY', now() FROM generate_series(1, 3000) i
        """,
        PAGE);

    var explained =
        house.run(
            "EXPLAIN (ANALYZE, FORMAT JSON) " + CodeStore.BY_CODE,
            PAGE,
            LocalDate.now(),
            new String[] {"MANY17"});

    var plan = explained.iterator().next().getValue(0).toString();
    assertThat(PlanReader.rowsRead(plan)).as(plan).isLessThan(20);
  }
}
