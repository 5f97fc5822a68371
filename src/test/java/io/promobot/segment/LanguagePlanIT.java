package io.promobot.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.stats.ManyJourneys;
import io.promobot.stats.PlanReader;
import io.promobot.stats.Tallies;
import io.promobot.text.StoryLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The few who speak a language are counted without reading everybody. */
@Timeout(60)
class LanguagePlanIT {
  @Test
  void the_index_by_language_finds_them() {
    try (TestShop shop = TestShop.open()) {
      shop.rows(
          """
          INSERT INTO customer (page_id, psid, language, language_from)
          SELECT $1, 'p-' || n, CASE WHEN n <= 3 THEN 'ar' ELSE 'de' END, 'written'
          FROM generate_series(1, 20000) n
          """);
      Await.on(shop.database.bulk().query("VACUUM ANALYZE customer").execute());
      var arabic = new Condition.Speaks(StoryLanguage.of("ar").orElseThrow());
      String sql =
          "SELECT count(*) FROM customer c WHERE c.page_id = $1 AND "
              + ClauseStore.ofAll(arabic, Tallies.UTC, 2).sql();

      assertThat(shop.number(sql, "ar")).isEqualTo(3);
      assertThat(PlanReader.rowsRead(ManyJourneys.plan(shop, sql, "ar"))).isLessThan(10);
    }
  }
}
