package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LateIndexesIT {
  private final DatabaseAddress address = TestDatabase.fresh();
  private final LateIndexes indexes = new LateIndexes(address);

  @BeforeEach
  void many_people_have_names() {
    TestDatabase.run(address, "DROP INDEX customer_by_name");
    TestDatabase.run(
        address,
        """
        INSERT INTO customer (page_id, psid, name, came_on)
        SELECT '104600000000001', (7300000000000000 + n)::text, 'Ana ' || n, '2026-10-01'
        FROM generate_series(1, 1500) n
        """);
  }

  private boolean holds(String question) throws Exception {
    try (var connection = Jdbc.open(address);
        var rows = connection.createStatement().executeQuery("SELECT " + question)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private boolean built() throws Exception {
    return holds(
        "EXISTS (SELECT FROM pg_index WHERE indisvalid"
            + " AND indexrelid = to_regclass('customer_by_name'))");
  }

  @Test
  void a_large_table_is_not_indexed_at_the_start_but_after_it() throws Exception {
    indexes.buildSmall();
    assertThat(built()).isFalse();

    assertThat(indexes.buildAll()).isTrue();
    assertThat(built()).isTrue();
  }

  @Test
  void an_index_that_was_left_unfinished_is_built_again() throws Exception {
    indexes.buildAll();
    TestDatabase.run(
        TestDatabase.superuser().withDatabase(address.database()),
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'customer_by_name'::regclass");
    assertThat(built()).isFalse();

    indexes.buildAll();
    assertThat(built()).isTrue();
  }

  @Test
  void replicas_that_start_at_once_do_not_wait_for_each_other_and_one_builds() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> one = () -> new LateIndexes(address).buildAll();
      int builders = 0;
      for (var each : threads.invokeAll(List.of(one, one, one, one))) {
        builders += each.get() ? 1 : 0;
      }
      assertThat(builders).isPositive();
      assertThat(built()).isTrue();
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void the_one_whose_place_it_takes_goes_only_when_it_is_there() throws Exception {
    TestDatabase.run(address, "DROP INDEX coupon_given");
    TestDatabase.run(
        address, "CREATE INDEX coupon_by_campaign ON coupon (page_id, campaign_id, id)");
    TestDatabase.run(
        address,
        """
        INSERT INTO coupon (page_id, campaign_id, code, written)
        SELECT '104600000000001', 'welcome', 'C' || n, 'C' || n FROM generate_series(1, 1500) n
        """);
    indexes.buildSmall();
    assertThat(holds("to_regclass('coupon_by_campaign') IS NOT NULL")).isTrue();

    indexes.buildAll();
    assertThat(holds("to_regclass('coupon_by_campaign') IS NULL")).isTrue();
    assertThat(holds("to_regclass('coupon_given') IS NOT NULL")).isTrue();
  }

  @Test
  void a_statement_may_ask_for_plans_by_keys_in_its_transaction_only() throws Exception {
    try (var connection = Jdbc.open(address);
        var sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute(KeyPlans.SET);
      assertThat(setting(sql)).isEqualTo("off");
      connection.commit();
      assertThat(setting(sql)).isEqualTo("on");
    }
  }

  private static String setting(java.sql.Statement sql) throws Exception {
    try (var rows = sql.executeQuery("SHOW enable_seqscan")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
