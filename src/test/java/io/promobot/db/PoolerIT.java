package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.TargetSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real PgBouncer between us and the database. */
@ExtendWith(VertxExtension.class)
@EnabledIf(
    value = "io.promobot.db.Pooler#installed",
    disabledReason = "there is no /usr/sbin/pgbouncer here")
@Timeout(90)
class PoolerIT {
  private static final int CONNECTIONS = 2;
  private static final String ALL_OF_OURS =
      "extra_float_digits, statement_timeout, lock_timeout, idle_in_transaction_session_timeout,"
          + " enable_seqscan, enable_hashjoin, enable_mergejoin, enable_material, jit,"
          + " max_parallel_workers_per_gather, plan_cache_mode, TimeZone";

  private final DatabaseAddress address = TestDatabase.empty();
  private final List<Database> opened = new ArrayList<>();
  private Vertx vertx;
  private Pooler pooler;

  @BeforeEach
  void keep(Vertx vertx) {
    this.vertx = vertx;
  }

  @AfterEach
  void close() throws IOException {
    opened.forEach(each -> Await.on(each.close()));
    pooler.close();
  }

  private Database open(DatabaseWays ways) {
    var migrations = new Migrations(ways.keepingSession(), "classpath:db/trial_one");
    var database = Database.open(vertx, ways, migrations);
    opened.add(database);
    return database;
  }

  private Database behindTransactions() {
    pooler = Pooler.ofTransactions(address, CONNECTIONS);
    var database = open(pooler.around(address));
    Await.on(database.whenMigrated());
    Await.until(database::up);
    return database;
  }

  @Test
  void clients_that_share_two_connections_get_their_own_answers() {
    var one = behindTransactions();
    var other = open(pooler.around(address));
    Await.on(other.whenMigrated());

    for (int round = 0; round < 30; round++) {
      List<Future<?>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        var database = i % 2 == 0 ? one : other;
        answers.add(asksAlone(database.general(), i));
        answers.add(asksAlone(database.bulk(), i));
        int number = i;
        answers.add(database.general().withConnection(connection -> asksAlone(connection, number)));
        answers.add(database.ingestTransaction(tx -> asksThrice(tx, number)));
      }
      Await.on(Future.join(answers));
    }

    assertThat(serverConnections()).isBetween(1, CONNECTIONS);
  }

  /** Statements of many shapes: one parsed for another would not fit its parameters. */
  private static Future<Void> asksAlone(SqlClient on, int i) {
    String columns = "$1::int AS n" + ", $2::text AS word".repeat(i % 3 + 1);
    return on.preparedQuery("SELECT " + columns)
        .execute(Tuple.of(i, "word " + i))
        .map(
            rows -> {
              var row = rows.iterator().next();
              assertThat(row.size()).isEqualTo(i % 3 + 2);
              assertThat(row.getInteger(0)).isEqualTo(i);
              assertThat(row.getString(i % 3 + 1)).isEqualTo("word " + i);
              return null;
            });
  }

  private static Future<Void> asksThrice(SqlClient tx, int i) {
    return Future.join(asksAlone(tx, i), asksAlone(tx, i + 1), asksAlone(tx, i + 2)).mapEmpty();
  }

  @Test
  void each_pool_has_its_limits_in_every_transaction_and_leaves_nothing_behind() throws Exception {
    var database = behindTransactions();

    for (int i = 0; i < 5; i++) {
      assertThat(settings(database.ingest()))
          .containsExactly(
              "promobot-ingest-pooled", "5s", "2s", "10s", "UTC", "off", "force_generic_plan");
      assertThat(settings(database.general()))
          .containsExactly("promobot-general-pooled", "5s", "2s", "10s", "UTC", "off", "auto");
      assertThat(settings(database.bulk()))
          .containsExactly("promobot-bulk-pooled", "1min", "2s", "10s", "UTC", "on", "auto");
      assertThat(inTransaction(database::transaction)).isEqualTo("5s");
      assertThat(inTransaction(database::bulkTransaction)).isEqualTo("1min");
    }

    assertThat(asStrangerThroughThePooler("statement_timeout")).isEqualTo("0");
    assertThat(asStrangerThroughThePooler("enable_seqscan")).isEqualTo("on");
  }

  private static String inTransaction(
      Function<Function<SqlConnection, Future<String>>, Future<String>> transaction) {
    return Await.on(transaction.apply(tx -> setting(tx, "statement_timeout")));
  }

  private static Future<String> quick(Database database) {
    return database.transaction(tx -> setting(tx, "lock_timeout"));
  }

  private static boolean settled(Future<?> future) {
    return Await.on(Await.settled(future));
  }

  private static List<String> settings(Pool pool) {
    return IntStream.range(0, SETTINGS.size())
        .mapToObj(i -> Await.on(setting(pool, SETTINGS.get(i))))
        .toList();
  }

  private static final List<String> SETTINGS =
      List.of(
          "application_name",
          "statement_timeout",
          "lock_timeout",
          "idle_in_transaction_session_timeout",
          "TimeZone",
          "enable_seqscan",
          "plan_cache_mode");

  private static Future<String> setting(SqlClient on, String name) {
    return on.preparedQuery("SELECT current_setting($1) AS value")
        .execute(Tuple.of(name))
        .map(rows -> rows.iterator().next().getString("value"));
  }

  private String asStrangerThroughThePooler(String name) throws SQLException {
    var source = Jdbc.source(pooler.to(address));
    source.setPrepareThreshold(0);
    try (var connection = source.getConnection();
        var rows = connection.createStatement().executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private int serverConnections() {
    try (var connection = Jdbc.source(address).getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name LIKE '%-pooled'
                    """)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_failed_statement_is_reported_and_undone_and_a_kept_one_is_kept() {
    var database = behindTransactions();
    String insert = "INSERT INTO thing (id, name) VALUES ($1, $2)";

    for (int i = 0; i < 5; i++) {
      var twice = Tuple.of(i, "lamp");
      Await.on(database.general().preparedQuery(insert).execute(twice));
      var failure = Await.failure(database.general().preparedQuery(insert).execute(twice));
      assertThat(Database.failureOf(failure)).isEqualTo(DatabaseFailure.DATA);
      assertThat(Await.failure(database.general().query("no statement").execute()))
          .hasMessageContaining("syntax error");
    }

    assertThat(
            Await.on(database.general().query("SELECT count(*) FROM thing").execute())
                .iterator()
                .next()
                .getLong(0))
        .isEqualTo(5);
  }

  @Test
  void times_numbers_and_empty_batches_come_as_they_do_without_it() {
    var database = behindTransactions();
    var noon = OffsetDateTime.of(2026, 11, 30, 12, 0, 0, 1_000, ZoneOffset.UTC);

    var row =
        Await.on(
                database
                    .general()
                    .query(
                        "SELECT timestamptz '2026-11-30 12:00:00.000001Z' AS at, 0.1::float8 AS n")
                    .execute())
            .iterator()
            .next();

    assertThat(row.getOffsetDateTime("at").toInstant()).isEqualTo(noon.toInstant());
    assertThat(row.getDouble("n")).isEqualTo(0.1);
  }

  @Test
  void announcements_are_heard_past_the_pooler_and_the_listening_connection_outlives_it()
      throws IOException {
    var database = behindTransactions();
    var heard = new CopyOnWriteArrayList<String>();
    var subscriber = new NotifySubscriber(vertx, database);
    var gaps = new CopyOnWriteArrayList<Integer>();
    subscriber.onGap(() -> gaps.add(gaps.size()));
    subscriber.listen("outbox", heard::add);
    subscriber.start();
    Await.until(() -> gaps.size() == 1);

    Await.on(subscriber.notify("outbox", "before"));
    Await.until(() -> heard.contains("before"));
    pooler.restart();
    Await.until(() -> settled(subscriber.notify("outbox", "after")));
    Await.until(() -> heard.contains("after"));

    assertThat(subscriber.rebuilds()).isZero();
    Await.on(subscriber.close());
  }

  @Test
  void after_a_restart_of_the_pooler_work_goes_on() throws IOException {
    var database = behindTransactions();
    Await.on(quick(database));

    pooler.restart();

    Await.until(
        () ->
            settled(quick(database))
                && settled(setting(database.bulk(), "lock_timeout"))
                && database.up());
  }

  @Test
  void of_several_poolers_the_one_before_the_primary_is_found() {
    pooler = Pooler.ofTransactions(address, CONNECTIONS);
    var through = pooler.to(address);
    var nowhere = new DatabaseServer("127.0.0.1", 1);
    var servers =
        new DatabaseServers(
            List.of(nowhere, through.first()),
            TargetSession.READ_WRITE,
            DatabaseServers.CONNECT_TIMEOUT);
    var database = open(DatabaseWays.of(through.on(servers), address));

    Await.on(database.whenMigrated());
    Await.until(() -> settled(quick(database)) && database.up());
  }

  @Test
  void a_pooler_of_sessions_that_refuses_our_settings_ends_the_start_and_says_what_to_do() {
    pooler = Pooler.ofSessions(address, "nothing");
    var database = open(DatabaseWays.to(pooler.to(address)));

    assertThat(Await.failure(database.whenMigrated()))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("unsupported startup parameter")
        .hasMessageContaining("DATABASE_DIRECT_URL");
  }

  @Test
  void through_a_pooler_of_sessions_that_ignores_them_everything_works() {
    pooler = Pooler.ofSessions(address, ALL_OF_OURS);
    var database = open(DatabaseWays.to(pooler.to(address)));
    Await.on(database.whenMigrated());
    var heard = new CopyOnWriteArrayList<String>();
    var subscriber = new NotifySubscriber(vertx, database);
    subscriber.listen("outbox", heard::add);
    subscriber.start();

    Await.on(
        Future.join(
            IntStream.range(0, 50).mapToObj(i -> asksAlone(database.general(), i)).toList()));
    Await.until(() -> settled(subscriber.notify("outbox", "page")) && heard.contains("page"));

    Await.on(subscriber.close());
  }

  @Test
  void without_a_pooler_not_one_more_statement_is_sent() {
    var sent = new SentStatements();
    var watched = sent.vertx();
    var database =
        Database.open(watched, address, new Migrations(address, "classpath:db/trial_one"));
    try {
      pooler = Pooler.ofTransactions(address, CONNECTIONS);
      Await.on(database.whenMigrated());

      Await.on(setting(database.general(), "lock_timeout"));
      Await.on(quick(database));

      assertThat(sent.with("SET ")).isEmpty();
      assertThat(sent.with("BEGIN")).containsExactly("BEGIN");
      assertThat(sent.with("COMMIT")).hasSize(1);
    } finally {
      Await.on(database.close());
      Await.on(watched.close());
    }
  }
}
