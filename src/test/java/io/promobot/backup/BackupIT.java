package io.promobot.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.Jdbc;
import io.promobot.db.Migrations;
import io.promobot.db.PoolName;
import io.promobot.db.PrivateFile;
import io.promobot.db.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class BackupIT {
  private static final Map<String, List<String>> NO_TABLES = Map.of();

  @TempDir static Path shared;
  private static DatabaseAddress shop;
  private static Path saved;

  @TempDir Path folder;

  @BeforeAll
  static void save() {
    shop = Shopful.database();
    saved = shared.resolve("shop.zip");
    new Backup(shop, "1.0").save(saved);
  }

  private static DatabaseAddress restored(Path from, boolean moved) {
    DatabaseAddress empty = TestDatabase.empty();
    restore(from, empty, moved);
    return empty;
  }

  private static Manifest restore(Path from, DatabaseAddress to, boolean moved) {
    try (BackupFile file = BackupFile.open(from)) {
      return new Restore(to, to.toString(), moved).from(file);
    }
  }

  private static void refused(Path from, DatabaseAddress to, String why) {
    assertThatThrownBy(() -> restore(from, to, false))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void all_rows_of_all_tables_come_back_as_they_were_but_nobody_is_signed_in() {
    Map<String, List<String>> before = Rows.of(shop);
    assertThat(before.values()).as("a row in each table").noneMatch(List::isEmpty);

    Map<String, List<String>> after = Rows.of(restored(saved, true));

    assertThat(after.get("session")).isEmpty();
    assertThat(after.get("sign_in_link")).isEmpty();
    assertThat(after.get("till_session")).isEmpty();
    before.put("session", List.of());
    before.put("till_session", List.of());
    before.put("sign_in_link", List.of());
    assertThat(after).isEqualTo(before);
  }

  @Test
  void numbers_go_on_after_those_that_were_given_out() {
    String next =
        "INSERT INTO customer (page_id, psid) VALUES ('p', 'new') RETURNING id > 500 AND id < 502";

    DatabaseAddress moved = restored(saved, true);
    DatabaseAddress again = restored(saved, false);

    assertThat(Rows.read(moved, next)).containsExactly("t");
    assertThat(Rows.read(again, next.replace("id < 502", "id > 1000000"))).containsExactly("t");
    String campaign = "SELECT next_campaign_number FROM page";
    assertThat(Rows.number(moved, campaign)).isOne();
    assertThat(Rows.number(again, campaign)).isEqualTo(1_000_001);
  }

  @Test
  void what_waited_goes_out_by_itself_in_no_case_and_the_owner_decides() {
    DatabaseAddress again = restored(saved, false);

    assertThat(
            Rows.read(
                again,
                """
                SELECT concat_ws(' ', priority, campaign_id, state, reason, possible_duplicate)
                FROM outbox ORDER BY id
                """))
        .containsExactly(
            "0 welcome cancelled restored t",
            "0 welcome cancelled restored t",
            "1 welcome cancelled restored t",
            "1 c1 held t",
            "1 c1 held t",
            "1 c2 held t",
            "1 c3 cancelled restored t",
            "1 c4 held t",
            "1 c1 sent f",
            "1 c1 failed f",
            "2 cancelled restored t");
    assertThat(
            Rows.read(
                again,
                "SELECT concat_ws(' ', id, state, queue_end - queued_to) FROM campaign ORDER BY id"))
        .containsExactly(
            "c1 paused 0", "c2 paused 7", "c3 done 0", "c4 cancelled 0", "welcome open 0");
  }

  @Test
  void a_backup_is_of_one_moment_while_customers_write() throws Exception {
    DatabaseAddress busy = Shopful.database();
    AtomicInteger written = new AtomicInteger();
    AtomicInteger enough = new AtomicInteger(Integer.MAX_VALUE);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(busy, written, enough));
    Await.until(() -> written.get() > 20 || writer.isDone());

    new Backup(busy, "1.0").save(folder.resolve("busy.zip"));
    int during = written.get();
    enough.set(during + 1);
    writer.join();

    DatabaseAddress again = restored(folder.resolve("busy.zip"), true);
    String both = "SELECT count(*) FROM customer WHERE psid LIKE 'busy-%'";
    long people = Rows.number(again, both);
    assertThat(people).isBetween(20L, (long) during + 1);
    assertThat(Rows.number(again, "SELECT count(*) FROM journey WHERE campaign_id = 'busy'"))
        .isEqualTo(people);
    assertThat(Rows.number(again, "SELECT sum(people) FROM path_count WHERE campaign_id = 'busy'"))
        .isEqualTo(people);
  }

  private static void write(DatabaseAddress to, AtomicInteger written, AtomicInteger enough) {
    try (var connection = Jdbc.open(to);
        var statement = connection.createStatement()) {
      while (written.get() < enough.get()) {
        // several statements in one go are one transaction
        statement.execute(
            """
            INSERT INTO customer (page_id, psid) VALUES ('p', 'busy-%1$d');
            INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
            SELECT 'p', id, 'busy', 1, '', 0 FROM customer WHERE psid = 'busy-%1$d';
            INSERT INTO path_count VALUES ('p', 'busy', 1, '', 0, 0, 1)
            ON CONFLICT (page_id, campaign_id, version, origin, path, slot)
            DO UPDATE SET people = path_count.people + 1
            """
                .formatted(written.get()));
        written.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_backup_of_an_older_schema_becomes_one_of_this_version() {
    DatabaseAddress old = TestDatabase.empty();
    new Migrations(old).runTo("001");
    TestDatabase.run(
        old,
        """
        INSERT INTO page (page_id) VALUES ('p');
        INSERT INTO customer (page_id, psid) VALUES ('p', 'ana');
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, revealed_at)
        VALUES ('p', 1, 'welcome', 1, '', 0, now())
        """);
    new Backup(old, "0.9").save(folder.resolve("old.zip"));

    DatabaseAddress again = restored(folder.resolve("old.zip"), true);

    assertThat(Rows.number(again, "SELECT reached FROM customer")).isEqualTo(2);
    assertThat(new Migrations(again).knows("002")).isTrue();
    assertThat(Rows.of(again).keySet()).isEqualTo(Rows.of(shop).keySet());
  }

  @Test
  void an_event_that_two_partitions_know_comes_back_once() {
    DatabaseAddress twice = TestDatabase.fresh();
    TestDatabase.run(
        twice,
        """
        INSERT INTO page (page_id) VALUES ('p');
        CREATE TABLE event_20990101 PARTITION OF event (PRIMARY KEY (page_id, psid, key))
          FOR VALUES FROM ('2099-01-01') TO ('2099-02-01');
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        SELECT 'p', '00000000-0000-4000-8000-000000000001', 'ana', 'SAID', 'done', at, ''
        FROM (VALUES (now()), ('2099-01-05'), ('2099-02-05')) AS first (at)
        """);
    new Backup(twice, "1.0").save(folder.resolve("twice.zip"));

    DatabaseAddress again = restored(folder.resolve("twice.zip"), true);

    assertThat(Rows.read(again, "SELECT DISTINCT key::text FROM event"))
        .containsExactly("00000000-0000-4000-8000-000000000001");
  }

  @Test
  void a_partition_that_somebody_has_detached_is_not_saved() {
    DatabaseAddress cut = TestDatabase.fresh();
    TestDatabase.run(
        cut,
        """
        INSERT INTO page (page_id) VALUES ('p');
        CREATE TABLE event_20990101 (LIKE event, PRIMARY KEY (page_id, psid, key))
        """);
    new Backup(cut, "1.0").save(folder.resolve("cut.zip"));

    assertThat(Rows.number(restored(folder.resolve("cut.zip"), true), "SELECT count(*) FROM page"))
        .isOne();
  }

  @Test
  void nothing_is_ever_overwritten() {
    DatabaseAddress used = TestDatabase.fresh();
    TestDatabase.run(used, "INSERT INTO page (page_id) VALUES ('other')");

    refused(saved, used, "There are already rows in");

    assertThat(Rows.number(used, "SELECT count(*) FROM page WHERE page_id = 'other'")).isOne();
    assertThat(Rows.number(used, "SELECT count(*) FROM customer")).isZero();
  }

  @Test
  void what_was_saved_beside_a_running_promobot_has_not_moved() {
    DatabaseAddress empty = TestDatabase.empty();
    Path file = folder.resolve("beside.zip");
    saveBesideARunningPromobot(file);

    assertThatThrownBy(() -> restore(file, empty, true))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("messages may have gone out since");
    assertThat(Rows.of(empty)).isEqualTo(NO_TABLES);

    assertThat(restore(file, empty, false).running()).isTrue();
  }

  private static void saveBesideARunningPromobot(Path file) {
    Vertx vertx = Vertx.vertx();
    Database running = Database.open(vertx, shop);
    try {
      Await.on(running.whenMigrated());
      Await.until(running::up);
      new Backup(shop, "1.0").save(file);
    } finally {
      Await.on(running.close());
      Await.on(vertx.close());
    }
  }

  @Test
  void a_backup_that_does_not_say_whether_a_promobot_ran_moves_as_it_did() {
    Path older =
        ZipEdit.rewritten(
            saved,
            folder.resolve("older.zip"),
            Manifest.ENTRY,
            text -> text.replace("\"running\" : false,", ""));

    assertThat(Rows.number(restored(older, true), "SELECT count(*) FROM customer")).isEqualTo(500);
  }

  @Test
  void a_database_on_which_a_promobot_runs_is_left_alone() throws Exception {
    DatabaseAddress used = TestDatabase.fresh();
    try (var running = Jdbc.open(used);
        var statement = running.createStatement()) {
      for (PoolName pool : PoolName.values()) {
        statement.execute("SET application_name = '%s'".formatted(pool.application()));

        refused(saved, used, "A promobot is running on");
      }
      // a connection that closes may be seen for a moment longer
      statement.execute("RESET application_name");
    }

    restore(saved, used, true);
    assertThat(Rows.number(used, "SELECT count(*) FROM customer")).isEqualTo(500);
  }

  @Test
  void an_incomplete_backup_is_refused_before_anything_is_changed() throws Exception {
    DatabaseAddress empty = TestDatabase.empty();
    byte[] whole = Files.readAllBytes(saved);
    byte[] bitten = whole.clone();
    int middle = new String(whole, ISO_8859_1).indexOf("customer.copy") + 300;
    bitten[middle] ^= 0x55;

    refused(folder.resolve("none.zip"), empty, "There is no readable file");
    refused(Files.writeString(folder.resolve("letter"), "Dear Ana"), empty, "is not a backup");
    refused(
        Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 30)),
        empty,
        "only a part of one");
    refused(Files.write(folder.resolve("bitten"), bitten), empty, "is damaged");
    refused(
        ZipEdit.rewritten(saved, folder.resolve("less"), "tables/event.copy", text -> ""),
        empty,
        "table event differs from what was saved");

    assertThat(Rows.of(empty)).isEqualTo(NO_TABLES);
  }

  @Test
  void a_newer_backup_is_refused_with_the_version_that_made_it() {
    DatabaseAddress empty = TestDatabase.empty();
    String schema = new Migrations(shop).newest();
    Path newerSchema =
        ZipEdit.rewritten(
            saved,
            folder.resolve("newer"),
            Manifest.ENTRY,
            text -> text.replace("\"" + schema + "\"", "\"999\""));
    Path newerFormat =
        ZipEdit.rewritten(
            saved,
            folder.resolve("format"),
            Manifest.ENTRY,
            text -> text.replaceFirst("\"format\" : 1", "\"format\" : 2"));

    refused(newerSchema, empty, "made by a newer promobot (1.0, schema version 999");
    refused(newerFormat, empty, "made by a newer promobot (1.0)");

    assertThat(Rows.of(empty)).isEqualTo(NO_TABLES);
  }

  @Test
  void a_restore_that_fails_half_way_leaves_an_empty_database_in_which_another_succeeds() {
    DatabaseAddress empty = TestDatabase.empty();
    Path broken =
        ZipEdit.rewritten(
            saved,
            folder.resolve("broken"),
            "tables/topic_channel.copy",
            text -> text.replace("p\t1\t1", "p\t1\t2"));

    refused(broken, empty, "Nothing of it was restored");

    assertThat(Rows.of(empty).values()).allMatch(List::isEmpty);
    restore(saved, empty, true);
    assertThat(Rows.number(empty, "SELECT count(*) FROM customer")).isEqualTo(500);
  }

  @Test
  void a_connection_that_breaks_half_way_is_reported_to_the_operator() {
    DatabaseAddress breaking = TestDatabase.fresh();
    TestDatabase.run(
        breaking,
        """
        CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
        CREATE TRIGGER break BEFORE DELETE ON session EXECUTE FUNCTION break()
        """);

    refused(saved, breaking, "terminating connection");
    refused(saved, breaking, "Nothing of it was restored");

    assertThat(Rows.of(breaking).values()).allMatch(List::isEmpty);
  }

  @Test
  void a_restore_that_fails_after_its_rows_are_there_says_so() {
    DatabaseAddress old = TestDatabase.empty();
    new Migrations(old).runTo("001");
    TestDatabase.run(old, "INSERT INTO page (page_id) VALUES ('p')");
    new Backup(old, "0.9").save(folder.resolve("old.zip"));
    DatabaseAddress again = TestDatabase.empty();
    new Migrations(again).runTo("001");
    TestDatabase.run(again, "CREATE TABLE lead (in_the_way integer)");

    refused(folder.resolve("old.zip"), again, "All rows are there; start promobot");

    assertThat(Rows.number(again, "SELECT count(*) FROM page")).isOne();
    TestDatabase.run(again, "DROP TABLE lead");
    new Migrations(again).run();
  }

  @Test
  void a_planner_that_cannot_be_told_fails_no_restore() {
    DatabaseAddress again = TestDatabase.fresh();
    TestDatabase.run(
        again,
        """
        CREATE FUNCTION not_analyzed(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$
          BEGIN
            IF current_query() LIKE 'ANALYZE%' THEN RAISE 'not today'; END IF;
            RETURN $1;
          END $$;
        CREATE INDEX ON customer (not_analyzed(psid))
        """);

    restore(saved, again, true);

    assertThat(Rows.number(again, "SELECT count(*) FROM customer")).isEqualTo(500);
    assertThatThrownBy(() -> TestDatabase.run(again, "ANALYZE customer"))
        .hasStackTraceContaining("not today");
  }

  @Test
  void the_file_is_its_owners_and_replaces_nothing_but_a_backup() throws Exception {
    Path letter = Files.writeString(folder.resolve("letter"), "Dear Ana");
    Path older = folder.resolve("older.zip");
    Files.copy(saved, older);

    assertThatThrownBy(() -> new Backup(shop, "1.0").save(letter))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("is not a backup of promobot");
    new Backup(shop, "1.1").save(older);

    assertThat(Files.readString(letter)).isEqualTo("Dear Ana");
    assertThat(mode(older)).isEqualTo("rw-------");
    try (BackupFile file = BackupFile.open(older)) {
      assertThat(file.manifest().promobot()).isEqualTo("1.1");
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("letter", "older.zip");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 5_000})
  void a_damaged_older_backup_does_not_stop_the_nights_that_follow(int left) throws Exception {
    Path tonight = folder.resolve("promobot-3.zip");
    Files.write(tonight, Arrays.copyOf(Files.readAllBytes(saved), left));

    new Backup(shop, "1.1").save(tonight);

    try (BackupFile file = BackupFile.open(tonight)) {
      assertThat(file.manifest().promobot()).isEqualTo("1.1");
    }
  }

  @Test
  void somebody_elses_zip_stays() throws Exception {
    Path photos = folder.resolve("photos.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(photos))) {
      zip.putNextEntry(new ZipEntry("tables/oak.jpeg"));
    }
    byte[] before = Files.readAllBytes(photos);

    assertThatThrownBy(() -> new Backup(shop, "1.0").save(photos))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("not even a damaged one");

    assertThat(photos).hasBinaryContent(before);
  }

  @Test
  void two_that_write_the_same_file_do_not_meet_before_it_is_whole() throws Exception {
    Path file = folder.resolve("same.zip");
    try (PrivateFile first = PrivateFile.beside(file);
        PrivateFile second = PrivateFile.beside(file)) {
      try (var unfinished = Files.list(folder)) {
        assertThat(unfinished.map(BackupIT::mode)).containsExactly("rw-------", "rw-------");
      }
      first.out().write("first".getBytes(ISO_8859_1));
      second.out().write("second".getBytes(ISO_8859_1));

      second.finish();
      assertThat(file).hasContent("second");
      first.finish();
      assertThat(file).hasContent("first");
    }
    assertThat(folder.toFile().list()).containsExactly("same.zip");
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_cannot_be_saved_leaves_no_file() {
    Path file = folder.resolve("nothing.zip");

    assertThatThrownBy(() -> new Backup(TestDatabase.empty(), "1.0").save(file))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("does not contain a promobot");
    assertThatThrownBy(() -> new Backup(shop, "1.0").save(folder.resolve("no/such/folder.zip")))
        .isInstanceOf(BackupRefused.class)
        .hasMessageStartingWith("There is no folder " + folder.resolve("no/such") + ".");

    assertThat(folder).isEmptyDirectory();
  }
}
