package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.TargetSession;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
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
      var heard = new java.util.concurrent.CompletableFuture<String>();
      replicas.listen("stats", heard::complete);
      replicas.onGap(() -> replicas.notify("stats", "moved"));
      replicas.start();
      assertThat(heard.join()).isEqualTo("moved");

      Await.on(replicas.close());
      Await.on(database.close());
    }
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
