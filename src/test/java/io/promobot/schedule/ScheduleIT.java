package io.promobot.schedule;

import static io.promobot.schedule.PlannedSend.State.BEGUN;
import static io.promobot.schedule.PlannedSend.State.MISSED;
import static io.promobot.schedule.PlannedSend.State.PLANNED;
import static io.promobot.schedule.PlannedSend.State.REFUSED;
import static io.promobot.schedule.PlannedSend.State.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.campaign.AgainStore;
import io.promobot.db.Await;
import io.promobot.http.Problem;
import io.promobot.stats.EachClock;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans on a real database; a begun send is a row that its transaction writes. */
@Timeout(120)
class ScheduleIT {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Instant SIX = Instant.parse("2026-12-01T17:00:00Z");

  private static final Plan EVERYONE =
      new Plan(SIX, Repeat.WEEKLY, EachRun.EVERYONE, Clock.SHOP, Optional.empty());

  private final TestShop shop = TestShop.open();
  private final ScheduleStore store = new ScheduleStore(shop.database, shop.page);
  private final AgainStore drafts =
      new AgainStore(
          shop.page, () -> new Voice("Café Umi", "http://localhost", StoryLanguage.SPANISH));
  private final List<Optional<Instant>> quiet = new ArrayList<>();
  private Supplier<Future<Void>> answer = Future::succeededFuture;
  private Supplier<Future<Void>> after = Future::succeededFuture;

  /** Begins a send by opening the campaign's next number. */
  private final class Numbered implements SendCaller {
    @Override
    public Future<Void> begin(
        SqlConnection tx, String campaign, Optional<Long> segment, Optional<Instant> clockAt) {
      return answer
          .get()
          .compose(
              fine ->
                  tx.preparedQuery(
                          "UPDATE campaign SET send_number = send_number + 1 WHERE page_id = $1 AND id = $2")
                      .execute(Tuple.of(shop.page, campaign)))
          .compose(begun -> after.get());
    }

    @Override
    public Future<String> again(SqlConnection tx, String campaign, LocalDate day, int later) {
      return drafts.again(tx, campaign, day, later);
    }

    @Override
    public Future<Void> quiet(Optional<Instant> until) {
      quiet.add(until);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> late(Instant now) {
      return Future.succeededFuture();
    }

    @Override
    public void goOn(String campaign) {}
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private DueStore replica() {
    return new DueStore(shop.database, shop.page, MADRID, new Numbered());
  }

  private long planned(Plan plan) {
    return Await.on(store.add("welcome", Optional.empty(), plan)).id();
  }

  private long once(Instant at) {
    return planned(new Plan(at, Repeat.ONCE, EachRun.NEWCOMERS, Clock.SHOP, Optional.empty()));
  }

  private long begun() {
    return shop.number("SELECT send_number FROM campaign WHERE page_id = $1 AND id = 'welcome'");
  }

  private List<PlannedSend> all() {
    return Await.on(store.all()).sends();
  }

  private PlannedSend send(long id) {
    return Await.on(store.find(id));
  }

  private void pass(Instant now) {
    Await.until(() -> Await.on(replica().next(now, Set.of())).isEmpty());
  }

  @Test
  void a_send_begins_when_its_time_has_come_and_not_before() {
    long before = begun();
    long id = once(SIX);

    pass(SIX.minusMillis(1));
    assertThat(begun()).isEqualTo(before);
    assertThat(send(id).state()).isEqualTo(PLANNED);

    pass(SIX);
    assertThat(begun()).isEqualTo(before + 1);
    assertThat(send(id).state()).isEqualTo(SENT);
  }

  @Test
  void one_by_each_customers_clock_is_not_told_as_sent_before_the_shops_clock_shows_its_time() {
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, line, name, time_zone)
        VALUES ($1, 'web:ahead', 'web', 'Ahead', 'Pacific/Kiritimati')
        """);
    Instant at = Instant.now().plus(Duration.ofMinutes(12 * 60 + 30));
    long id =
        planned(new Plan(at, Repeat.ONCE, EachRun.NEWCOMERS, Clock.CUSTOMER, Optional.empty()));

    pass(new EachClock(at, MADRID).in(ZoneId.of("Pacific/Kiritimati"), Instant.now()));

    assertThat(send(id).state()).isEqualTo(BEGUN);
    assertThat(all()).extracting(PlannedSend::state).containsExactly(BEGUN);
    assertThat(Await.failure(store.cancel(id)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("has begun");

    shop.rows("UPDATE planned_send SET due_at = now() WHERE page_id = $1");
    assertThat(send(id).state()).isEqualTo(SENT);
  }

  @Test
  void many_replicas_begin_each_of_many_sends_once() {
    long before = begun();
    Stream.iterate(0, n -> n + 1).limit(20).forEach(n -> once(SIX.plusSeconds(n)));

    List<Future<Optional<DueStore.Done>>> looks = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      looks.add(replica().next(SIX.plusSeconds(60), Set.of()));
    }
    Await.on(Future.join(looks));
    pass(SIX.plusSeconds(60));

    assertThat(begun()).isEqualTo(before + 20);
    assertThat(all()).hasSize(20).allMatch(send -> send.state() == SENT);
  }

  @Test
  void a_transaction_that_is_lost_leaves_the_send_planned_and_nothing_begun() {
    long before = begun();
    long id = once(SIX);
    answer = () -> Future.failedFuture(new java.net.ConnectException("cut"));

    assertThat(Await.failure(replica().next(SIX, Set.of())))
        .isInstanceOf(java.net.ConnectException.class);
    assertThat(send(id).state()).isEqualTo(PLANNED);
    assertThat(begun()).isEqualTo(before);

    answer = Future::succeededFuture;
    pass(SIX);
    assertThat(send(id).state()).isEqualTo(SENT);
    assertThat(begun()).isEqualTo(before + 1);
  }

  @Test
  void a_weekly_send_has_a_run_each_week_until_its_last_day() {
    long before = begun();
    planned(
        new Plan(
            SIX,
            Repeat.WEEKLY,
            EachRun.NEWCOMERS,
            Clock.SHOP,
            Optional.of(LocalDate.of(2026, 12, 15))));

    for (int week = 0; week < 5; week++) {
      pass(SIX.plus(Duration.ofDays(7L * week)));
    }

    assertThat(begun()).isEqualTo(before + 3);
    assertThat(all())
        .hasSize(3)
        .allMatch(send -> send.state() == SENT)
        .extracting(PlannedSend::at)
        .containsExactlyInAnyOrder(
            SIX, SIX.plus(Duration.ofDays(7)), SIX.plus(Duration.ofDays(14)));
  }

  private List<String> texts(String sql) {
    return shop.rows(sql).stream().map(row -> row.getString(0)).toList();
  }

  /** As they are sent: for each week's campaign its name, its words, and its coupon's last day. */
  private List<String> weeks() {
    return texts(
        """
        SELECT c.name || ', ' || (e.fields ->> 'code') || ', ' || coalesce(t.valid_until::text, '–')
          || ', sent ' || c.send_number
        FROM planned_send p
          JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
          JOIN campaign_copy e ON e.page_id = c.page_id AND e.campaign_id = c.id AND e.version = c.version
          LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.id
        WHERE p.page_id = $1 AND p.state = 'sent' ORDER BY p.due_at
        """);
  }

  private void weeklyForEveryone() {
    shop.rows(
        """
        WITH campaign AS (
          INSERT INTO campaign (page_id, id, name) VALUES ($1, 'weekend', 'Weekend')),
        terms AS (
          INSERT INTO coupon_terms (page_id, campaign_id, kind, valid_until)
          VALUES ($1, 'weekend', 'shared', '2026-12-06'))
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields)
        VALUES ($1, 'weekend', 1, '{"code":"UMI10"}')
        """);
    Await.on(store.add("weekend", Optional.empty(), EVERYONE));
  }

  @Test
  void each_run_for_everyone_is_a_campaign_named_after_its_day_with_coupons_that_last_as_long() {
    weeklyForEveryone();

    pass(SIX);
    shop.rows("UPDATE campaign_copy SET fields = '{\"code\":\"NEW\"}' WHERE page_id = $1");
    pass(SIX.plus(Duration.ofDays(7)));
    pass(SIX.plus(Duration.ofDays(14)));

    assertThat(weeks())
        .containsExactly(
            "Weekend, NEW, 2026-12-06, sent 1",
            "Weekend · 8 dic 2026, NEW, 2026-12-13, sent 1",
            "Weekend · 15 dic 2026, NEW, 2026-12-20, sent 1");
    assertThat(texts("SELECT campaign_id || ' ' || code FROM coupon WHERE page_id = $1 AND shared"))
        .contains("c1 NEW", "c2 NEW");
  }

  @Test
  void a_run_that_is_refused_leaves_nothing_behind_and_the_next_one_is_planned() {
    weeklyForEveryone();
    pass(SIX);
    long campaigns = shop.number("SELECT count(*) FROM campaign WHERE page_id = $1");
    after = () -> Future.failedFuture(new IllegalStateException("A text is too long"));

    pass(SIX.plus(Duration.ofDays(7)));

    assertThat(all().get(1).state()).isEqualTo(REFUSED);
    assertThat(all().get(1).campaign()).isEqualTo("weekend");
    assertThat(all().get(0).at()).isEqualTo(SIX.plus(Duration.ofDays(14)));
    assertThat(shop.number("SELECT count(*) FROM campaign WHERE page_id = $1"))
        .isEqualTo(campaigns);
  }

  @Test
  void a_send_that_is_refused_after_it_began_has_not_begun() {
    long before = begun();
    long id = once(SIX);
    after = () -> Future.failedFuture(new IllegalStateException("A text is too long"));

    pass(SIX);

    assertThat(send(id).reason()).isEqualTo("A text is too long");
    assertThat(begun()).isEqualTo(before);
  }

  @Test
  void a_run_that_is_a_campaign_of_its_own_asks_again_as_the_first_one_does() {
    weeklyForEveryone();
    shop.rows("INSERT INTO unopened VALUES ($1, 'weekend', true, 3, now() - interval '9 days')");

    pass(SIX);
    pass(SIX.plus(Duration.ofDays(7)));

    assertThat(
            texts(
                """
                SELECT campaign_id || ' ' || after_hours FROM unopened
                WHERE page_id = $1 AND active AND campaign_id <> 'weekend'
                  AND looked_until > now() - interval '1 hour'
                """))
        .containsExactly("c1 3");
  }

  @Test
  void a_run_that_is_a_campaign_of_its_own_tries_the_same_wordings_in_a_trial_of_its_own() {
    weeklyForEveryone();
    shop.rows(
        """
        WITH trial AS (
          INSERT INTO experiment (page_id, campaign_id, goal, learns, holdout, careless, wave_people,
            wave_seconds, act_seconds, started_at)
          VALUES ($1, 'weekend', 8, true, 0.1, 0.002, 100, 3600, 7200, now()))
        INSERT INTO variant (page_id, campaign_id, name, words, version)
        VALUES ($1, 'weekend', 'A', '{}', 2), ($1, 'weekend', 'B', '{"en":{"welcome":"Psst!"}}', 3)
        """);
    pass(SIX);
    pass(SIX.plus(Duration.ofDays(7)));

    assertThat(trials())
        .containsExactly("c1 A {} 0.1", "c1 B {\"en\": {\"welcome\": \"Psst!\"}} 0.1");

    shop.rows("UPDATE experiment SET ended_at = now(), chosen = 'B' WHERE page_id = $1");
    pass(SIX.plus(Duration.ofDays(14)));
    assertThat(trials()).as("none after the end of the first one").hasSize(2);
  }

  @Test
  void what_the_owner_has_chosen_for_everybody_in_a_run_is_what_the_next_run_says() {
    weeklyForEveryone();
    shop.rows(
        """
        WITH trial AS (
          INSERT INTO experiment (page_id, campaign_id, goal, learns, holdout, careless, wave_people,
            wave_seconds, act_seconds, started_at)
          VALUES ($1, 'weekend', 8, false, 0.1, 0.002, 100, 3600, 7200, now()))
        INSERT INTO variant (page_id, campaign_id, name, words, version)
        VALUES ($1, 'weekend', 'A', '{}', 2), ($1, 'weekend', 'B', '{"en":{"code":"BEST"}}', 3)
        """);
    pass(SIX);
    pass(SIX.plus(Duration.ofDays(7)));
    shop.rows(
        """
        WITH used AS (
          INSERT INTO campaign_copy (page_id, campaign_id, version, fields)
          VALUES ($1, 'c1', 9, '{"code":"BEST"}')),
        campaign AS (UPDATE campaign SET version = 9 WHERE page_id = $1 AND id = 'c1')
        UPDATE experiment SET ended_at = now() + interval '1 minute', chosen = 'B'
        WHERE page_id = $1 AND campaign_id = 'c1'
        """);

    pass(SIX.plus(Duration.ofDays(14)));
    assertThat(weeks()).element(2).asString().contains("BEST");
    assertThat(trials()).as("nothing is tried again").noneMatch(one -> one.startsWith("c2"));

    shop.rows(
        """
        UPDATE campaign_copy SET fields = '{"code":"NEW"}', published_at = now() + interval '1 hour'
        WHERE page_id = $1 AND campaign_id = 'weekend'
        """);
    pass(SIX.plus(Duration.ofDays(21)));
    assertThat(weeks()).as("changed later").element(3).asString().contains("NEW");
  }

  /** The trials that were planned for the runs and have nothing of the first one's people. */
  private List<String> trials() {
    return texts(
        """
        SELECT campaign_id || ' ' || v.name || ' ' || v.words || ' ' || x.holdout
        FROM experiment x JOIN variant v USING (page_id, campaign_id)
        WHERE page_id = $1 AND campaign_id <> 'weekend' AND x.started_at IS NULL
          AND v.version IS NULL
        ORDER BY campaign_id, v.name
        """);
  }

  @Test
  void imported_codes_are_not_given_again_in_a_campaign_that_has_none() {
    weeklyForEveryone();
    shop.rows("UPDATE coupon_terms SET kind = 'imported' WHERE page_id = $1");

    pass(SIX);
    pass(SIX.plus(Duration.ofDays(7)));

    assertThat(all().get(1).reason()).startsWith("Its imported codes belong to the campaign");
    assertThat(mistake(store.add("weekend", Optional.empty(), EVERYONE)))
        .contains("where codes are imported");
    assertThat(mistake(store.move(all().get(0), EVERYONE))).contains("where codes are imported");
    assertThat(mistake(store.add("welcome", Optional.empty(), EVERYONE))).contains("the welcome");
  }

  private static String mistake(Future<?> refused) {
    return ((Problem) Await.failure(refused)).mistakes().get(0).message();
  }

  @Test
  void a_send_that_fails_is_tried_again_and_no_other_waits_for_it() {
    long first = once(SIX);
    long second = once(SIX.plusSeconds(1));
    answer = () -> shop.database.general().query("SELECT 1 / 0").execute().mapEmpty();

    var failed = (DueStore.Failed) Await.failure(replica().next(SIX.plusSeconds(2), Set.of()));
    assertThat(failed.id).isEqualTo(first);

    answer = Future::succeededFuture;
    Await.on(replica().next(SIX.plusSeconds(2), Set.of(failed.id)));
    assertThat(send(second).state()).isEqualTo(SENT);
    assertThat(send(first).state()).isEqualTo(PLANNED);
    pass(SIX.plusSeconds(2));
    assertThat(send(first).state()).isEqualTo(SENT);
  }

  @Test
  void a_send_that_was_missed_for_longer_than_the_grace_says_so_and_its_next_run_is_planned() {
    long before = begun();
    long id =
        planned(new Plan(SIX, Repeat.WEEKLY, EachRun.NEWCOMERS, Clock.SHOP, Optional.empty()));

    pass(SIX.plus(Duration.ofMinutes(121)));

    assertThat(begun()).isEqualTo(before);
    assertThat(send(id).state()).isEqualTo(MISSED);
    assertThat(send(id).reason())
        .isEqualTo("promobot could not send it at that time, and 121 min later it was too late");
    assertThat(all().get(0).state()).isEqualTo(PLANNED);
    assertThat(all().get(0).at()).isEqualTo(SIX.plus(Duration.ofDays(7)));
  }

  @Test
  void a_send_that_was_missed_within_the_grace_goes_out_late_but_not_at_night() {
    long before = begun();
    Await.on(
        store.change(
            new Rules(
                Optional.of(new Rules.Quiet(LocalTime.of(19, 0), LocalTime.of(9, 0))),
                Duration.ofHours(20))));
    long id = once(SIX);

    pass(SIX.plus(Duration.ofHours(2)));
    assertThat(begun()).isEqualTo(before);
    assertThat(send(id).at()).isEqualTo(Instant.parse("2026-12-02T08:00:00Z"));

    pass(Instant.parse("2026-12-02T08:00:00Z"));
    assertThat(send(id).state()).isEqualTo(SENT);
  }

  @Test
  void a_start_within_the_quiet_hours_knows_them_before_anything_else_is_done() {
    shop.rows("UPDATE page SET quiet_from = '17:30', quiet_until = '09:00' WHERE page_id = $1");
    var worker = new QuietWorker(shop.vertx, store, new Numbered(), () -> SIX, MADRID);

    Await.on(worker.start());
    worker.stop();

    assertThat(quiet).containsExactly(Optional.of(Instant.parse("2026-12-02T08:00:00Z")));
  }

  @Test
  void a_send_that_may_not_begin_says_why() {
    long id = once(SIX);
    answer = () -> Future.failedFuture(new IllegalStateException("This campaign is paused"));

    pass(SIX);

    assertThat(send(id).state()).isEqualTo(REFUSED);
    assertThat(send(id).reason()).isEqualTo("This campaign is paused");
  }

  @Test
  void a_planned_send_is_moved_and_cancelled_and_one_that_is_over_is_not() {
    long before = begun();
    long id = once(SIX);
    Plan later =
        new Plan(
            SIX.plusSeconds(3600), Repeat.ONCE, EachRun.NEWCOMERS, Clock.SHOP, Optional.empty());

    assertThat(Await.on(store.move(send(id), later)).at()).isEqualTo(later.at());
    pass(SIX);
    assertThat(begun()).isEqualTo(before);
    Await.on(store.cancel(id));
    pass(later.at());
    assertThat(begun()).isEqualTo(before);

    assertThat(Await.failure(store.cancel(id))).hasMessageContaining("cancelled already");
    assertThat(Await.failure(store.move(send(id), later)))
        .hasMessageContaining("cancelled already");
    assertThat(((Problem) Await.failure(store.cancel(id + 1))).status()).isEqualTo(404);
  }

  @Test
  void there_is_a_bound_on_what_is_planned_and_campaigns_must_exist() {
    for (int n = 0; n < ScheduleStore.MOST_PLANNED; n++) {
      once(SIX);
    }

    var full =
        store.add(
            "welcome",
            Optional.empty(),
            new Plan(SIX, Repeat.ONCE, EachRun.NEWCOMERS, Clock.SHOP, Optional.empty()));
    var unknown =
        store.add(
            "none",
            Optional.empty(),
            new Plan(SIX, Repeat.ONCE, EachRun.NEWCOMERS, Clock.SHOP, Optional.empty()));

    assertThat(((Problem) Await.failure(full)).status()).isEqualTo(409);
    assertThat(((Problem) Await.failure(unknown)).status()).isEqualTo(404);
  }
}
