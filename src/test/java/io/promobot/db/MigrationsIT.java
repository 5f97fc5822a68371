package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MigrationsIT {
  private final DatabaseAddress address = TestDatabase.empty();

  @Test
  void migrating_twice_changes_nothing_the_second_time() {
    migrations("trial_two").run();

    assertThatCode(() -> migrations("trial_two").run()).doesNotThrowAnyException();
    TestDatabase.run(address, "INSERT INTO thing VALUES (1, 'lamp', 'red')");
  }

  @Test
  void two_replicas_that_start_at_once_migrate_once() {
    var one = CompletableFuture.runAsync(() -> migrations("trial_two").run());
    var other = CompletableFuture.runAsync(() -> migrations("trial_two").run());

    assertThatCode(() -> CompletableFuture.allOf(one, other).join()).doesNotThrowAnyException();
  }

  @Test
  void a_database_of_a_newer_promobot_is_refused_with_a_mend() {
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
          .hasMessageContaining("Mend")
          .hasMessageNotContaining("canary")
          .hasMessageNotContaining(address.password());
    }
  }

  private DatabaseAddress signingInAs(String user, String password, SslMode sslMode) {
    return new DatabaseAddress(
        address.host(), address.port(), address.database(), user, password, sslMode);
  }

  private Migrations migrations(String folder) {
    return new Migrations(address, "classpath:db/" + folder);
  }
}
