package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseIT {
  @TempDir Path folder;

  @Test
  void a_started_database_is_durable_private_and_local() throws Exception {
    try (var database = start(folder)) {
      var address = database.address();

      assertThat(show(address, "fsync")).isEqualTo("on");
      assertThat(show(address, "synchronous_commit")).isEqualTo("on");
      assertThat(show(address, "full_page_writes")).isEqualTo("on");
      assertThat(show(address, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(database.superuserAddress(), "unix_socket_directories")).isEmpty();
      assertThat(show(address, "server_version")).startsWith("18.");
      assertThat(show(address, "data_checksums")).isEqualTo("on");
      assertThat(show(address, "server_encoding")).isEqualTo("UTF8");
      assertThat(one(address, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("false");
      assertThat(one(address, "SELECT upper('é')")).isEqualTo("É");
    }
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("postgres-password"))).isEqualTo("rw-------");
    assertThat(signInRules()).isNotEmpty().allMatch(rule -> rule.endsWith("scram-sha-256"));
  }

  @Test
  void a_wrong_password_is_refused() throws Exception {
    try (var database = start(folder)) {
      var right = database.address();
      var wrong =
          new DatabaseAddress(
              right.first().host(),
              right.first().port(),
              right.database(),
              right.user(),
              "wrong",
              right.sslMode());

      assertThatThrownBy(() -> one(wrong, "SELECT 1"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void data_survive_a_restart_and_the_port_stays() throws Exception {
    int port;
    try (var database = start(folder)) {
      port = database.address().first().port();
      TestDatabase.run(database.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    try (var database = start(folder)) {
      assertThat(database.address().first().port()).isEqualTo(port);
      assertThat(one(database.address(), "SELECT answer::text FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void closing_twice_is_harmless_and_frees_the_folder() {
    var database = start(folder);

    database.close();

    assertThatCode(database::close).doesNotThrowAnyException();
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void after_kill_9_the_next_start_is_quick_and_finds_every_commit() throws Exception {
    var killed = PromobotProcess.start(folder);
    TestDatabase.run(killed.superuser(), "CREATE TABLE kept AS SELECT 42 AS answer");
    killed.kill();
    assertThat(folder.resolve("postgres/postmaster.pid")).exists();

    var begin = System.nanoTime();
    try (var database = start(folder)) {
      var took = Duration.ofNanos(System.nanoTime() - begin);
      System.out.println("ready after kill -9 in " + took.toMillis() + " ms");

      assertThat(took).isLessThan(Duration.ofSeconds(20));
      assertThat(
              one(
                  database.superuserAddress().withDatabase("promobot"),
                  "SELECT answer::text FROM kept"))
          .isEqualTo("42");
    }
  }

  @Test
  void a_frozen_server_that_was_left_behind_is_replaced_and_its_commits_are_kept()
      throws Exception {
    var killed = PromobotProcess.start(folder);
    TestDatabase.run(killed.superuser(), "CREATE TABLE kept AS SELECT 42 AS answer");
    killed.kill();
    var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0);
    new ProcessBuilder("kill", "-STOP", pid).start().waitFor();

    try (var database = start(folder)) {
      assertThat(
              one(
                  database.superuserAddress().withDatabase("promobot"),
                  "SELECT answer::text FROM kept"))
          .isEqualTo("42");
    }
  }

  @Test
  void a_second_promobot_on_the_same_folder_is_refused_by_name() throws Exception {
    var first = PromobotProcess.start(folder);
    try {
      assertThatThrownBy(() -> start(folder))
          .isInstanceOf(DatabaseStartException.class)
          .hasMessage(
              "another promobot (pid %d) uses DATA_DIR %s. Stop it, or give this one its own"
                  + " DATA_DIR.",
              first.pid(), folder);
    } finally {
      first.end();
    }
  }

  @Test
  void a_stale_number_that_belongs_to_another_program_does_not_stop_the_start() throws Exception {
    start(folder).close();
    var foreign = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(
          folder.resolve("postgres/postmaster.pid"),
          foreign.pid() + "\n" + folder.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n");

      assertThatCode(() -> start(folder).close()).doesNotThrowAnyException();

      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void data_of_another_major_version_are_refused_with_what_to_do() throws Exception {
    start(folder).close();
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");

    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("was made by PostgreSQL 17, and this promobot brings another major")
        .hasMessageContaining("DATA_DIR=" + folder + " java -jar")
        .hasMessageContaining("--backup promobot-backup.zip")
        .hasMessageContaining("DATA_DIR=" + folder + "-new java -jar promobot.jar --restore");

    Files.writeString(folder.resolve("postgres/PG_VERSION"), "18\n");
    assertThatCode(() -> start(folder).close()).doesNotThrowAnyException();
  }

  @Test
  void a_lost_password_file_is_explained() throws Exception {
    start(folder).close();
    Files.delete(folder.resolve("postgres-password"));

    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("postgres-password is missing");
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_explained() throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> start(file.resolve("data")))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("set DATA_DIR to another folder");
  }

  @Test
  void a_half_made_data_folder_is_created_again() throws Exception {
    var unfinished = Files.createDirectories(folder.resolve("postgres.unfinished/base"));
    Files.writeString(unfinished.resolve("PG_VERSION"), "18");

    assertThatCode(() -> start(folder).close()).doesNotThrowAnyException();
  }

  private static EmbeddedDatabase start(Path folder) {
    return EmbeddedDatabase.start(folder, TestDatabase.programs(), Map.of());
  }

  private static String show(DatabaseAddress address, String setting) throws SQLException {
    return one(address, "SHOW " + setting);
  }

  private static String one(DatabaseAddress address, String sql) throws SQLException {
    try (var connection = Jdbc.source(address).getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> signInRules() throws IOException {
    return Files.readAllLines(folder.resolve("postgres/pg_hba.conf")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(String::strip)
        .toList();
  }

  @Test
  void a_server_that_is_slow_to_answer_is_not_blamed_on_the_disk() {
    var directory = DataDirectory.open(folder);
    try {
      var slow = new SQLException("Connection attempt timed out.");

      assertThat(EmbeddedDatabase.advice(directory, slow))
          .contains("did not answer within 60 s (Connection attempt timed out).", "start again")
          .contains(directory.serverLogs().toString())
          .doesNotContain("noexec", "..");
      assertThat(EmbeddedDatabase.advice(directory, new IOException("broken.")))
          .contains("did not start: broken. If the disk");
    } finally {
      directory.close();
    }
  }
}
