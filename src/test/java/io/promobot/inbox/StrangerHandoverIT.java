package io.promobot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.house.House;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A person from the shop writes to somebody in the very moment in which another replica makes a
 * customer of them: neither may miss the other, whichever commits first.
 */
@Timeout(60)
class StrangerHandoverIT {
  private static final String ANA = "7300000000000002";
  private static final String LOCKS =
      "SELECT count(*) FROM pg_locks WHERE granted AND locktype = 'advisory' AND mode = $1";

  private House one;
  private House other;
  private SqlConnection gate;

  @BeforeEach
  void open() {
    DatabaseAddress address = TestDatabase.fresh();
    one = House.on(address, 1000);
    other = House.on(address, 1000);
    gate = Await.on(one.db.general().getConnection());
  }

  @AfterEach
  void close() {
    Await.on(gate.close());
    one.close();
    other.close();
  }

  /** From now on who wrote such a row has done everything, and only waits to commit. */
  private void holdBeforeCommit(String table, String condition) {
    one.run(
        """
        CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(1, 1); RETURN NULL; END $$
        """);
    one.run(
        "CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED"
                .formatted(table)
            + " FOR EACH ROW WHEN (%s) EXECUTE FUNCTION wait()".formatted(condition));
    Await.on(gate.query("SELECT pg_advisory_lock(1, 1)").execute());
  }

  private void open(Future<Void> first, Future<Void> second) {
    Await.until(() -> second.isComplete() || waiting() == 2);
    Await.on(gate.query("SELECT pg_advisory_unlock(1, 1)").execute());
    Await.on(Future.all(first, second));
  }

  private long waiting() {
    return one.number("SELECT count(*) FROM pg_locks WHERE NOT granted");
  }

  private void is_left_to_the_person() {
    assertThat(one.number("SELECT count(*) FROM customer WHERE person_wrote_at IS NOT NULL"))
        .as("customers whom we know a person has written to")
        .isEqualTo(1);
    long before = one.number("SELECT count(*) FROM outbox");
    Await.on(other.say(ANA, "still there?"));
    assertThat(one.number("SELECT count(*) FROM outbox")).isEqualTo(before);
  }

  @Test
  void who_is_created_before_the_shops_words_are_committed_is_left_to_the_person() {
    holdBeforeCommit("event", "NEW.kind = 'ECHO'");
    Future<Void> written = one.answer(ANA, "Hello, this is Eva.", Instant.now());
    Await.until(() -> waiting() == 1);

    open(written, other.say(ANA, "hello"));

    is_left_to_the_person();
  }

  @Test
  void who_is_written_to_before_their_creation_is_committed_is_left_to_the_person() {
    holdBeforeCommit("customer", "true");
    Future<Void> created = other.say(ANA, "hello");
    Await.until(() -> waiting() == 1);

    open(created, one.answer(ANA, "Hello, this is Eva.", Instant.now()));

    is_left_to_the_person();
  }

  @Test
  void who_comes_excludes_nobody_else_who_comes() {
    holdBeforeCommit("customer", "NEW.psid = '%s'".formatted(ANA));
    Future<Void> created = one.say(ANA, "hello");
    Await.until(() -> waiting() == 1);

    assertThat(one.number(LOCKS, "ShareLock")).isPositive();
    assertThat(one.number(LOCKS, "ExclusiveLock")).as("the gate's").isEqualTo(1);
    Await.on(gate.query("SELECT pg_advisory_unlock(1, 1)").execute());
    Await.on(created);
  }
}
