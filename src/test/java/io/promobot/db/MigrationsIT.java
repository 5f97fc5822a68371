package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MigrationsIT {
  /** Its number for the history of these schemas. */
  private static final long FLYWAYS_LOCK = 77_433_833_903_597L;

  private final DatabaseAddress address = TestDatabase.empty();

  @Test
  void migrating_twice_changes_nothing_the_second_time() {
    migrations("trial_two").run();

    assertThatCode(() -> migrations("trial_two").run()).doesNotThrowAnyException();
    TestDatabase.run(address, "INSERT INTO thing VALUES (1, 'lamp', 'red')");
  }

  @Test
  void people_from_before_the_origins_are_counted_by_them() throws SQLException {
    migrate("001");
    TestDatabase.run(address, "INSERT INTO page (page_id) VALUES ('p')");
    TestDatabase.run(
        address,
        """
        INSERT INTO customer (page_id, psid, origin, created_at)
        SELECT 'p', n::text, CASE WHEN n <= 2 THEN 'poster' ELSE '' END, '2026-01-31T23:30:00Z'
        FROM generate_series(1, 3) AS n
        """);
    TestDatabase.run(
        address,
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path,
          responded_at, revealed_at)
        SELECT 'p', id, j.campaign, 1, origin, 0, now(), CASE WHEN psid = '1' THEN now() END
        FROM customer, (VALUES ('welcome'), ('sale')) AS j (campaign)
        """);

    new Migrations(address).run();

    assertThat(
            texts(
                """
                SELECT concat_ws(' ', day, origin, what, people) FROM origin_count
                WHERE page_id = 'p' ORDER BY origin, what
                """))
        .containsExactly(
            "2026-01-31  customers 1",
            "2026-01-31  responded 1",
            "2026-01-31 poster customers 2",
            "2026-01-31 poster responded 2",
            "2026-01-31 poster revealed 1");
    assertThat(texts("SELECT reached::text FROM customer ORDER BY psid"))
        .containsExactly("3", "1", "1");
  }

  @Test
  void no_figure_changes_when_days_become_the_shops() throws SQLException {
    migrate("002");
    TestDatabase.run(
        address,
        """
        INSERT INTO customer (page_id, psid, created_at, read_until, delivered_until) VALUES
          ('p', 'ana', '2026-01-31T23:30:00Z', '9999-12-31T00:00:00Z', '2026-01-31T23:31:00Z'),
          ('p', 'ben', '2026-01-31T23:30:00Z', '2026-02-01T00:00:00Z', NULL)
        """);
    TestDatabase.run(
        address,
        """
        INSERT INTO origin_count (page_id, day, origin, what, slot, people)
        VALUES ('p', '2026-01-31', '', 'customers', 0, 2)
        """);
    TestDatabase.run(
        address,
        """
        INSERT INTO stage_count (page_id, campaign_id, hour, stage, slot, people)
        VALUES ('p', 'welcome', '2026-01-31T23:00:00Z', 'sent', 0, 2)
        """);
    String figures =
        """
        SELECT concat_ws(' ', o.day, o.people, s.hour AT TIME ZONE 'UTC', s.people)
        FROM origin_count o, stage_count s
        """;
    List<String> before = texts(figures);

    new Migrations(address).run();

    assertThat(texts(figures)).isEqualTo(before).hasSize(1);
    assertThat(texts("SELECT psid FROM customer WHERE came_on IS NOT NULL")).isEmpty();
    assertThat(texts("SELECT psid FROM customer WHERE read_until > now()")).isEmpty();
    assertThat(
            texts(
                """
                SELECT concat_ws(' ', read_until AT TIME ZONE 'UTC') FROM customer
                WHERE psid = 'ben'
                """))
        .containsExactly("2026-02-01 00:00:00");
  }

  @Test
  void an_event_of_before_the_partitions_is_still_known_and_still_there() throws SQLException {
    migrate("038");
    TestDatabase.run(
        address,
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        SELECT 'p', gen_random_uuid(), 'ana', 'SAID', state, now() - n * interval '1 day', '\\x01'
        FROM generate_series(0, 500, 100) AS n, (VALUES ('done'), ('parked')) AS s (state)
        """);
    String rows = "SELECT concat_ws(' ', key, state, at, received_at) FROM event ORDER BY 1";
    List<String> before = texts(rows);

    new Migrations(address).run();

    assertThat(texts(rows)).isEqualTo(before).hasSize(12);
    TestDatabase.run(
        address,
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        SELECT page_id, key, psid, kind, 'done', at + interval '5 seconds', raw FROM event
        ON CONFLICT DO NOTHING
        """);
    assertThat(texts(rows))
        .as("the same again, with times as they are stored now")
        .isEqualTo(before);
  }

  @Test
  void what_every_event_writes_has_no_checks_for_each_statement_to_prepare() throws SQLException {
    new Migrations(address).run();

    assertThat(
            texts(
                """
                SELECT conrelid::regclass || ' ' || conname FROM pg_constraint
                WHERE contype = 'c'
                  AND conrelid::regclass::text ~ '^(event|customer|journey|outbox|tap_count|path_count)'
                """))
        .isEmpty();
  }

  @Test
  void behind_a_backup_no_migration_of_events_keeps_everybody_waiting() throws SQLException {
    for (String version : List.of("041", "041.1", "042")) {
      try (var backup = Jdbc.open(address);
          var statement = backup.createStatement()) {
        migrate(version.equals("041") ? "039" : version.equals("042") ? "041.1" : "041");
        backup.setAutoCommit(false);
        statement.execute("LOCK TABLE event IN ACCESS SHARE MODE");

        if (version.equals("041.1")) {
          migrate(version);
        } else {
          assertThatThrownBy(() -> new Migrations(address).runTo(version))
              .isInstanceOf(DatabaseUnavailable.class)
              .hasMessageContaining("lock timeout");
        }
      }
    }
    new Migrations(address).run();
  }

  @Test
  void events_of_a_clock_that_was_ahead_do_not_stop_the_partitions() throws SQLException {
    migrate("039");
    TestDatabase.run(
        address,
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, received_at, raw)
        SELECT 'p', gen_random_uuid(), 'ana', 'SAID', 'done', '2099-01-01', received, ''
        FROM (VALUES (now()), ('2099-01-01')) AS row (received)
        """);

    new Migrations(address).run();

    assertThat(texts("SELECT (at <= now())::text FROM event")).containsExactly("true", "true");
  }

  @Test
  void who_was_allowed_to_read_events_still_is() throws SQLException {
    migrate("039");
    TestDatabase.run(
        address,
        "GRANT SELECT ON event TO pg_monitor WITH GRANT OPTION; GRANT INSERT ON event TO PUBLIC");
    String grants =
        "SELECT unnest(relacl)::text FROM pg_class WHERE oid = 'event'::regclass ORDER BY 1";
    List<String> before = texts(grants);

    new Migrations(address).run();

    assertThat(texts(grants)).isEqualTo(before).hasSizeGreaterThan(2);
  }

  private void migrate(String version) throws SQLException {
    Flyway.configure()
        .dataSource(Jdbc.source(address))
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = Jdbc.source(address).getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  @Test
  void two_replicas_that_start_at_once_migrate_once() {
    var one = CompletableFuture.runAsync(() -> migrations("trial_two").run());
    var other = CompletableFuture.runAsync(() -> migrations("trial_two").run());

    assertThatCode(() -> CompletableFuture.allOf(one, other).join()).doesNotThrowAnyException();
  }

  @Test
  void a_start_with_nothing_to_migrate_does_not_wait_for_a_replica_that_migrates()
      throws SQLException {
    migrations("trial_two").run();

    try (var replica = Jdbc.source(address).getConnection();
        var sql = replica.createStatement()) {
      sql.execute("SELECT pg_advisory_lock(" + FLYWAYS_LOCK + ")");
      assertThatCode(() -> migrations("trial_two").run()).doesNotThrowAnyException();
    }
  }

  @Test
  void a_database_of_a_newer_promobot_is_refused_with_what_to_do() {
    migrations("trial_two").run();

    assertThatThrownBy(() -> migrations("trial_one").run())
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("made by a newer promobot (schema version 002)")
        .hasMessageContaining("Start that version")
        .hasMessageNotContaining(address.password());
  }

  @Test
  void a_broken_migration_needs_a_person() {
    assertThatThrownBy(() -> migrations("trial_broken").run())
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("V001__oops.sql");
  }

  @Test
  void a_changed_migration_needs_a_person() {
    migrations("trial_one").run();
    TestDatabase.run(address, "UPDATE flyway_schema_history SET checksum = 1");

    assertThatThrownBy(() -> migrations("trial_one").run())
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void a_database_that_is_away_may_come_back() {
    var away = address.at("127.0.0.1", 1);
    var unknown = address.at("no-such-host.invalid", 5432);

    for (var wrong : new DatabaseAddress[] {away, unknown}) {
      assertThatThrownBy(() -> new Migrations(wrong).run()).isInstanceOf(DatabaseUnavailable.class);
    }
  }

  @Test
  void a_server_that_refuses_us_needs_a_person() {
    var wrong =
        new DatabaseAddress[] {
          signingInAs(address.user(), "canary", SslMode.DISABLE),
          signingInAs("nobody", "canary", SslMode.DISABLE),
          signingInAs(address.user(), address.password(), SslMode.REQUIRE),
          address.withDatabase("no_such_database")
        };

    for (var refused : wrong) {
      assertThatThrownBy(() -> new Migrations(refused).run())
          .isInstanceOf(DatabaseStartException.class)
          .hasMessageStartingWith("DATABASE_URL: postgres://")
          .hasMessageContaining("Fix ")
          .hasMessageNotContaining("canary")
          .hasMessageNotContaining(address.password());
    }
  }

  private DatabaseAddress signingInAs(String user, String password, SslMode sslMode) {
    return new DatabaseAddress(
        address.first().host(),
        address.first().port(),
        address.database(),
        user,
        password,
        sslMode);
  }

  private Migrations migrations(String folder) {
    return new Migrations(address, "classpath:db/" + folder);
  }
}
