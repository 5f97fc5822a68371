package io.promobot.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Partitions are there before they are needed, and go as a whole. */
@Timeout(60)
class PartitionsIT {
  private static final Optional<Duration> MONTH = Optional.of(Duration.ofDays(30));
  private static final Optional<Duration> YEAR = Optional.of(Duration.ofDays(400));
  private static final String EVENTS = "SELECT count(*) FROM event WHERE page_id = $1";

  private final TestShop shop = TestShop.open();
  private final List<Long> dropped = new ArrayList<>();
  private final List<Long> gone = new ArrayList<>();
  private final Instant now = Instant.now();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void there_are_always_partitions_for_a_week() {
    PartitionWorker worker = worker(shop, MONTH, now.plus(30, ChronoUnit.DAYS));

    Await.on(worker.run());
    List<Partition> made = partitions();
    Await.on(worker.run());

    assertThat(partitions()).isEqualTo(made);
    assertThat(worker.secondsAhead()).isBetween(7 * 86_400.0, 9 * 86_400.0);
    assertThat(made).hasSizeBetween(16, 20);
    for (int i = 1; i < made.size() - 1; i++) {
      assertThat(made.get(i).from()).isEqualTo(made.get(i - 1).to());
    }
  }

  @Test
  void events_that_came_before_their_partition_move_there() {
    Instant later = now.plus(40, ChronoUnit.DAYS);
    event(shop, later, "done");
    assertThat(in("event_other")).isOne();

    Await.on(worker(shop, YEAR, later).run());

    assertThat(in("event_other")).isZero();
    assertThat(shop.number(EVENTS)).isOne();
  }

  @Test
  void a_partition_goes_before_anything_in_it_is_older_than_it_may_be() {
    past(500, 40, 29, 15, 0);
    events(1, 400, 35, 20, 14, 1);

    Await.on(worker(shop, MONTH, now).run());

    assertThat(shop.number(EVENTS)).isEqualTo(3);
    assertThat(partitions().get(0).from().orElseThrow()).isEqualTo(daysAgo(29));
    assertThat(dropped).hasSize(2);
  }

  @Test
  void a_long_one_goes_only_when_its_youngest_events_may() {
    past(40, 0);
    events(1, 39, 1);

    Await.on(worker(shop, MONTH, now).run());

    assertThat(shop.number(EVENTS)).isEqualTo(2);
  }

  @Test
  void parked_events_outlive_their_partition() {
    past(500, 450, 0);
    events(1, 460, 460);
    shop.rows(
        """
        UPDATE event SET state = 'parked' WHERE page_id = $1 AND key = (
          SELECT key FROM event WHERE page_id = $1 LIMIT 1)
        """);

    Await.on(worker(shop, YEAR, now).run());

    assertThat(shop.number(EVENTS + " AND state = 'parked'")).isOne();
    assertThat(shop.number(EVENTS)).isOne();
    assertThat(in("event_other")).isOne();
  }

  @Test
  void an_event_that_is_parked_in_two_partitions_does_not_keep_them() {
    past(500, 460, 450, 0);
    for (int days : new int[] {465, 455}) {
      shop.rows(
          """
          INSERT INTO event (page_id, key, psid, kind, state, at, raw)
          VALUES ($1, '00000000-0000-4000-8000-000000000001', 'ana', 'SAID', 'parked', $2, '')
          """,
          utc(daysAgo(days)));
    }

    Await.on(worker(shop, YEAR, now).run());

    assertThat(dropped).hasSize(2);
    assertThat(in("event_other")).isOne();
  }

  @Test
  void one_that_cannot_go_does_not_keep_the_next_ones() {
    past(500, 460, 450, 0);
    events(1, 465, 455);
    run("CREATE VIEW somebodys AS SELECT * FROM event_" + day(500));

    Await.on(worker(shop, YEAR, now).run());

    assertThat(dropped).hasSize(1);
    assertThat(in("event_" + day(500))).isOne();
    assertThat(shop.number(EVENTS)).isOne();
  }

  @Test
  void many_events_that_came_before_their_partition_are_not_moved_while_others_wait() {
    Instant later = now.plus(40, ChronoUnit.DAYS);
    shop.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        SELECT $1, gen_random_uuid(), 'ana', 'SAID', 'done', $2, '' FROM generate_series(1, 10001)
        """,
        utc(later));

    PartitionWorker worker = worker(shop, YEAR, later);
    Await.on(worker.run());

    assertThat(in("event_other")).isEqualTo(10_001);
    assertThat(worker.secondsAhead()).isGreaterThan(7 * 86_400.0);
    assertThat(partitions().get(1).from().orElseThrow()).isAfter(later);
  }

  @Test
  void what_another_page_keeps_longer_stays() {
    past(500, 450, 0);
    events(1, 460);

    TestShop other = shop.neighbour();
    Await.on(worker(shop, MONTH, now).run());
    assertThat(shop.number(EVENTS)).as("nobody knows how long the other page keeps it").isOne();
    Await.on(worker(other, Optional.empty(), now).run());
    Await.on(worker(shop, MONTH, now).run());
    assertThat(shop.number(EVENTS)).as("the other page keeps it forever").isOne();

    Await.on(worker(other, YEAR, now).run());
    assertThat(shop.number(EVENTS)).isZero();
  }

  @Test
  void after_a_long_rest_one_partition_covers_it() {
    Instant later = now.plus(300, ChronoUnit.DAYS);

    Await.on(worker(shop, MONTH, later).run());

    assertThat(partitions()).hasSizeBetween(17, 19);
    Partition rest = partitions().get(1);
    assertThat(Duration.between(rest.from().orElseThrow(), rest.to().orElseThrow()))
        .isGreaterThan(Duration.ofDays(200));
    assertThat(rest.to().orElseThrow()).isBefore(later.minus(6, ChronoUnit.DAYS));
  }

  @Test
  void two_replicas_make_each_partition_once() {
    Instant later = now.plus(30, ChronoUnit.DAYS);
    var both = Future.all(worker(shop, MONTH, later).run(), worker(shop, MONTH, later).run());

    Await.on(both);

    assertThat(partitions()).hasSizeBetween(16, 20);
  }

  @Test
  void a_message_moves_when_it_ends_and_when_it_is_sent_again() {
    Instant later = now.plus(90, ChronoUnit.DAYS);
    Await.on(worker(shop, MONTH, later).run());
    long ended = message(null);
    message(null);
    assertThat(in("outbox_live")).isEqualTo(2);

    end(ended, later);
    assertThat(in("outbox_live")).isOne();
    assertThat(in("outbox_" + day(later))).isOne();

    shop.rows("UPDATE outbox SET state = 'queued' WHERE page_id = $1 AND id = $2", ended);
    assertThat(in("outbox_live")).as("with one that is sent again").isEqualTo(2);
  }

  @Test
  void an_old_partition_of_messages_goes_but_for_the_emails_of_leads_that_exist() {
    past(Cut.MESSAGES, 500, 450, 0);
    shop.rows(
        """
        INSERT INTO lead (page_id, id, name, email, email_key) OVERRIDING SYSTEM VALUE
        VALUES ($1, 1, 'Ana', 'ana@example.com', 'ana@example.com')
        """);
    for (Long lead : new Long[] {1L, 2L, null}) {
      end(message(lead), daysAgo(460));
    }
    end(message(null), daysAgo(1));

    Await.on(worker(shop, YEAR, now).run());

    assertThat(shop.number("SELECT lead_id FROM outbox_other WHERE page_id = $1")).isOne();
    assertThat(in("outbox_ended")).isEqualTo(2);
    assertThat(gone).hasSize(1);
  }

  @Test
  void a_partition_that_much_outlives_waits_instead_of_letting_others_wait() {
    past(500, 450, 0);
    shop.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        SELECT $1, gen_random_uuid(), 'ana', 'SAID', 'parked', $2, ''
        FROM generate_series(1, 10001)
        """,
        utc(daysAgo(460)));

    Await.on(worker(shop, YEAR, now).run());
    assertThat(in("event_" + day(500))).isEqualTo(10_001);

    shop.rows(
        "UPDATE event SET state = 'done' WHERE page_id = $1 AND key = (SELECT key FROM event LIMIT 1)");
    Await.on(worker(shop, YEAR, now).run());
    assertThat(in("event_other")).isEqualTo(10_000);
    assertThat(dropped).hasSize(1);
  }

  private long message(Long lead) {
    return shop.rows(
            """
            INSERT INTO outbox (page_id, say, lead_id) VALUES ($1, 'COUPON', $2) RETURNING id
            """,
            lead)
        .get(0)
        .getLong("id");
  }

  private void end(long message, Instant at) {
    shop.rows(
        "UPDATE outbox SET state = 'sent', settled_at = $2 WHERE page_id = $1 AND id = $3",
        utc(at),
        message);
  }

  @Test
  void hours_of_taps_get_a_partition_a_month_which_goes_once_all_of_it_are_days() {
    Instant later = now.plus(70, ChronoUnit.DAYS);
    tap(now);
    tap(now.plus(60, ChronoUnit.DAYS));
    tap(later);
    assertThat(in("tap_count_other")).isEqualTo(2);

    Await.on(worker(shop, YEAR, later).run());
    assertThat(in("tap_count_other")).isZero();
    assertThat(hours()).contains("tap_count_before").hasSizeBetween(5, 6);

    shop.rows("DELETE FROM tap_count WHERE page_id = $1 AND hour < $2", utc(later));
    Await.on(worker(shop, YEAR, later.plus(70, ChronoUnit.DAYS)).run());
    assertThat(hours()).doesNotContain("tap_count_before").contains("tap_count_total");
    assertThat(shop.number("SELECT count(*) FROM tap_count WHERE page_id = $1")).isOne();
  }

  private void tap(Instant hour) {
    shop.rows("INSERT INTO tap_count VALUES ($1, 'welcome', 'REVEAL', $2, 0, 1)", utc(hour));
  }

  private List<String> hours() {
    return Await.on(shop.database.bulkTransaction(new PartitionStore(Cut.HOURS)::list)).stream()
        .map(Partition::name)
        .toList();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** The partitions end and begin this many days ago, the first of them too. */
  private void past(int... days) {
    past(Cut.EVENTS, days);
  }

  private void past(Cut cut, int... days) {
    run("DROP TABLE %s_before".formatted(cut.prefix));
    for (int i = 1; i < days.length; i++) {
      Instant from = daysAgo(days[i - 1]);
      Instant to = daysAgo(days[i]);
      Await.on(shop.database.bulkTransaction(tx -> new PartitionStore(cut).make(tx, from, to)));
    }
  }

  private String day(int daysAgo) {
    return day(daysAgo(daysAgo));
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10).replace("-", "");
  }

  private Instant daysAgo(int days) {
    return Width.DAY.upTo(now.minus(days, ChronoUnit.DAYS));
  }

  private void events(int each, int... daysAgo) {
    for (int days : daysAgo) {
      event(shop, daysAgo(days).plusSeconds(each), "done");
    }
  }

  private void event(TestShop of, Instant at, String state) {
    of.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        VALUES ($1, gen_random_uuid(), 'ana', 'SAID', $2, $3, '')
        """,
        state,
        utc(at));
  }

  private PartitionWorker worker(TestShop of, Optional<Duration> kept, Instant at) {
    return new PartitionWorker(
        of.vertx,
        of.database,
        of.page,
        List.of(new Kept(Cut.EVENTS, kept, dropped::add), new Kept(Cut.MESSAGES, kept, gone::add)),
        tx -> Future.succeededFuture(at));
  }

  private List<Partition> partitions() {
    return Await.on(shop.database.bulkTransaction(new PartitionStore(Cut.EVENTS)::list));
  }

  private long in(String partition) {
    return shop.number("SELECT count(*) FROM %s WHERE page_id = $1".formatted(partition));
  }

  private void run(String sql) {
    Await.on(shop.database.bulk().query(sql).execute());
  }
}
