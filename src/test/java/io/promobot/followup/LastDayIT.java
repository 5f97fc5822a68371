package io.promobot.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Message;
import io.promobot.house.House;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tallies;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reminders of coupons that end tomorrow, from the tap to the message, on a real PostgreSQL. */
@Timeout(60)
class LastDayIT {
  private static final String ANA = "7300000000000002";
  private static final String BEA = "7300000000000003";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void terms(LocalDate last, boolean remind) {
    house.run("DELETE FROM coupon_terms WHERE page_id = $1", House.PAGE);
    house.run(
        """
        INSERT INTO coupon_terms (page_id, campaign_id, kind, valid_until, remind)
        VALUES ($1, 'welcome', 'unique', $2, $3)
        """,
        House.PAGE,
        last,
        remind);
  }

  private void reveals(String psid) {
    Await.on(house.start(psid));
    Await.on(house.tap(psid, "REVEAL:welcome"));
  }

  /** The newest message to this person, once this many have gone out. */
  private Message last(String psid, int messages) {
    Await.until(() -> house.channel.to(psid).size() >= messages);
    List<Outgoing<Message>> all = house.channel.to(psid);
    return all.get(all.size() - 1).content();
  }

  private int reminded(LocalDate last, int hour) {
    ShopDays days = Tallies.UTC;
    Instant at = days.startOf(last.minusDays(1)).plus(Duration.ofHours(hour));
    return Await.on(
        new LastDayStore(house.db, House.PAGE, days)
            .remind(at, () -> Future.succeededFuture(true)));
  }

  @Test
  void who_has_not_used_it_is_reminded_once_on_the_morning_before_its_last_day() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, true);
    house.sending();
    reveals(ANA);
    reveals(BEA);
    last(ANA, 2);
    last(BEA, 2);
    house.run(
        """
        UPDATE coupon SET uses = 1 WHERE page_id = $1 AND customer_id = (
          SELECT id FROM customer WHERE page_id = $1 AND psid = $2)
        """,
        House.PAGE,
        BEA);

    assertThat(reminded(last, 8)).as("too early in the morning").isZero();
    assertThat(reminded(last, 20)).as("too late in the evening").isZero();
    assertThat(reminded(last.plusDays(1), 12)).as("on the last day").isZero();
    assertThat(reminded(last, 9)).isEqualTo(1);
    assertThat(reminded(last, 11)).as("a second time").isZero();

    house.outbox.wakeForCampaigns();
    Message reminder = last(ANA, 3);
    assertThat(reminder.kind()).isEqualTo(Message.Kind.BUTTONS);
    assertThat(reminder.text()).matches("Your coupon [0-9A-Z-]{13} is good until tomorrow.*");
    assertThat(reminder.choices().get(0).url()).startsWith("https://shop.example/c/");
    assertThat(house.channel.to(BEA)).hasSize(2);
    Await.until(() -> house.path(ANA, "welcome").contains(CouponStory.LAST_DAY.stage()));
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void nobody_is_reminded_by_a_paused_campaign_or_after_the_shop_has_marked_it_redeemed() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, true);
    reveals(ANA);
    house.run("UPDATE campaign SET state = 'paused' WHERE page_id = $1", House.PAGE);
    assertThat(reminded(last, 12)).as("paused").isZero();

    house.run("UPDATE campaign SET state = 'done' WHERE page_id = $1", House.PAGE);
    house.run(
        "UPDATE journey SET path = path | $2 WHERE page_id = $1",
        House.PAGE,
        CouponStory.REDEEMED.bit());
    assertThat(reminded(last, 12)).as("redeemed").isZero();

    house.run(
        "UPDATE journey SET path = path & $2 WHERE page_id = $1",
        House.PAGE,
        ~CouponStory.REDEEMED.bit());
    assertThat(reminded(last, 12)).isEqualTo(1);
  }

  @Test
  void nobody_is_reminded_whom_nobody_may_write_to_or_whose_owner_did_not_ask_for_it() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, false);
    reveals(ANA);
    reveals(BEA);
    assertThat(reminded(last, 12)).as("switched off").isZero();

    terms(last, true);
    house.run("UPDATE customer SET window_until = now() WHERE psid = $1", ANA);
    Await.on(house.say(BEA, "stop"));
    assertThat(reminded(last, 12)).isZero();

    Await.on(house.say(ANA, "hello"));
    assertThat(reminded(last, 13)).as("once she has written again").isEqualTo(1);
  }

  @Test
  void one_that_is_queued_when_the_quiet_hours_begin_goes_out_after_them_but_not_on_the_last_day() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, true);
    reveals(ANA);
    assertThat(reminded(last, 12)).isEqualTo(1);

    assertThat(rested()).isEqualTo(1);
    assertThat(house.states(ANA)).hasSize(2);
    assertThat(reminded(last, 17)).as("later that day").isEqualTo(1);
    assertThat(rested()).isEqualTo(1);
    assertThat(reminded(last.plusDays(1), 12)).as("on the last day").isZero();
  }

  @Test
  void nobody_is_reminded_once_the_quiet_hours_have_begun() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, true);
    reveals(ANA);
    Instant noon = Tallies.UTC.startOf(last.minusDays(1)).plus(Duration.ofHours(12));
    var reminders = new LastDayStore(house.db, House.PAGE, Tallies.UTC);

    assertThat(Await.on(reminders.remind(noon, () -> Future.succeededFuture(false)))).isZero();
    assertThat(reminded(last, 13)).isEqualTo(1);
  }

  @Test
  void one_of_a_campaign_that_the_owner_has_paused_rests_too() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, true);
    reveals(ANA);
    assertThat(reminded(last, 12)).isEqualTo(1);
    house.run("UPDATE campaign SET state = 'paused' WHERE page_id = $1", House.PAGE);
    house.run("UPDATE outbox SET state = 'held' WHERE page_id = $1 AND priority = 1", House.PAGE);

    assertThat(rested()).isEqualTo(1);
    house.run("UPDATE campaign SET state = 'done' WHERE page_id = $1", House.PAGE);
    assertThat(reminded(last, 17)).as("resumed that day").isEqualTo(1);
  }

  @Test
  void one_that_may_have_arrived_waits_until_the_quiet_hours_end() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, true);
    reveals(ANA);
    assertThat(reminded(last, 12)).isEqualTo(1);
    house.run(
        "UPDATE outbox SET possible_duplicate = true WHERE page_id = $1 AND priority = 1",
        House.PAGE);

    assertThat(rested()).isZero();
    assertThat(
            house.number(
                """
                SELECT count(*) FROM outbox WHERE page_id = $1 AND priority = 1
                  AND state = 'queued' AND due_at > now() + interval '11 hours'
                """,
                House.PAGE))
        .isEqualTo(1);
  }

  @Test
  void one_whose_coupon_or_customer_is_in_somebodys_hands_is_taken_back_as_a_whole_or_not_yet() {
    LocalDate last = Tallies.UTC.dayOf(Instant.now()).plusDays(5);
    terms(last, true);
    reveals(ANA);
    assertThat(reminded(last, 12)).isEqualTo(1);

    for (String held : List.of("coupon", "customer")) {
      int meanwhile =
          Await.on(
              house.db.bulkTransaction(
                  tx ->
                      tx.preparedQuery("SELECT FROM " + held + " WHERE page_id = $1 FOR UPDATE")
                          .execute(Tuple.of(House.PAGE))
                          .compose(locked -> new RestStore(house.db, House.PAGE).rest(morning()))));
      assertThat(meanwhile).as("its %s is locked", held).isZero();
    }
    assertThat(rested()).isEqualTo(1);
    assertThat(house.number("SELECT count(*) FROM coupon WHERE reminded_at IS NOT NULL")).isZero();
  }

  private static Instant morning() {
    return Instant.now().plus(Duration.ofHours(12));
  }

  private int rested() {
    return Await.on(new RestStore(house.db, House.PAGE).rest(morning()));
  }
}
