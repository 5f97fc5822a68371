package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many more people want a coupon than there are, and two replicas hear them at once. */
@Timeout(120)
class CouponStockIT {
  private static final int PEOPLE = Integer.getInteger("promobot.reveals", 10_000);
  private static final int STOCK = PEOPLE / 10;
  private static final int IN_ONE_POST = 25;

  private static final Map<String, String> NOBODY_ANSWERS =
      Map.of("SIMULATOR", "off", "MESSENGER_API_URL", "http://127.0.0.1:9");

  @Test
  void exactly_as_many_people_get_one_as_there_are_and_no_two_the_same() {
    try (Shop one = Shop.open(NOBODY_ANSWERS);
        Shop other = Shop.on(one.database, NOBODY_ANSWERS)) {
      var set =
          one.api(
              "PUT",
              "/campaigns/welcome/coupon",
              "{\"kind\":\"unique\",\"prefix\":\"UMI\",\"stock\":" + STOCK + "}");
      assertThat(set.status()).as(set.text()).isEqualTo(200);

      reveal(List.of(one, other));

      assertThat(one.sql.number("SELECT count(*) FROM coupon WHERE customer_id IS NOT NULL"))
          .as("coupons given")
          .isEqualTo(STOCK);
      assertThat(
              one.sql.rows(
                  """
                  SELECT count(DISTINCT code), count(DISTINCT written), count(DISTINCT customer_id)
                  FROM coupon WHERE customer_id IS NOT NULL
                  """))
          .as("different codes, as compared and as written, and different people")
          .containsExactly("%1$d %1$d %1$d".formatted(STOCK));
      assertThat(
              one.sql.rows(
                  "SELECT say, count(*) FROM outbox WHERE say IN ('OWN_CODE', 'OUT_OF_STOCK')"
                      + " GROUP BY say ORDER BY say"))
          .as("what people were told")
          .containsExactly("OUT_OF_STOCK " + (PEOPLE - STOCK), "OWN_CODE " + STOCK);
      var terms = other.look("/campaigns/welcome/coupon");
      assertThat(terms.getLong("given")).isEqualTo(STOCK);
      assertThat(terms.getLong("left")).isZero();
      assertThat(terms.getBoolean("running_low")).isTrue();
      assertThat(one.people("welcome").getLong("revealed")).isEqualTo(STOCK);
      assertThat(one.sql.number("SELECT count(*) FROM coupon_entry WHERE kind = 'revealed'"))
          .isEqualTo(STOCK);
      assertThat(one.miscounted()).isZero();
    }
  }

  /** Everybody at once, half of them at each replica. */
  private static void reveal(List<Shop> replicas) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    var people = Shop.quiet(PEOPLE);
    for (int from = 0; from < PEOPLE; from += IN_ONE_POST) {
      var shop = replicas.get(answers.size() % replicas.size());
      var taps =
          IntStream.range(from, Math.min(PEOPLE, from + IN_ONE_POST))
              .mapToObj(i -> shop.postback(people.get(i), "REVEAL:welcome"))
              .toList();
      answers.add(shop.posting(shop.body(taps).getBytes(UTF_8)));
    }
    for (int post = 0; post < answers.size(); post++) {
      assertThat(answers.get(post).join().status()).as("post %d", post).isEqualTo(200);
    }
  }
}
