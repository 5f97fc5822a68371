package io.promobot.sales;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.House;
import io.promobot.sales.Sales.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SalesStoreIT {
  private static final int ROWS = 1_500;

  @Test
  void of_many_origins_those_asked_for_are_all_there_and_the_rest_is_limited() {
    try (House house = House.fresh()) {
      house.run(
          """
          INSERT INTO sale_count (page_id, campaign_id, day, whose, origin, currency, slot, redeemers,
            redemptions, priced, sales, discounted, discount)
          SELECT $1, 'welcome', '2026-10-01', CASE n WHEN 0 THEN 'everybody' ELSE 'person' END,
            CASE n WHEN 0 THEN '' ELSE 'o' || n END, 'EUR', 0, 1, n + 1, 1, 5, 0, 0
          FROM generate_series(0, %d) n
          """
              .formatted(ROWS),
          PAGE);
      var store = new SalesStore(house.db, PAGE);

      var few = Await.on(store.of("welcome", LocalDate.EPOCH, List.of("o1", "o2")));
      assertThat(few.sources())
          .hasSize(1_001)
          .containsKeys(Source.of("o1"), Source.of("o2"), Source.of("o" + ROWS));
      assertThat(few.total().redeemers()).isEqualTo(ROWS + 1);
      assertThat(few.days()).hasSize(1);

      var names = IntStream.rangeClosed(1, 1_000).mapToObj(n -> "o" + n).toList();
      var full = Await.on(store.of("welcome", LocalDate.EPOCH, names));
      assertThat(full.sources())
          .as("no origin without its people, however much it sold")
          .hasSize(1_001)
          .doesNotContainKey(Source.of("o" + ROWS));
    }
  }
}
