package io.promobot.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.FaultProxy;
import io.promobot.db.ReadingPool.Health;
import io.promobot.db.Standby;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real standby that streams, stops, dies and is promoted. */
@Timeout(120)
class ReplicaIT {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Vertx vertx = Vertx.vertx();
  private Standby servers;
  private FaultProxy network;
  private Database database;
  private ReplicaWorker replicas;

  @BeforeEach
  void open() throws IOException {
    servers = Standby.alone();
    network = FaultProxy.to(vertx, servers.primary().first().port());
    var superuser = servers.primarySuperuser();
    servers.stream(superuser.at("127.0.0.1", network.port()));
    database = Database.open(vertx, servers.primary());
    Await.on(database.whenMigrated());
    Await.on(database.general().query("CREATE TABLE seen (number int)").execute());
    replicas = new ReplicaWorker(vertx, database, List.of(servers.standby()), LIMIT).start();
    untilIs(Health.USED);
  }

  @AfterEach
  void close() throws IOException {
    network.heal();
    Await.on(replicas.close());
    Await.on(database.close());
    network.close();
    Await.on(vertx.close());
    servers.close();
  }

  private void untilIs(Health health) {
    Await.until(() -> replicas.state().orElseThrow().health() == health);
  }

  private static boolean onReplica(Supplier<Pool> pool) {
    return Await.on(pool.get().query("SELECT pg_is_in_recovery() AS replica").execute())
        .iterator()
        .next()
        .getBoolean("replica");
  }

  private boolean exportOnReplica() {
    return Await.<Boolean>on(
        database.exportTransaction(
            tx ->
                tx.query("SELECT pg_is_in_recovery() AS replica")
                    .execute()
                    .map(rows -> rows.iterator().next().getBoolean("replica"))));
  }

  private void change(int number) {
    Await.on(
        database.general().preparedQuery("INSERT INTO seen VALUES ($1)").execute(Tuple.of(number)));
    replicas.changed();
  }

  private long highest() {
    return Await.on(database.lists().query("SELECT max(number) AS n FROM seen").execute())
        .iterator()
        .next()
        .getInteger("n");
  }

  @Test
  void lists_and_exports_are_read_from_a_fresh_replica() {
    Await.until(() -> onReplica(database::lists));
    assertThat(onReplica(database::exports)).isTrue();
    assertThat(exportOnReplica()).isTrue();
    assertThat(onReplica(database::general)).isFalse();
    Await.until(() -> replicas.state().orElseThrow().words().matches("\\d\\.\\d s behind"));
  }

  @Test
  void what_the_owner_has_changed_is_shown_at_once_and_the_replica_is_read_again_soon() {
    for (int i = 1; i <= 20; i++) {
      change(i);
      assertThat(highest()).isEqualTo(i);
    }

    Await.until(() -> onReplica(database::lists));
    assertThat(highest()).isEqualTo(20);
  }

  @Test
  void a_replica_that_falls_behind_is_left_alone_until_it_has_caught_up() {
    servers.pause();
    int number = 0;
    while (replicas.state().orElseThrow().health() != Health.BEHIND) {
      change(++number);
      assertThat(highest()).isEqualTo(number);
    }
    assertThat(onReplica(database::lists)).isFalse();
    assertThat(exportOnReplica()).isFalse();
    assertThat(replicas.state().orElseThrow().words())
        .startsWith("too far behind (")
        .endsWith("reading from the primary");

    servers.resume();
    untilIs(Health.USED);
    Await.until(() -> onReplica(database::lists));
    assertThat(highest()).isEqualTo(number);
  }

  @Test
  void a_replica_that_has_lost_its_primary_is_not_taken_for_a_fresh_one() {
    change(1);
    Await.until(() -> onReplica(database::lists));

    network.refuse();
    change(2);

    untilIs(Health.BEHIND);
    assertThat(highest()).isEqualTo(2);
    network.heal();
    untilIs(Health.USED);
  }

  @Test
  void when_a_replica_dies_nobody_sees_an_error() {
    change(1);
    Await.until(() -> onReplica(database::lists));

    servers.gone();
    for (int i = 0; i < 50; i++) {
      assertThat(highest()).isEqualTo(1);
    }
    untilIs(Health.SILENT);

    servers.again();
    untilIs(Health.USED);
    Await.until(() -> onReplica(database::lists));
  }

  @Test
  void a_promoted_replica_is_none() {
    Await.until(() -> onReplica(database::lists));

    servers.promote();

    untilIs(Health.NO_REPLICA);
    assertThat(onReplica(database::lists)).isFalse();
    change(1);
    assertThat(highest()).isEqualTo(1);
  }

  @Test
  void a_replica_of_another_database_is_not_read() throws IOException {
    Await.on(replicas.close());
    try (var others = Standby.start()) {
      replicas = new ReplicaWorker(vertx, database, List.of(others.standby()), LIMIT).start();

      untilIs(Health.OTHER_DATABASE);
      assertThat(onReplica(database::lists)).isFalse();
    }
  }
}
