package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.LogLines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real PostgreSQL refuses writes as a full disk makes it do, and takes them again. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class TroubleIT {
  private static final String WRITE =
      """
      INSERT INTO event (page_id, key, psid, kind, state, at, raw)
      VALUES ('1', gen_random_uuid(), '7', 'SAID', 'done', now(), '')
      """;

  private Database database;

  @BeforeEach
  void open(Vertx vertx) {
    database = Database.open(vertx, TestDatabase.fresh());
    Await.on(database.whenMigrated());
  }

  @AfterEach
  void close() {
    Await.on(database.close());
  }

  private void run(String sql) {
    Await.on(database.general().query(sql).execute());
  }

  private void refuseWith(String state) {
    run(
        """
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '%s'; END $$
        """
            .formatted(state));
    run("CREATE TRIGGER refuse BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION refuse()");
  }

  private void write() {
    Await.on(database.ingestTransaction(this::writeIn));
  }

  private Future<?> writeIn(SqlConnection tx) {
    return tx.query(WRITE).execute();
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "53200", "25006", "58030"})
  void it_is_known_after_the_first_write_that_fails_and_over_when_one_succeeds(String state) {
    refuseWith(state);
    try (LogLines lines = LogLines.of(TroubleWorker.class)) {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(this::write).isNotNull();
      }

      String why = DatabaseTrouble.ofState(state).orElseThrow();
      assertThat(Await.on(database.trouble())).contains(why);
      assertThat(lines.all()).containsExactly("WARN " + why);

      run("DROP TRIGGER refuse ON event");
      Await.until(() -> Await.on(database.trouble()).isEmpty());
      assertThat(lines.all()).containsExactly("WARN " + why, "INFO the database can save again");
    }
    write();
  }

  @Test
  void asking_leaves_nothing_behind_and_one_unlucky_write_is_not_trouble() {
    refuseWith("23514");

    assertThatThrownBy(this::write).isNotNull();

    assertThat(Await.on(database.trouble())).isEmpty();
    var kept = Await.on(database.general().query("SELECT count(*) FROM event").execute());
    assertThat(kept.iterator().next().getLong(0)).isZero();
  }
}
