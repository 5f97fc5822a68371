package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Erasing one of a million customers must not read everybody's rows. */
@Timeout(60)
class ErasingIndexIT {
  @Test
  void every_table_that_knows_a_customer_finds_their_rows_by_an_index() {
    try (TestShop shop = TestShop.open()) {
      assertThat(
              shop.rows(
                  """
                  SELECT c.relname AS name FROM pg_class c
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'customer_id'
                  WHERE $1 <> '' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                    AND NOT EXISTS (
                      SELECT FROM pg_index i
                        JOIN pg_attribute p ON p.attrelid = c.oid AND p.attnum = i.indkey[0]
                        JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = i.indkey[1]
                      WHERE i.indrelid = c.oid AND p.attname = 'page_id'
                        AND k.attname = 'customer_id')
                  """))
          .extracting(row -> row.getString("name"))
          .isEmpty();
    }
  }
}
