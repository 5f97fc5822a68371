package io.promobot.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Message;
import io.promobot.flow.Stage;
import io.promobot.house.House;
import io.promobot.stats.Tallies;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asking people again who have not opened the first message, on a real PostgreSQL. */
@Timeout(120)
class UnopenedIT {
  private static final String ANA = "7300000000000002";
  private static final String BEA = "7300000000000003";

  private final Instant began = Instant.now();
  private House house;

  @BeforeEach
  void open() {
    house = House.fresh().sending();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void watches(boolean on, int hours) {
    Await.on(
        new FollowUpStore(house.db, House.PAGE, null, null)
            .unopened("welcome", on, Optional.of(hours), began));
  }

  private void greeted(String... people) {
    Await.on(Future.join(Stream.of(people).map(house::start).toList()));
    Stream.of(people).forEach(psid -> Await.until(() -> arrived(psid, Stage.SENT)));
  }

  private boolean arrived(String psid, Stage stage) {
    return house.path(psid, "welcome").contains(stage);
  }

  private FollowUpWorker replica(Instant now) {
    return new FollowUpWorker(
        house.vertx, house.db, House.PAGE, Tallies.UTC, () -> now, house.outbox::wakeForCampaigns);
  }

  /** How many are asked so long after they were greeted. */
  private int askedAfter(Duration time) {
    return Await.on(replica(Instant.now().plus(time)).look());
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours).plusMinutes(1);
  }

  private List<Message> told(String psid) {
    return house.channel.to(psid).stream().map(Outgoing::content).toList();
  }

  private long queued() {
    return house.number(
        "SELECT count(*) FROM outbox WHERE page_id = $1 AND say = 'REMIND_UNOPENED'", House.PAGE);
  }

  private void customer(String set, Object... more) {
    house.run(
        "UPDATE customer SET " + set + " WHERE page_id = $1",
        Stream.concat(Stream.of(House.PAGE), Stream.of(more)).toArray());
  }

  @Test
  void who_has_not_opened_it_for_the_hours_is_asked_once_more_with_the_same_buttons() {
    greeted(ANA);
    watches(true, 6);

    assertThat(askedAfter(Duration.ofHours(6).minusMinutes(1))).as("too early").isZero();
    assertThat(askedAfter(hours(6))).isEqualTo(1);
    Await.until(() -> arrived(ANA, CouponStory.UNOPENED.stage()));
    List<Message> told = told(ANA);
    assertThat(told).hasSize(2);
    assertThat(told.get(1).text()).startsWith("Our coupon is still waiting for you.");
    assertThat(told.get(1).choices()).isEqualTo(told.get(0).choices()).isNotEmpty();
    assertThat(house.miscounted()).isZero();

    watches(false, 6);
    watches(true, 1);
    assertThat(askedAfter(hours(8))).as("a second time").isZero();

    Await.on(house.tap(ANA, told.get(1).choices().get(0).payload()));
    assertThat(house.path(ANA, "welcome"))
        .contains(Stage.SEEN, Stage.RESPONDED, CouponStory.UNOPENED.stage());
  }

  @Test
  void the_campaigns_pace_and_pauses_hold_for_it() {
    greeted(ANA);
    watches(true, 1);
    house.run("UPDATE campaign SET state = 'paused' WHERE page_id = $1", House.PAGE);
    assertThat(askedAfter(hours(1))).as("paused").isZero();

    house.run("UPDATE campaign SET state = 'done' WHERE page_id = $1", House.PAGE);
    assertThat(askedAfter(hours(1))).isEqualTo(1);
    assertThat(
            house.number(
                "SELECT count(*) FROM outbox WHERE page_id = $1 AND say = 'REMIND_UNOPENED'"
                    + " AND priority = 1",
                House.PAGE))
        .as("behind answers")
        .isEqualTo(1);
  }

  @Test
  void nobody_is_asked_again_who_has_seen_or_answered_it() {
    greeted(ANA, BEA);
    watches(true, 6);
    Await.on(
        house.item(
            ANA,
            Instant.now(),
            "\"read\":{\"watermark\":%d}".formatted(Instant.now().toEpochMilli())));
    Await.on(house.say(BEA, "what is this?"));

    assertThat(arrived(ANA, Stage.SEEN)).isTrue();
    assertThat(askedAfter(hours(6))).isZero();
  }

  @Test
  void who_sees_or_answers_it_after_they_were_noted_is_not_asked_either() {
    greeted(ANA, BEA);
    watches(true, 6);
    house.run(
        "UPDATE journey SET reached_at[1] = reached_at[1] + 3600000000::bigint WHERE page_id = $1",
        House.PAGE);
    assertThat(askedAfter(hours(6))).as("the message went out an hour later").isZero();
    assertThat(house.number("SELECT count(*) FROM follow_up WHERE page_id = $1", House.PAGE))
        .isEqualTo(2);

    Await.on(house.tap(BEA, "NO_THANKS:welcome"));
    assertThat(askedAfter(hours(7))).as("only Ana").isEqualTo(1);
    Await.until(() -> told(ANA).size() == 2);
    assertThat(told(BEA)).noneMatch(message -> message.text().startsWith("Our coupon is still"));
  }

  @Test
  void nobody_is_asked_who_opted_out_or_blocked_us_or_talks_about_something_else() {
    greeted(ANA);
    watches(true, 6);

    for (String gone :
        List.of(
            "opted_out = true",
            "blocked = true",
            "campaign_id = 'other'",
            "step = 'OFFERED'",
            "person_wrote_at = now() + interval '1 minute'",
            "window_until = now() + interval '6 hours 3 minutes'")) {
      house.run("DELETE FROM follow_up WHERE page_id = $1", House.PAGE);
      house.run("DELETE FROM unopened WHERE page_id = $1", House.PAGE);
      watches(true, 6);
      customer(
          "opted_out = false, blocked = false, campaign_id = 'welcome', step = 'WELCOMED',"
              + " person_wrote_at = NULL, window_until = now() + interval '24 hours'");
      customer(gone);
      assertThat(askedAfter(hours(6))).as(gone).isZero();
    }
    assertThat(queued()).isZero();
  }

  @Test
  void many_replicas_ask_everybody_once() {
    String[] people =
        IntStream.range(0, 60).mapToObj(n -> "73000000000%05d".formatted(n)).toArray(String[]::new);
    greeted(people);
    watches(true, 6);

    Instant later = Instant.now().plus(hours(6));
    List<Future<Integer>> looks =
        IntStream.range(0, 12).mapToObj(n -> replica(later).look()).toList();
    Await.on(Future.join(looks));
    Await.on(replica(later).look());

    assertThat(queued()).isEqualTo(people.length);
    assertThat(
            house.number(
                "SELECT count(DISTINCT customer_id) FROM outbox WHERE page_id = $1"
                    + " AND say = 'REMIND_UNOPENED'",
                House.PAGE))
        .isEqualTo(people.length);
  }

  @Test
  void a_transaction_that_is_lost_leaves_them_to_be_asked_once() {
    greeted(ANA);
    watches(true, 6);
    house.run("ALTER TABLE outbox ADD CONSTRAINT cut CHECK (say <> 'REMIND_UNOPENED') NOT VALID");
    Instant later = Instant.now().plus(hours(6));

    assertThat(Await.on(replica(later).look())).isZero();
    assertThat(queued()).isZero();
    house.run("ALTER TABLE outbox DROP CONSTRAINT cut");

    assertThat(Await.on(replica(later).look())).isEqualTo(1);
    assertThat(Await.on(replica(later).look())).isZero();
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void within_the_quiet_hours_it_waits_for_their_end_but_not_beyond_the_window() {
    greeted(ANA, BEA);
    watches(true, 6);
    Instant due = Instant.now().plus(hours(6));
    LocalTime quiet = LocalTime.ofInstant(due.minusSeconds(600), ZoneOffset.UTC);
    house.run(
        "UPDATE page SET quiet_from = $2, quiet_until = $3 WHERE page_id = $1",
        House.PAGE,
        quiet,
        quiet.plusHours(9));
    house.run("UPDATE customer SET window_until = now() + interval '9 hours' WHERE psid = $1", BEA);

    assertThat(askedAfter(hours(6))).as("quiet").isZero();
    assertThat(askedAfter(hours(10))).as("quiet still").isZero();
    assertThat(askedAfter(hours(15))).as("Ana; Bea's window is closed").isEqualTo(1);
    Await.until(() -> told(ANA).size() == 2);
    assertThat(told(BEA)).hasSize(1);
  }

  @Test
  void what_is_queued_when_the_quiet_hours_begin_is_decided_again_after_them() {
    greeted(ANA, BEA);
    watches(true, 6);
    house.run(
        "UPDATE page SET paused_until = now() + interval '1 hour' WHERE page_id = $1", House.PAGE);
    assertThat(askedAfter(hours(6))).isEqualTo(2);

    assertThat(
            Await.on(
                new RestStore(house.db, House.PAGE).rest(Instant.now().plus(Duration.ofHours(12)))))
        .isEqualTo(2);
    assertThat(queued()).as("they rest").isZero();
    assertThat(
            Await.on(
                new RestStore(house.db, House.PAGE).rest(Instant.now().plus(Duration.ofHours(12)))))
        .isZero();

    Await.on(house.tap(BEA, "NO_THANKS:welcome"));
    house.run("UPDATE page SET paused_until = NULL WHERE page_id = $1", House.PAGE);
    assertThat(askedAfter(hours(15))).as("Ana; Bea has answered").isEqualTo(1);
    Await.until(() -> told(ANA).size() == 2);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void switched_off_or_with_a_coupon_that_is_over_or_gone_nobody_is_asked() {
    greeted(ANA);
    watches(true, 6);
    watches(false, 6);
    assertThat(askedAfter(hours(6))).as("off").isZero();

    watches(true, 6);
    house.run(
        """
        INSERT INTO coupon_terms (page_id, campaign_id, kind, valid_until, stock, given)
        VALUES ($1, 'welcome', 'unique', $2, 3, 2)
        """,
        House.PAGE,
        Tallies.UTC.dayOf(began).minusDays(1));
    assertThat(askedAfter(hours(6))).as("over").isZero();
    house.run("UPDATE coupon_terms SET valid_until = NULL, given = 3");
    assertThat(askedAfter(hours(6))).as("gone").isZero();
    house.run("UPDATE coupon_terms SET given = 2");
    assertThat(askedAfter(hours(6))).isEqualTo(1);
  }

  @Test
  void one_that_is_a_day_late_is_not_sent() {
    greeted(ANA);
    watches(true, 6);
    customer("window_until = now() + interval '90 days'");
    house.run("UPDATE unopened SET looked_until = now() - interval '1 hour'");

    assertThat(askedAfter(hours(31))).isZero();
  }

  @Test
  void a_visitor_whose_browser_has_not_got_it_is_asked_hours_after_it_has() {
    house.run(
        """
        WITH visitor AS (
          INSERT INTO customer (page_id, psid, line, window_until, campaign_id, step)
          VALUES ($1, 'web:3f0c8a', 'web', now() + interval '90 days', 'welcome', 'WELCOMED')
          RETURNING id)
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at, line)
        SELECT $1, id, 'welcome', 1, '', $2,
          ARRAY[(extract(epoch FROM now()) * 1000000)::bigint], 'web' FROM visitor
        """,
        House.PAGE,
        Stage.SENT.bit());
    watches(true, 6);
    assertThat(askedAfter(hours(6))).as("waits for their next visit").isZero();

    house.run(
        """
        UPDATE journey SET path = path | $2, reached_at = reached_at
          || (extract(epoch FROM now() + interval '8 hours') * 1000000)::bigint
        WHERE page_id = $1
        """,
        House.PAGE,
        Stage.DELIVERED.bit());
    assertThat(askedAfter(hours(13))).as("five hours after the visit").isZero();
    assertThat(askedAfter(hours(14))).isEqualTo(1);
  }

  @Test
  void somebody_who_reads_a_variant_is_asked_in_its_words() {
    greeted(ANA);
    watches(true, 6);
    house.run("UPDATE journey SET lot = 10 WHERE page_id = $1", House.PAGE);
    house.run(
        """
        UPDATE campaign SET draw = '{"key":"k","wave":1,"shares":[0.5,0.5],"versions":[7,8],"holdout":0}'
        WHERE page_id = $1
        """,
        House.PAGE);

    assertThat(askedAfter(hours(6))).isEqualTo(1);
    assertThat(
            house.number(
                "SELECT version FROM outbox WHERE page_id = $1 AND say = 'REMIND_UNOPENED'",
                House.PAGE))
        .isEqualTo(8);
  }
}
