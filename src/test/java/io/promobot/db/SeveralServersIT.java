package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.TargetSession;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class SeveralServersIT {
  private static DatabaseServers servers(TargetSession target, DatabaseServer... all) {
    return new DatabaseServers(List.of(all), target, DatabaseServers.CONNECT_TIMEOUT);
  }

  private static DatabaseAddress withOthersAway(TargetSession target) {
    var right = TestDatabase.empty();
    return right.on(
        servers(
            target,
            new DatabaseServer("127.0.0.1", 1),
            new DatabaseServer("no-such-host.invalid", 5432),
            new DatabaseServer("localhost", right.first().port())));
  }

  @Test
  void the_one_server_that_is_there_is_found_by_pools_migrations_and_the_listener(Vertx vertx) {
    for (var target : TargetSession.values()) {
      var database = DatabaseIT.open(vertx, withOthersAway(target));
      Await.on(database.whenMigrated());
      assertThat(Await.on(database.trouble())).isEmpty();

      var replicas = new NotifySubscriber(vertx, database);
      var heard = new CompletableFuture<String>();
      replicas.listen("stats", heard::complete);
      replicas.onGap(() -> replicas.notify("stats", "moved"));
      replicas.start();
      assertThat(heard.join()).isEqualTo("moved");

      Await.on(replicas.close());
      Await.on(database.close());
    }
  }

  @Test
  void the_one_promoted_last_is_used_by_all_beside_the_old_one(Vertx vertx) throws Exception {
    try (var both = Standby.start()) {
      var old = both.primary().first();
      var promoted = both.standby().first();
      var address = both.primary().on(servers(TargetSession.READ_WRITE, old, promoted));
      var database = DatabaseIT.open(vertx, address);
      Await.on(database.whenMigrated());
      assertThat(port(database)).isEqualTo(old.port());
      var replicas = new NotifySubscriber(vertx, database);
      replicas.start();

      both.promote();

      Await.until(() -> port(database) == promoted.port());
      Await.on(database.general().query("SELECT FROM thing").execute());
      var heard = new CompletableFuture<String>();
      replicas.listen("stats", heard::complete);
      Await.until(() -> said(replicas, heard));
      assertThat(port(address)).as("migrations and backups").isEqualTo(promoted.port());

      Await.on(replicas.close());
      Await.on(database.close());
    }
  }

  private static boolean said(NotifySubscriber replicas, CompletableFuture<String> heard) {
    replicas.notify("stats", "moved");
    return heard.isDone();
  }

  private static int port(Database database) {
    return Await.on(
        database
            .general()
            .query("SELECT current_setting('port')::integer")
            .execute()
            .map(rows -> rows.iterator().next().getInteger(0))
            .otherwise(0));
  }

  private static int port(DatabaseAddress address) throws SQLException {
    try (var connection = Jdbc.open(address);
        var rows = connection.createStatement().executeQuery("SHOW port")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void servers_that_all_refuse_the_password_need_a_person() {
    var right = TestDatabase.empty();
    var local = right.first();
    var both =
        servers(TargetSession.READ_WRITE, local, new DatabaseServer("localhost", local.port()));
    var wrong =
        new DatabaseAddress(both, right.database(), right.user(), "canary", SslMode.DISABLE);

    assertThatThrownBy(() -> new Migrations(wrong).run())
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("refused the sign-in");
  }

  @Test
  void servers_that_are_all_away_are_trouble_in_plain_words(Vertx vertx) {
    var away =
        TestDatabase.empty()
            .on(
                servers(
                    TargetSession.READ_WRITE,
                    new DatabaseServer("127.0.0.1", 1),
                    new DatabaseServer("127.0.0.1", 2)));
    var database = DatabaseIT.open(vertx, away);

    assertThat(Await.on(database.trouble()).orElseThrow()).contains("does not answer");

    Await.on(database.close());
  }
}
