package io.promobot.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much is written down of one person's texts, however many come at once. */
@Timeout(60)
class MissStoreIT {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void add(long customer, int from, int to) {
    List<Miss> misses =
        IntStream.range(from, to)
            .mapToObj(n -> new Miss(customer, "text " + n, "Text " + n, "en", NOON.plusSeconds(n)))
            .toList();
    Await.on(shop.database.transaction(tx -> new MissStore(shop.page).add(tx, misses)));
  }

  private long texts(long customer) {
    return shop.number(
        "SELECT count(*) FROM not_understood WHERE page_id = $1 AND customer_id = $2", customer);
  }

  @Test
  void a_burst_fills_no_more_than_what_is_left_of_twenty() {
    add(1, 0, 19);

    add(1, 10, 34);

    assertThat(texts(1)).isEqualTo(20);
    assertThat(
            shop.number(
                "SELECT sum(times) FROM not_understood WHERE page_id = $1 AND customer_id = 1"))
        .as("19 of before, 9 of them once more, and the first new one")
        .isEqualTo(19 + 9 + 1);
    assertThat(
            shop.number(
                "SELECT count(*) FROM not_understood WHERE page_id = $1 AND plain = 'text 19'"))
        .isOne();
  }

  @Test
  void one_persons_burst_takes_nothing_from_another() {
    add(1, 0, 30);
    add(2, 0, 3);

    assertThat(texts(1)).isEqualTo(20);
    assertThat(texts(2)).isEqualTo(3);
  }
}
