package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.House;
import io.promobot.stats.Tallies;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name of thousands finds the newest coupons of those who have it, wherever they are. */
@Timeout(60)
class NamedCouponsIT {
  private final House house = House.fresh();

  /** People 1 to 2,500 are called Núria, and some of those who came later. */
  @BeforeEach
  void people() {
    house.run(
        """
        INSERT INTO customer (page_id, psid, name, came_on)
        SELECT $1, (8800000000000000 + n)::text,
          CASE WHEN n <= 2500 THEN 'Núria ' ELSE 'Ben ' END || n, '2026-10-01'
        FROM generate_series(1, 13000) n
        """,
        PAGE);
    house.run(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at, voided_at)
        SELECT page_id, 'welcome', 'C' || psid, 'C' || psid, id, now(),
          CASE WHEN psid::bigint % 2000 = 7 THEN now() END
        FROM customer ORDER BY id
        """);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void they_are_found_behind_ten_thousand_of_others() {
    assertThat(found(Optional.empty())).containsExactly("2500", "2499", "2498");
  }

  @Test
  void they_are_found_among_the_newest() {
    house.run("UPDATE customer SET name = 'NURIA' WHERE psid::bigint % 1000 = 5");
    assertThat(found(Optional.empty())).containsExactly("12005", "11005", "10005");
  }

  @Test
  void the_few_in_a_state_are_all_of_them() {
    assertThat(found(Optional.of("void"))).containsExactly("2007", "7");
    assertThat(found(Optional.of("free"))).isEmpty();
  }

  private List<String> found(Optional<String> state) {
    var filter = new CouponFilter(Optional.empty(), Optional.empty(), state, Optional.of("nuria"));
    return Await.on(
            new CouponListStore(house.db, PAGE, Tallies.UTC, InstantSource.system())
                .list(filter, 3, Optional.empty()))
        .items()
        .stream()
        .map(coupon -> coupon.code().replaceFirst("C8800000000*", ""))
        .toList();
  }
}
