package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.db.Await;
import io.promobot.db.DatabaseStartException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A newer replica has migrated the database while this one is at work. */
@Timeout(120)
class RollingUpgradeIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void a_replica_at_work_goes_on_after_a_newer_one_has_added_to_the_schema_but_starts_no_more() {
    try (var older = Shop.open()) {
      var ana = Shop.quiet();
      older.start(ana);
      older.untilAllIsOut(LIMIT);

      addedByANewerOne(older);

      assertThat(older.tap(ana, "SHOW_COUPON:welcome").status()).isEqualTo(200);
      assertThat(older.tap(ana, "REVEAL:welcome").status()).isEqualTo(200);
      assertThat(older.start(Shop.quiet()).status()).isEqualTo(200);
      older.untilAllIsOut(LIMIT);
      Await.until(LIMIT, () -> older.people("welcome").getInteger("delivered") == 2);
      assertThat(older.people("welcome").getInteger("revealed")).isEqualTo(1);
      assertThat(older.sql.rows("SELECT DISTINCT state FROM outbox")).isEqualTo(List.of("sent"));
      assertThat(older.miscounted()).isZero();
      assertThat(older.get("/health/ready").status()).isEqualTo(200);
      assertThatThrownBy(() -> Shop.on(older.database, Map.of()))
          .isInstanceOf(DatabaseStartException.class)
          .hasMessageContaining("made by a newer promobot (schema version 999)");
    }
  }

  @Test
  void codes_are_given_out_redeemed_and_taken_back_beside_a_newer_one() {
    try (var older = Shop.open()) {
      var limited = "{\"kind\":\"unique\",\"prefix\":\"UMI\",\"stock\":1}";
      assertThat(older.api("PUT", "/campaigns/welcome/coupon", limited).status()).isEqualTo(200);
      var tills = new Coupons(older);
      var till = tills.at(tills.till("Till 1").getString("pin"));
      var ana = Shop.quiet();
      older.start(ana);
      older.untilAllIsOut(LIMIT);

      addedByANewerOne(older);

      older.tap(ana, "REVEAL:welcome");
      var late = Shop.quiet();
      older.start(late);
      older.tap(late, "REVEAL:welcome");
      older.untilAllIsOut(LIMIT);
      assertThat(
              older.sql.rows(
                  "SELECT say FROM outbox WHERE say IN ('OWN_CODE', 'OUT_OF_STOCK') ORDER BY say"))
          .containsExactly("OUT_OF_STOCK", "OWN_CODE");
      var code = older.sql.rows("SELECT written FROM coupon WHERE NOT shared").get(0);
      var redeemed = till.redeem(code);
      assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(201);
      assertThat(tills.redeem(code).status()).as("a second time").isEqualTo(409);
      assertThat(older.people("welcome").getInteger("redeemed")).isEqualTo(1);
      var undo = "/till/redemptions/" + redeemed.json().getString("id");
      assertThat(till.ask("DELETE", undo, "").status()).isEqualTo(204);
      assertThat(till.look(code).getString("state")).isEqualTo("valid");
      assertThat(older.people("welcome").getInteger("redeemed")).isZero();
      assertThat(older.api("PUT", "/campaigns/welcome/coupon", limited).status()).isEqualTo(200);
      assertThat(older.miscounted()).isZero();
    }
  }

  /** A column for every table, after those that prepared statements know, and a table. */
  private static void addedByANewerOne(Shop shop) {
    var tables =
        shop.sql.rows(
            """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
              AND NOT relispartition AND relname <> 'flyway_schema_history'
            """);
    assertThat(tables).contains("outbox", "customer", "event", "journey", "path_count");
    tables.forEach(
        table ->
            shop.sql.run(
                "ALTER TABLE %s ADD COLUMN newer text NOT NULL DEFAULT 'unknown'"
                    .formatted(table)));
    shop.sql.run("CREATE TABLE newer (page_id text PRIMARY KEY)");
    shop.sql.run(
        """
        INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, execution_time, success)
        VALUES (999, '999', 'newer', 'SQL', 'V999__newer.sql', 1, 'newer', 1, true)
        """);
  }
}
