package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(90)
class DatabaseIT {
  private static final String INSERT = "INSERT INTO thing (id, name) VALUES ($1, $2)";

  private Vertx vertx;
  private final DatabaseAddress address = TestDatabase.empty();
  private Database database;

  static Database open(Vertx vertx, DatabaseAddress address) {
    return Database.open(vertx, address, new Migrations(address, "classpath:db/trial_one"));
  }

  @BeforeEach
  void wait_for_the_schema(Vertx vertx) {
    this.vertx = vertx;
    database = open(vertx, address);
    Await.on(database.whenMigrated());
    Await.until(database::up);
  }

  @AfterEach
  void close() {
    Await.on(database.close());
  }

  @Test
  void each_pool_has_its_own_session_settings() {
    assertThat(settings(database.ingest()))
        .containsExactly(
            "promobot-ingest", "5s", "2s", "10s", "UTC", "off", "off", "off", "force_generic_plan");
    assertThat(settings(database.general()))
        .containsExactly("promobot-general", "5s", "2s", "10s", "UTC", "off", "off", "off", "auto");
    assertThat(settings(database.bulk()))
        .containsExactly("promobot-bulk", "1min", "2s", "10s", "UTC", "on", "on", "on", "auto");
  }

  @Test
  void a_transaction_commits_what_was_pipelined() {
    Await.on(
        database.ingestTransaction(
            tx -> Future.join(insert(tx, 1, "lamp"), insert(tx, 2, "chair"))));

    assertThat(count()).isEqualTo(2);
  }

  @Test
  void one_failed_statement_of_a_pipeline_undoes_all_and_the_connection_stays_usable() {
    for (int round = 0; round < 10; round++) {
      var failure =
          Await.failure(
              database.ingestTransaction(
                  tx ->
                      Future.join(
                          insert(tx, 1, "lamp"), insert(tx, 2, null), insert(tx, 3, "bed"))));

      assertThat(Database.failureOf(failure)).isEqualTo(DatabaseFailure.DATA);
    }

    assertThat(count()).isZero();
    Await.on(database.ingestTransaction(tx -> insert(tx, 1, "lamp")));
    assertThat(count()).isOne();
  }

  @Test
  void a_hand_made_pipeline_with_a_failure_rolls_back_and_frees_the_connection() {
    var connection = Await.on(database.ingest().getConnection());

    var statements =
        List.of(
            connection.query("BEGIN").execute(),
            insert(connection, 1, "lamp"),
            insert(connection, 1, "again"),
            insert(connection, 3, "bed"),
            connection.query("COMMIT").execute());
    Await.on(Future.join(statements).otherwiseEmpty());

    assertThat(statements)
        .extracting(Future::succeeded)
        .containsExactly(true, true, false, false, true);
    assertThat(Await.on(insert(connection, 4, "desk"))).isNotNull();
    Await.on(connection.close());
    assertThat(count()).isOne();
  }

  @Test
  void a_swallowed_failure_does_not_pass_for_a_commit() {
    var failure =
        Await.failure(
            database.ingestTransaction(tx -> insert(tx, 1, null).otherwiseEmpty().map("done")));

    assertThat(failure).hasMessageContaining("transaction is aborted");
    assertThat(count()).isZero();
  }

  @Test
  void work_that_throws_is_rolled_back() {
    var failure =
        Await.failure(
            database.ingestTransaction(
                tx -> {
                  insert(tx, 1, "lamp");
                  throw new IllegalStateException("bug");
                }));

    assertThat(failure).hasMessage("bug");
    assertThat(count()).isZero();
  }

  @Test
  void work_that_met_another_transaction_runs_a_second_time() {
    var runs = new AtomicInteger();

    Await.on(
        database.ingestTransaction(
            tx ->
                runs.incrementAndGet() == 1
                    ? tx.query("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$")
                        .execute()
                    : insert(tx, 1, "lamp")));

    assertThat(runs).hasValue(2);
    assertThat(count()).isOne();
  }

  @Test
  void a_passed_deadline_is_told_in_time_and_leaves_nothing_behind() {
    var begin = System.nanoTime();
    var late =
        database.<Void>ingestTransaction(
            Duration.ofMillis(300),
            tx ->
                Future.join(insert(tx, 1, "lamp"), tx.query("SELECT pg_sleep(1)").execute())
                    .mapEmpty());

    assertThat(Await.failure(late)).isInstanceOf(DatabaseUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(900));
    Await.until(() -> sleepers() == 0);
    assertThat(count()).isZero();
    for (int i = 0; i < 8; i++) {
      Await.on(database.ingestTransaction(tx -> tx.query("SELECT 1").execute()));
    }
  }

  @Test
  void a_statement_is_cut_after_five_seconds() {
    var failure = Await.failure(database.general().query("SELECT pg_sleep(7)").execute());

    assertThat(failure).hasMessageContaining("statement timeout");
    assertThat(Database.unavailable(failure)).isTrue();
  }

  @Test
  void a_lock_is_waited_for_two_seconds() {
    var holder = Await.on(database.bulk().getConnection());
    Await.on(holder.query("BEGIN; LOCK TABLE thing").execute());

    var failure = Await.failure(database.ingestTransaction(tx -> insert(tx, 1, "lamp")));

    assertThat(failure).hasMessageContaining("lock timeout");
    assertThat(Database.unavailable(failure)).isTrue();
    Await.on(holder.query("ROLLBACK").execute());
    Await.on(holder.close());
  }

  @Test
  void more_requests_than_the_queue_holds_are_turned_away_at_once() {
    var all = new ArrayList<Future<?>>();
    for (int i = 0; i < 300; i++) {
      all.add(database.ingest().query("SELECT pg_sleep(0.01)").execute());
    }
    Await.on(Future.join(all).otherwiseEmpty());

    assertThat(all)
        .filteredOn(Future::failed)
        .isNotEmpty()
        .allMatch(query -> Database.unavailable(query.cause()));
    assertThat(all).filteredOn(Future::succeeded).hasSizeGreaterThanOrEqualTo(256);
  }

  @Test
  void who_waits_too_long_for_a_connection_is_told_and_what_comes_later_serves_others() {
    var all = new ArrayList<SqlConnection>();
    for (int i = 0; i < PoolPlan.bulk().size(); i++) {
      all.add(Await.on(database.bulk().getConnection()));
    }

    var failures =
        List.of(
            Await.failure(database.bulk().getConnection()),
            Await.failure(database.bulk().query("SELECT 1").execute()),
            Await.failure(database.bulk().preparedQuery("SELECT 1").execute()));

    assertThat(failures).allMatch(Database::unavailable, "can be tried again");
    all.forEach(SqlConnection::close);
    var later =
        IntStream.range(0, 10)
            .mapToObj(i -> database.bulk().preparedQuery("SELECT $1::int").execute(Tuple.of(i)))
            .toList();
    assertThat(Await.on(Future.join(later)).<RowSet<Row>>list()).hasSize(10);
  }

  @Test
  void cut_sessions_are_followed_by_working_ones() {
    Await.on(database.ingestTransaction(tx -> insert(tx, 1, "lamp")));
    for (int round = 0; round < 5; round++) {
      TestDatabase.run(
          TestDatabase.superuser(),
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
              + address.database()
              + "'");

      Await.until(
          () ->
              Await.on(
                  Await.settled(database.ingestTransaction(tx -> tx.query("SELECT 1").execute()))));
    }
    assertThat(count()).isOne();
  }

  @Test
  void a_read_only_database_counts_as_away_until_it_accepts_writes_again() {
    alter("SET default_transaction_read_only = on");
    TestDatabase.run(
        TestDatabase.superuser(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + address.database()
            + "'");

    Await.until(() -> !database.up());
    assertThat(Await.on(database.trouble())).isPresent();
    alter("RESET default_transaction_read_only");
    Await.until(database::up);
  }

  @Test
  void a_database_without_free_connections_is_unavailable() {
    alter("CONNECTION LIMIT 0");
    TestDatabase.run(
        TestDatabase.superuser(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + address.database()
            + "'");

    Await.until(
        () -> Database.unavailable(Await.failure(database.general().query("SELECT 1").execute())));
    alter("CONNECTION LIMIT -1");
    Await.until(() -> Await.on(Await.settled(database.general().query("SELECT 1").execute())));
  }

  @Test
  void after_a_change_of_the_schema_cached_statements_work_again() {
    Await.on(database.transaction(tx -> tx.preparedQuery("SELECT * FROM thing").execute()));
    TestDatabase.run(address, "ALTER TABLE thing ADD COLUMN size int");

    var rows =
        Await.on(database.transaction(tx -> tx.preparedQuery("SELECT * FROM thing").execute()));

    assertThat(rows.columnsNames()).contains("size");
  }

  private void alter(String change) {
    TestDatabase.run(
        TestDatabase.superuser(), "ALTER DATABASE " + address.database() + " " + change);
  }

  private static Future<RowSet<Row>> insert(SqlClient client, long id, String name) {
    return client.preparedQuery(INSERT).execute(Tuple.of(id, name));
  }

  private int count() {
    return Await.on(database.general().query("SELECT count(*)::int FROM thing").execute())
        .iterator()
        .next()
        .getInteger(0);
  }

  private int sleepers() {
    var sql =
        "SELECT count(*)::int FROM pg_stat_activity WHERE state <> 'idle' AND application_name ="
            + " 'promobot-ingest' AND datname = current_database()";
    return Await.on(database.general().query(sql).execute()).iterator().next().getInteger(0);
  }

  private static List<String> settings(SqlClient pool) {
    var names =
        List.of(
            "application_name",
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "TimeZone",
            "enable_seqscan",
            "enable_hashjoin",
            "enable_mergejoin",
            "plan_cache_mode");
    return names.stream()
        .map(name -> Await.on(pool.query("SHOW " + name).execute()).iterator().next().getString(0))
        .toList();
  }
}
