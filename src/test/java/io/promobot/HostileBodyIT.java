package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signed webhook bodies that break what handles them, and a database that cannot keep them. */
@Timeout(60)
class HostileBodyIT {
  private static Recorded recorded;
  private static Shop shop;

  @BeforeAll
  static void open() {
    recorded = new Recorded();
    shop = recorded.shop;
  }

  @AfterAll
  static void close() {
    recorded.close();
  }

  @BeforeEach
  void forget_everything() {
    recorded.forget();
  }

  @Test
  void hostile_bodies_are_kept_and_break_no_list() {
    Instant now = Instant.now();
    String half = "\\ud83c a\\u0000b \\udf81";
    List<String> hostile =
        List.of(
            "[".repeat(50_000) + "]".repeat(50_000),
            "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
            shop.item("1", now, "\"message\":{\"mid\":\"m\",\"text\":\"" + half + "\"}"),
            shop.item("2\\u0000", now, "\"message\":{\"mid\":\"n" + half + "\",\"text\":\"x\"}"),
            shop.item("3", now, "\"message\":{\"text\":\"a\"},\"message\":{\"text\":\"b\"}"),
            shop.item("4", now, "\"referral\":{\"ref\":\"" + half + "\"}"),
            shop.item("5" + half, now, "\"postback\":{\"payload\":\"SHOW_COUPON:" + half + "\"}"),
            shop.item("6", now, "\"message\":{\"text\":\"raw \0 NUL\"}"),
            shop.item("7", now, "\"message\":{\"mid\":\"" + "m".repeat(90_000) + "\"}"),
            shop.item("8", now, "\"message\":[],\"postback\":7,\"read\":{\"watermark\":-1}"),
            shop.item("9", now, "\"timestamp\":" + "9".repeat(100_000) + ",\"message\":{}"));

    for (String item : hostile) {
      assertThat(shop.post(shop.body(List.of(item))).status()).isEqualTo(200);
    }
    assertThat(shop.post(shop.body(hostile)).status()).isEqualTo(200);

    assertThat(shop.sql.number("SELECT count(*) FROM event WHERE state = 'parked'")).isZero();
    for (String list :
        List.of("/customers", "/deliveries", "/events/parked", "/campaigns", "/page")) {
      assertThat(shop.look(list).isEmpty()).isFalse();
    }
    shop.look("/customers?q=%25&origin=%EF%BF%BD");
    shop.stats("welcome");
    assertThat(shop.miscounted()).isZero();
  }

  @Test
  void of_a_thousand_events_the_one_that_is_poison_is_parked_and_can_be_replayed() {
    String poison = "7399999999999999";
    shop.sql.run(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'not this one'; END $$
        """);
    shop.sql.run(
        """
        CREATE TRIGGER refuse BEFORE INSERT ON customer FOR EACH ROW
        WHEN (NEW.psid = '7399999999999999') EXECUTE FUNCTION refuse()
        """);
    List<String> items =
        new ArrayList<>(
            IntStream.range(0, 999).mapToObj(i -> shop.postback("74" + i, "start")).toList());
    items.add(500, shop.postback(poison, "start"));

    Answer answer = shop.post(shop.body(items));

    System.out.println(
        "1,000 events with one poison: 200 after " + answer.took().toMillis() + " ms");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.took()).as("Meta's patience").isLessThan(Duration.ofSeconds(5));
    assertThat(shop.sql.rows("SELECT state, count(*) FROM event GROUP BY 1 ORDER BY 1"))
        .containsExactly("done 999", "parked 1");
    assertThat(recorded.says()).hasSize(999).containsOnly("WELCOME");
    List<JsonObject> parked = Shop.objects(shop.look("/events/parked").getJsonArray("events"));
    assertThat(parked).hasSize(1);
    assertThat(parked.get(0).getString("person")).isEqualTo(poison);
    assertThat(parked.get(0).getString("error")).contains("not this one");
    assertThat(parked.get(0).getString("raw")).isEqualTo(items.get(500));

    String replay = "/events/parked/" + parked.get(0).getString("id") + "/replay";
    int whilePoison = shop.api("POST", replay, "").status();
    shop.sql.run("DROP TRIGGER refuse ON customer");
    shop.sql.run("DROP FUNCTION refuse");
    assertThat(whilePoison).isEqualTo(409);
    assertThat(shop.look("/events/parked").getJsonArray("events")).hasSize(1);

    assertThat(shop.api("POST", replay, "").status()).isEqualTo(202);

    assertThat(shop.look("/events/parked").getJsonArray("events")).isEmpty();
    assertThat(recorded.says()).hasSize(1_000);
    assertThat(shop.api("POST", replay, "").status()).isIn(404, 409);
    Await.until(() -> shop.miscounted() == 0);
  }

  @Test
  void a_full_disk_makes_us_unready_and_is_told_to_the_owner() {
    shop.sql.run(
        """
        CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$
        """);
    shop.sql.run(
        "CREATE TRIGGER full_disk BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION full_disk()");
    try {
      assertThat(recorded.post("text.json").status()).isEqualTo(503);

      Answer ready = shop.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().getString("reason")).contains("disk is full");
      assertThat(shop.look("/status").getString("database_trouble")).contains("disk is full");
    } finally {
      shop.sql.run("DROP TRIGGER full_disk ON event");
    }
    Await.until(() -> shop.get("/health/ready").status() == 200);
    assertThat(shop.look("/status").getValue("database_trouble")).isNull();
    assertThat(recorded.post("text.json").status()).isEqualTo(200);
  }
}
