package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

      answered(revealing(List.of(one, other), Shop.quiet(PEOPLE)));

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
      assertThat(one.people("welcome").getLong("sold_out"))
          .as("people who were told that it is sold out")
          .isEqualTo(PEOPLE - STOCK);
      assertThat(one.sql.number("SELECT count(*) FROM coupon_entry WHERE kind = 'revealed'"))
          .isEqualTo(STOCK);
      assertThat(one.miscounted()).isZero();
    }
  }

  @Test
  void a_limit_that_is_set_while_people_reveal_counts_everybody_who_was_shown_the_code() {
    try (Shop one = Shop.open(NOBODY_ANSWERS);
        Shop other = Shop.on(one.database, NOBODY_ANSWERS)) {
      var people = Shop.quiet(PEOPLE);
      var early = revealing(List.of(one, other), people.subList(0, PEOPLE / 2));
      early.get(early.size() / 10).answer().join();

      var set = other.api("PUT", "/campaigns/welcome/coupon", LIMITED);
      assertThat(set.status()).as(set.text()).isEqualTo(200);
      answered(early);
      answered(revealing(List.of(one, other), people.subList(PEOPLE / 2, PEOPLE)));

      assertThat(set.json().getLong("given")).as("counted when it was set").isPositive();
      var shown = one.sql.number("SELECT count(*) FROM journey WHERE code_version IS NOT NULL");
      assertThat(shown).as("people who were shown the code").isEqualTo(MOST);
      assertThat(one.sql.number("SELECT given FROM coupon_terms")).isEqualTo(shown);
      assertThat(
              one.sql.rows(
                  "SELECT say, count(*) FROM outbox WHERE say = 'OUT_OF_STOCK' GROUP BY 1"))
          .containsExactly("OUT_OF_STOCK " + (PEOPLE - MOST));
      assertThat(one.miscounted()).isZero();
    }
  }

  private static final long MOST = PEOPLE * 3L / 4;
  private static final String LIMITED = "{\"kind\":\"shared\",\"stock\":" + MOST + "}";

  /** Everybody at once, half of them at each replica. */
  private static List<Post> revealing(List<Shop> replicas, List<String> people) {
    List<Post> posts = new ArrayList<>();
    for (int from = 0; from < people.size(); from += IN_ONE_POST) {
      var shop = replicas.get(posts.size() % replicas.size());
      var taps =
          people.subList(from, Math.min(people.size(), from + IN_ONE_POST)).stream()
              .map(person -> shop.postback(person, "REVEAL:welcome"))
              .toList();
      var body = shop.body(taps).getBytes(UTF_8);
      posts.add(new Post(shop, body, shop.posting(body)));
    }
    return posts;
  }

  /**
   * Anyone who is answered 503 in a bad moment of the machine sends it again, as Messenger does.
   */
  private static void answered(List<Post> posts) {
    for (int post = 0; post < posts.size(); post++) {
      var sent = posts.get(post);
      var answer = sent.answer().join();
      for (int again = 0; again < 20 && answer.status() == 503; again++) {
        answer = sent.shop().posting(sent.body()).join();
      }
      assertThat(answer.status()).as("post %d", post).isEqualTo(200);
    }
  }

  private record Post(Shop shop, byte[] body, CompletableFuture<Answer> answer) {}
}
