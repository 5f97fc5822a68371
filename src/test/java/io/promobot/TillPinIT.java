package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People who guess a till's PIN, from many networks, behind a proxy, over real HTTP. */
@Timeout(120)
class TillPinIT {
  private static final String SHOP = "198.51.100.7";
  private static final String DEVICE = "__Host-promobot-till-device";

  private static Shop shop;
  private static Coupons coupons;
  private String right;

  @BeforeAll
  static void open() {
    shop = Shop.open(Map.of("PUBLIC_URL", "https://promo.example"));
    coupons = new Coupons(shop);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @BeforeEach
  void clean() {
    for (var table : List.of("till", "till_session", "wrong_guess", "pin_caller")) {
      shop.sql.run("DELETE FROM " + table);
    }
    right = coupons.till("Till 1").getString("pin");
  }

  private static Shop.Answer signIn(JsonObject proof, String address, String... headers) {
    var all =
        Stream.concat(
            Stream.of("content-type", "application/json", "x-forwarded-for", address),
            Stream.of(headers));
    return shop.ask(
        "POST", "/api/v1/till/session", proof.encode().getBytes(UTF_8), all.toArray(String[]::new));
  }

  private static int pin(String pin, String address, String... headers) {
    return signIn(new JsonObject().put("pin", pin), address, headers).status();
  }

  /** Ten networks of strangers guess, and use up what there is for strangers. */
  private static void flood() {
    for (int network = 1; network <= 10; network++) {
      assertThat(pin("9081%02d".formatted(network), "203.0.%d.9".formatted(network)))
          .isEqualTo(401);
    }
    assertThat(pin("908199", "203.0.99.9")).isEqualTo(429);
  }

  @Test
  void anyone_who_guesses_pins_has_to_wait_whether_the_next_is_right_or_not() {
    for (int i = 0; i < 8; i++) {
      assertThat(pin("90817%d".formatted(i), "203.0.113." + i)).isEqualTo(401);
    }

    for (var next : List.of(right, "908179")) {
      var answer = signIn(new JsonObject().put("pin", next), "203.0.113.9");
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.raw().headers().firstValue("retry-after")).isPresent();
    }
    assertThat(shop.look("/tills").getJsonObject("wrong_pins").getInteger("last_hour"))
        .isEqualTo(8);
  }

  @Test
  void strangers_cannot_lock_the_staff_out() {
    assertThat(pin(right, SHOP)).isEqualTo(200);
    flood();

    assertThat(pin(right, SHOP)).as("somebody has signed in in this network").isEqualTo(200);
    assertThat(pin(right, "192.0.2.1")).as("a network nobody knows").isEqualTo(429);
  }

  @Test
  void a_browser_that_has_signed_in_before_does_so_wherever_it_is() {
    var device = device(signIn(new JsonObject().put("pin", right), SHOP));
    flood();

    assertThat(pin(right, "192.0.2.1", "cookie", device)).isEqualTo(200);
    assertThat(pin(right, "192.0.66.1", "cookie", DEVICE + "=made-up.c2lnbmF0dXJl")).isEqualTo(429);
  }

  @Test
  void a_browser_of_somebody_who_left_is_a_strangers_once_the_till_has_a_new_pin() {
    var device = device(signIn(new JsonObject().put("pin", right), SHOP));
    var id = shop.sql.number("SELECT id FROM till");
    var renewed = shop.api("POST", "/tills/" + id + "/pin", "{}");
    assertThat(renewed.status()).as(renewed.text()).isBetween(200, 201);
    flood();

    assertThat(pin(right, "192.0.2.1", "cookie", device)).isEqualTo(429);
    right = renewed.json().getString("pin");
    assertThat(pin(right, "192.0.2.1", "cookie", device)).isEqualTo(429);
    var again = device(signIn(new JsonObject().put("pin", right), SHOP, "cookie", device));
    assertThat(pin(right, "192.0.2.1", "cookie", again)).isEqualTo(200);
  }

  @Test
  void a_browser_keeps_its_name_and_its_wrong_pins_when_it_signs_in_at_another_till() {
    var first = device(signIn(new JsonObject().put("pin", right), SHOP));
    var other = coupons.till("Till 2").getString("pin");
    var second = device(signIn(new JsonObject().put("pin", other), SHOP, "cookie", first));

    assertThat(name(second)).isEqualTo(name(first));
    assertThat(second).isNotEqualTo(first);
  }

  private static String name(String device) {
    return device.split("\\.")[1];
  }

  private static String device(Shop.Answer signedIn) {
    var set =
        signedIn.raw().headers().allValues("set-cookie").stream()
            .filter(each -> each.startsWith(DEVICE))
            .findFirst()
            .orElseThrow();
    assertThat(set).contains("HTTPOnly", "Secure", "SameSite=Strict");
    return set.substring(0, set.indexOf(';'));
  }

  @Test
  void a_tills_qr_code_works_whatever_strangers_do_and_makes_its_network_known() {
    var link = coupons.till("Till 2").getString("link");
    flood();

    var proof = new JsonObject().put("link", link.substring(link.indexOf('=') + 1));
    assertThat(signIn(proof, SHOP).status()).isEqualTo(200);
    assertThat(pin(right, "198.51.100.99")).as("a colleague beside it").isEqualTo(200);
  }

  @Test
  void guesses_that_come_at_once_are_no_more_than_one_after_the_other() {
    var guesses =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    shop.send(
                        "POST",
                        "/api/v1/till/session",
                        "{\"pin\":\"9081%02d\"}".formatted(i).getBytes(UTF_8),
                        "content-type",
                        "application/json",
                        "x-forwarded-for",
                        "203.0.113.9"))
            .toList();

    var answers = guesses.stream().map(each -> each.join().status()).toList();
    assertThat(answers).containsOnly(401, 429);
    assertThat(answers).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(8);
    assertThat(shop.sql.number("SELECT wrong FROM pin_caller"))
        .as("refused by the door, not by the queue for hashing")
        .isEqualTo(8);
  }
}
