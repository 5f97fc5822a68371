package io.promobot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that comes again is known, whichever partition it would be stored in now. */
@Timeout(60)
class RepeatedEventsIT {
  private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
  private static final Instant LATE_YESTERDAY = TODAY.minusSeconds(60);

  private final TestShop shop = TestShop.open();

  @BeforeEach
  void a_partition_ends_at_midnight() {
    for (String sql :
        List.of(
            "DROP TABLE event_before",
            """
            CREATE TABLE event_until_today PARTITION OF event (PRIMARY KEY (page_id, psid, key))
            FOR VALUES FROM (MINVALUE) TO ('%s')
            """
                .formatted(TODAY))) {
      run(sql);
    }
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void one_with_a_time_of_its_own_is_known_by_it() {
    UUID key = UUID.randomUUID();

    assertThat(isNew(key, LATE_YESTERDAY, true)).isTrue();
    assertThat(isNew(key, LATE_YESTERDAY, true)).isFalse();
    assertThat(partitions()).containsExactly("event_until_today");
  }

  @Test
  void one_of_the_website_is_known_however_late_the_browser_repeats_it() {
    UUID key = UUID.randomUUID();

    assertThat(isNew(key, LATE_YESTERDAY, false)).isTrue();
    assertThat(isNew(key, Instant.now(), false)).isFalse();
    assertThat(isNew(UUID.randomUUID(), Instant.now(), false)).isTrue();
    assertThat(partitions()).containsExactly("event_other", "event_until_today");
  }

  @Test
  void one_without_any_time_is_known_on_the_next_day() {
    UUID key = UUID.randomUUID();
    isNew(key, LATE_YESTERDAY, false);

    assertThat(isNew(key, Instant.EPOCH, false)).isFalse();
  }

  @Test
  void one_of_a_clock_that_is_years_ahead_is_known_and_stored_as_of_now() {
    UUID key = UUID.randomUUID();

    assertThat(isNew(key, Instant.parse("9999-12-31T00:00:00Z"), true)).isTrue();
    assertThat(isNew(key, Instant.parse("9999-12-31T00:00:00Z"), true)).isFalse();
    assertThat(shop.number("SELECT count(*) FROM event WHERE page_id = $1 AND at > now()"))
        .isZero();
  }

  @Test
  void one_of_a_clock_that_is_a_little_ahead_is_known_once_its_time_has_come() {
    UUID key = UUID.randomUUID();
    Instant soon = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);

    assertThat(isNew(key, soon, true)).isTrue();
    assertThat(shop.rows("SELECT at FROM event WHERE page_id = $1"))
        .extracting(row -> row.getOffsetDateTime("at").toInstant())
        .containsExactly(soon);
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 37, 49})
  void one_of_a_clock_that_is_ahead_is_known_for_as_long_as_it_comes_again(int hours) {
    run(
        """
        CREATE TABLE event_later PARTITION OF event (PRIMARY KEY (page_id, psid, key))
        FOR VALUES FROM ('%s') TO (MAXVALUE)
        """
            .formatted(TODAY.plus(1, ChronoUnit.DAYS)));
    UUID key = UUID.randomUUID();
    Instant at = Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    assertThat(isNew(key, at, true)).isTrue();

    for (int later = 1; later <= 36; later += 5) {
      InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.ofHours(later));
      assertThat(isNew(clock, key, at, true)).as("%d hours later", later).isFalse();
    }
  }

  @Test
  void of_two_that_come_at_once_one_is_new() {
    UUID key = UUID.randomUUID();
    EventStore events = new EventStore(shop.page, InstantSource.system());
    var one = Await.on(shop.database.bulk().getConnection());
    var tx = Await.on(one.begin());
    assertThat(Await.on(events.remember(one, List.of(event(key, LATE_YESTERDAY, false)))))
        .hasSize(1);

    var other =
        shop.database.transaction(
            also -> events.remember(also, List.of(event(key, Instant.now(), false))));
    Await.until(() -> TestDatabase.waitingForLocks(shop.database.address()) == 1);
    Await.on(tx.commit());

    assertThat(Await.on(other)).isEmpty();
    Await.on(one.close());
  }

  private void run(String sql) {
    Await.on(shop.database.bulk().query(sql).execute());
  }

  private boolean isNew(UUID key, Instant at, boolean dated) {
    return isNew(InstantSource.system(), key, at, dated);
  }

  private boolean isNew(InstantSource clock, UUID key, Instant at, boolean dated) {
    EventStore events = new EventStore(shop.page, clock);
    return Await.on(
            shop.database.ingestTransaction(
                tx -> events.remember(tx, List.of(event(key, at, dated)))))
        .contains(key);
  }

  private CustomerEvent event(UUID key, Instant at, boolean dated) {
    return new CustomerEvent(
        Kind.SAID,
        key,
        shop.page,
        "ana",
        at,
        dated,
        "",
        "hi",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new byte[0]);
  }

  private List<String> partitions() {
    return shop
        .rows(
            """
            SELECT DISTINCT tableoid::regclass::text AS name FROM event
            WHERE page_id = $1 ORDER BY 1
            """)
        .stream()
        .map(row -> row.getString("name"))
        .toList();
  }
}
