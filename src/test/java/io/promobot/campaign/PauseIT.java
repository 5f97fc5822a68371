package io.promobot.campaign;

import static io.promobot.flow.Stage.RESPONDED;
import static io.promobot.flow.Stage.SENT;
import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stage;
import io.promobot.house.FakeChannel;
import io.promobot.house.House;
import io.promobot.stats.StatsStore;
import io.promobot.variant.WaveWorker;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pausing, resuming and cancelling sends while messages go out, among replicas, halfway. */
@Timeout(120)
class PauseIT {
  private static final int CROWD = 600;
  private static final int STEP = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DatabaseAddress address = TestDatabase.fresh();
  private final FakeChannel channel = new FakeChannel();
  private House house;
  private CampaignWorker sends;
  private PauseWorker pauses;
  private String spring;

  @BeforeEach
  void open() {
    house = House.on(address, 500, channel);
    sends = sends();
    pauses = pauses();
    spring = created("Spring");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private CampaignWorker sends() {
    return new CampaignWorker(
        house.vertx,
        store(),
        new WaveWorker(house.db, PAGE),
        PATIENCE,
        id -> house.outbox.wakeForCampaigns());
  }

  private PauseWorker pauses() {
    return new PauseWorker(
        house.vertx,
        new PauseStore(house.db, PAGE, house.outbox, STEP),
        id -> house.outbox.wakeForCampaigns());
  }

  private CampaignStore campaigns() {
    return new CampaignStore(house.db, PAGE, Voices::umi);
  }

  private String created(String name) {
    return Await.on(campaigns().create(name, CouponStory.STORY)).id();
  }

  private void crowd(int people) {
    house.run(
        """
        INSERT INTO customer (page_id, psid, window_until, name_asked_at, step)
        SELECT $1, '7400000000' || lpad(i::text, 6, '0'), now() + interval '20 hours', now(), 'WELCOMED'
        FROM generate_series(1, $2) i
        """,
        PAGE,
        people);
  }

  private static String person(int number) {
    return "7400000000%06d".formatted(number);
  }

  private String state(String campaign) {
    return Await.on(campaigns().find(campaign)).orElseThrow().state();
  }

  private long rows(String campaign, String state) {
    return house.number(
        """
        SELECT count(*) FROM outbox
        WHERE page_id = $1 AND campaign_id = $2 AND priority = 1 AND state = $3
        """,
        PAGE,
        campaign,
        state);
  }

  private long people(String campaign) {
    return house.number(
        "SELECT count(*) FROM journey WHERE page_id = $1 AND campaign_id = $2", PAGE, campaign);
  }

  private void untilSome(String campaign, int sent) {
    Await.until(() -> rows(campaign, "sent") >= sent);
  }

  /** Some messages are on their way and stay there; the rest is still waiting. */
  private void sendToSome(String campaign) {
    channel.holding();
    house.worker.start();
    Await.on(sends.send(campaign, Optional.empty()));
    Await.until(() -> channel.taken().size() >= 10);
  }

  /** Messages being sent when the campaign was stopped are finished. */
  private void untilStopped(String campaign) {
    channel.answer();
    Await.until(
        () -> {
          Await.on(pauses.poll());
          return house.number(
                  """
                  SELECT count(*) FROM outbox
                  WHERE page_id = $1 AND campaign_id = $2 AND state IN ('queued', 'sending')
                  """,
                  PAGE,
                  campaign)
              == 0;
        });
  }

  private void untilDone(String campaign) {
    Await.until(
        Duration.ofSeconds(60),
        () -> {
          Await.on(sends.poll());
          return state(campaign).equals("done");
        });
  }

  private void everybodyGotItOnce(int people) {
    assertThat(channel.taken()).extracting(Outgoing::recipient).doesNotHaveDuplicates();
    assertThat(channel.taken()).hasSize(people);
    assertThat(house.miscounted()).isZero();
  }

  private static NotNow refused(Future<?> wish) {
    Throwable failure = Await.failure(wish);
    assertThat(failure).isInstanceOf(NotNow.class);
    return (NotNow) failure;
  }

  @Test
  void a_paused_campaign_holds_while_replies_and_other_campaigns_go_out_and_then_goes_on() {
    crowd(CROWD);
    sendToSome(spring);

    Await.on(pauses.pause(spring));

    untilStopped(spring);
    long out = rows(spring, "sent");
    assertThat(rows(spring, "held")).isEqualTo(CROWD - out).isPositive();
    assertThat(state(spring)).isEqualTo("paused");
    Await.on(house.tap(person(CROWD), "SHOW_COUPON:welcome"));
    Await.until(() -> house.states(person(CROWD)).equals(List.of("held", "sent")));
    String autumn = created("Autumn");
    Await.on(sends.send(autumn, Optional.empty()));
    untilDone(autumn);
    assertThat(rows(autumn, "sent")).isEqualTo(CROWD);
    assertThat(rows(spring, "sent")).isEqualTo(out);
    Overview shown = overview(spring);
    assertThat(shown.waiting()).isEqualTo(CROWD - out);
    assertThat(shown.people().get(SENT)).isEqualTo(out);

    Await.on(pauses.resume(spring));

    untilDone(spring);
    assertThat(rows(spring, "sent")).isEqualTo(CROWD);
    assertThat(channel.taken()).hasSize(2 * CROWD + 1);
    assertThat(overview(spring).waiting()).isZero();
    assertThat(house.miscounted()).isZero();
  }

  private Overview overview(String campaign) {
    OverviewStore overviews =
        new OverviewStore(
            house.db, PAGE, campaigns(), new StatsStore(house.db, PAGE), CampaignHouse.DAYS);
    return Await.on(overviews.find(campaign)).orElseThrow();
  }

  @Test
  void a_campaign_that_has_been_deleted_has_nothing_left_to_move() {
    assertThat(Await.on(new PauseStore(house.db, PAGE, house.outbox, STEP).step("c99"))).isZero();
  }

  @Test
  void not_even_before_its_messages_have_left_the_queue_does_one_go_out() {
    crowd(CROWD);
    Await.on(sends.send(spring, Optional.empty()));
    Await.on(new PauseStore(house.db, PAGE, house.outbox, STEP).pause(spring));

    house.worker.start();
    Await.on(house.tap(person(1), "SHOW_COUPON:welcome"));
    Await.until(() -> house.states(person(1)).equals(List.of("queued", "sent")));
    house.outbox.wakeForCampaigns();
    String autumn = created("Autumn");
    crowdAlso(3);
    Await.on(sends.send(autumn, Optional.empty()));
    Await.until(() -> rows(autumn, "sent") >= 3);

    assertThat(rows(spring, "queued")).isEqualTo(CROWD);
    Await.on(pauses().poll());
    assertThat(rows(spring, "held")).isEqualTo(CROWD);
  }

  private void crowdAlso(int people) {
    house.run(
        """
        INSERT INTO customer (page_id, psid, window_until, name_asked_at)
        SELECT $1, '7500000000' || lpad(i::text, 6, '0'), now() + interval '20 hours', now()
        FROM generate_series(1, $2) i
        """,
        PAGE,
        people);
  }

  @Test
  void a_send_that_is_still_queueing_is_paused_and_goes_on_queueing_later() {
    crowd(CROWD);
    CampaignWorker[] dying = new CampaignWorker[1];
    dying[0] =
        new CampaignWorker(
            house.vertx, store(), new WaveWorker(house.db, PAGE), PATIENCE, id -> dying[0].stop());
    Await.failure(dying[0].send(spring, Optional.empty()));

    Await.on(pauses.pause(spring));
    Await.on(sends.poll());
    assertThat(Await.on(sends.queueAll(spring)).queued()).isEqualTo(STEP);
    assertThat(rows(spring, "held")).isEqualTo(STEP);
    assertThat(refused(sends.send(spring, Optional.empty()))).hasMessageContaining("paused");

    Await.on(pauses.resume(spring));
    assertThat(state(spring)).isEqualTo("queueing");
    house.worker.start();
    untilDone(spring);
    everybodyGotItOnce(CROWD);
  }

  @Test
  void cancelling_takes_out_who_has_not_got_it_and_they_can_be_reached_again() {
    crowd(CROWD);
    sendToSome(spring);

    Await.on(pauses.cancel(spring));

    untilStopped(spring);
    long out = rows(spring, "sent");
    assertThat(rows(spring, "cancelled")).isEqualTo(CROWD - out).isPositive();
    assertThat(state(spring)).isEqualTo("cancelled");
    assertThat(people(spring)).isEqualTo(out);
    assertThat(overview(spring).people()).containsEntry(SENT, out).containsEntry(Stage.FAILED, 0L);
    assertThat(house.miscounted()).isZero();

    Sending again = Await.on(sends.send(spring, Optional.empty()));
    assertThat(again).isEqualTo(new Sending((int) (CROWD - out), 0, 0, 0, 0, (int) out));
    untilDone(spring);
    everybodyGotItOnce(CROWD);
  }

  @Test
  void a_paused_campaign_can_be_cancelled_too() {
    crowd(CROWD);
    Await.on(sends.send(spring, Optional.empty()));
    Await.on(pauses.pause(spring));

    Await.on(pauses.cancel(spring));

    assertThat(rows(spring, "cancelled")).isEqualTo(CROWD);
    assertThat(people(spring)).isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_send_that_is_still_queueing_is_cancelled_and_queues_nobody_more() {
    crowd(CROWD);
    CampaignWorker[] dying = new CampaignWorker[1];
    dying[0] =
        new CampaignWorker(
            house.vertx, store(), new WaveWorker(house.db, PAGE), PATIENCE, id -> dying[0].stop());
    Await.failure(dying[0].send(spring, Optional.empty()));

    Await.on(pauses.cancel(spring));
    Await.on(sends.poll());

    assertThat(state(spring)).isEqualTo("cancelled");
    assertThat(rows(spring, "cancelled")).isEqualTo(STEP);
    assertThat(people(spring)).isZero();
    assertThat(Await.on(sends.send(spring, Optional.empty())).queued()).isEqualTo(CROWD);
  }

  @Test
  void a_worker_that_dies_in_the_middle_of_a_cancel_is_followed_by_another() {
    crowd(CROWD);
    Await.on(sends.send(spring, Optional.empty()));
    PauseWorker[] dying = new PauseWorker[1];
    dying[0] =
        new PauseWorker(
            house.vertx, new PauseStore(house.db, PAGE, house.outbox, STEP), id -> dying[0].stop());
    Await.on(dying[0].cancel(spring));
    assertThat(rows(spring, "cancelled")).isEqualTo(STEP);
    assertThat(house.miscounted()).isZero();

    house.worker.start();
    Await.on(house.tap(person(CROWD), "SHOW_COUPON:welcome"));
    Await.until(() -> channel.taken().size() == 1);
    assertThat(refused(sends.send(spring, Optional.empty())))
        .hasMessageContaining("being taken back");
    Await.on(pauses().poll());

    assertThat(rows(spring, "cancelled")).isEqualTo(CROWD);
    assertThat(channel.taken()).hasSize(1);
    assertThat(people(spring)).isZero();
    assertThat(house.miscounted()).isZero();
    assertThat(Await.on(sends.send(spring, Optional.empty())).queued()).isEqualTo(CROWD);
  }

  @Test
  void what_is_being_sent_finishes_and_what_comes_back_stays_in() {
    crowd(2);
    channel.holding();
    house.worker.start();
    Await.on(sends.send(spring, Optional.empty()));
    Await.until(() -> channel.taken().size() == 2);

    Await.on(pauses.cancel(spring));
    assertThat(rows(spring, "sending")).isEqualTo(2);
    assertThat(refused(sends.send(spring, Optional.empty())))
        .hasMessageContaining("being taken back");
    // one of them is to be tried again, as after an answer that it failed
    house.run(
        """
        UPDATE outbox SET state = 'queued', lease_no = lease_no + 1 WHERE page_id = $1 AND id = $2
        """,
        PAGE,
        Long.valueOf(channel.to(person(1)).get(0).id()));
    Await.on(pauses.poll());
    Await.until(() -> rows(spring, "cancelled") == 1);
    channel.answer();

    Await.until(() -> rows(spring, "sent") == 1);
    assertThat(house.path(person(1), spring)).isEmpty();
    assertThat(house.path(person(2), spring)).containsExactly(SENT);
    assertThat(people(spring)).isEqualTo(1);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void people_who_have_answered_the_campaign_stay_in_it() {
    crowd(2);
    Await.on(sends.send(spring, Optional.empty()));
    Await.on(house.tap(person(1), "SHOW_COUPON:" + spring));

    Await.on(pauses.cancel(spring));

    assertThat(house.path(person(1), spring)).contains(RESPONDED);
    assertThat(house.path(person(2), spring)).isEmpty();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void two_replicas_hold_and_release_together_and_everybody_gets_it_once() {
    crowd(CROWD);
    try (House other = House.on(address, 500, channel)) {
      house.worker.start();
      other.worker.start();
      Await.on(sends.send(spring, Optional.empty()));
      PauseWorker theirs =
          new PauseWorker(
              other.vertx, new PauseStore(other.db, PAGE, other.outbox, STEP), id -> {});
      for (int round = 1; round <= 3; round++) {
        untilSome(spring, round * 10);
        Await.on(Future.all(pauses.pause(spring), theirs.poll(), theirs.poll()));
        untilStopped(spring);
        Await.on(Future.all(theirs.resume(spring), pauses.poll()));
        Await.on(Future.all(theirs.poll(), pauses.poll()));
        assertThat(rows(spring, "held")).isZero();
      }
      untilDone(spring);
      everybodyGotItOnce(CROWD);
    }
  }

  @Test
  void two_who_cancel_at_once_take_everybody_out_once() {
    crowd(CROWD);
    Await.on(sends.send(spring, Optional.empty()));

    Future<Void> one = pauses.cancel(spring);
    Future<Void> other = pauses().cancel(spring);
    boolean both = Await.on(Await.settled(one)) && Await.on(Await.settled(other));
    Await.on(Future.all(pauses.poll(), pauses().poll()));

    assertThat(both).isFalse();
    assertThat(rows(spring, "cancelled")).isEqualTo(CROWD);
    assertThat(people(spring)).isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_held_message_can_be_cancelled_alone_and_tried_again_and_then_waits_with_the_others() {
    crowd(2);
    Await.on(sends.send(spring, Optional.empty()));
    Await.on(pauses.pause(spring));
    long id = house.number("SELECT min(id) FROM outbox WHERE page_id = $1", PAGE);

    assertThat(Await.on(house.outbox.cancel(id))).isEqualTo(Optional.of(true));
    assertThat(people(spring)).isEqualTo(1);
    assertThat(Await.on(house.outbox.retry(id))).isEqualTo(Optional.of(true));
    assertThat(rows(spring, "held")).isEqualTo(2);
    assertThat(people(spring)).isEqualTo(2);
    Await.on(pauses.cancel(spring));
    assertThat(Await.on(house.outbox.retry(id))).isEqualTo(Optional.of(false));

    assertThat(people(spring)).isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void what_was_held_in_the_moment_a_campaign_ended_goes_out_all_the_same() {
    crowd(2);
    Await.on(sends.send(spring, Optional.empty()));
    Await.on(pauses.pause(spring));
    house.run("UPDATE campaign SET state = 'done' WHERE page_id = $1 AND id = $2", PAGE, spring);

    Await.on(pauses.poll());

    assertThat(rows(spring, "held")).isZero();
    assertThat(rows(spring, "queued")).isEqualTo(2);
  }

  @Test
  void a_held_message_that_had_gone_out_after_all_is_known_by_its_echo() {
    crowd(2);
    Await.on(sends.send(spring, Optional.empty()));
    house.run("UPDATE outbox SET attempts = 1, attempted_at = now() WHERE page_id = $1", PAGE);
    Await.on(pauses.pause(spring));
    long first = house.number("SELECT min(id) FROM outbox WHERE page_id = $1", PAGE);

    Await.on(house.echo(person(1), first, "mid.late"));

    assertThat(house.path(person(1), spring)).containsExactly(SENT);
    Await.on(pauses.cancel(spring));
    assertThat(people(spring)).isEqualTo(1);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_person_who_is_erased_gets_nothing_of_a_campaign_that_goes_on_later() {
    crowd(2);
    Await.on(sends.send(spring, Optional.empty()));
    Await.on(pauses.pause(spring));
    long id = house.number("SELECT id FROM customer WHERE psid = $1", person(1));

    Await.on(new CustomerEraseStore(house.db, PAGE).erase(String.valueOf(id)));

    assertThat(rows(spring, "held")).isEqualTo(1);
    Await.on(pauses.resume(spring));
    house.worker.start();
    untilDone(spring);
    assertThat(channel.taken()).extracting(Outgoing::recipient).containsExactly(person(2));
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void what_the_state_does_not_allow_is_refused_with_a_reason() {
    Map<String, Future<Void>> refusedWishes =
        Map.of(
            "has not been sent, so it cannot be paused", pauses.pause(spring),
            "has not been sent, so it cannot be cancelled", pauses.cancel(spring),
            "is not paused", pauses.resume(spring),
            "welcome answers everybody who writes first, so it cannot be paused",
                pauses.pause("welcome"),
            "so it cannot be cancelled", pauses.cancel("welcome"));

    refusedWishes.forEach((why, wish) -> assertThat(refused(wish)).hasMessageContaining(why));
    assertThat(Await.failure(pauses.pause("c99"))).isInstanceOf(NoSuchCampaign.class);
    assertThat(state(spring)).isEqualTo("draft");
  }

  private SendStore store() {
    return new SendStore(
        house.db,
        PAGE,
        STEP,
        new StartStore(house.db, PAGE, Voices::umi),
        CampaignHouse.DAYS,
        InstantSource.system());
  }
}
