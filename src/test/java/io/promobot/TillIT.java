package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.contract.Contract;
import io.promobot.contract.ContractStore;
import io.promobot.http.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Staff at a till, over real HTTP. */
@Timeout(120)
class TillIT {
  private static final String CODE = "7K3M-9QXB-2FT";
  private static final String LINK = "#sign-in=";

  private static Shop shop;
  private static Coupons coupons;
  private static final Contract CONTRACT = Contract.read();

  @BeforeAll
  static void open() {
    shop = Shop.open();
    coupons = new Coupons(shop);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @BeforeEach
  void clean() {
    for (var table :
        List.of("till", "till_session", "wrong_guess", "coupon", "coupon_entry", "coupon_terms")) {
      shop.sql.run("DELETE FROM " + table);
    }
  }

  private static Coupons.Browser till() {
    return coupons.at(coupons.till("Till 1").getString("pin"));
  }

  private static JsonObject pin(String pin) {
    return new JsonObject().put("pin", pin);
  }

  private static JsonObject link(JsonObject till) {
    var address = till.getString("link");
    return new JsonObject().put("link", address.substring(address.indexOf(LINK) + LINK.length()));
  }

  @Test
  void a_till_signs_in_with_its_pin_or_its_link_and_is_told_where_it_is() {
    var made = coupons.till("Till 1");

    for (var proof : List.of(pin(made.getString("pin")), link(made))) {
      var answer = coupons.signIn(proof);
      var here = fitting(answer, "/till/session");
      assertThat(here.getString("till")).isEqualTo("Till 1");
      assertThat(here.getInteger("undo_seconds")).isEqualTo(300);
      assertThat(answer.raw().headers().firstValue("set-cookie").orElseThrow())
          .contains("HTTPOnly", "SameSite=Strict");
      assertThat(coupons.browser(answer).ask("GET", "/till", "").json().getString("till"))
          .isEqualTo("Till 1");
    }
    assertThat(made.getString("qr")).startsWith("<svg");
  }

  private static JsonObject fitting(Shop.Answer answer, String path) {
    return CONTRACT.fitting(answer.status(), answer.type(), answer.text(), path, "post");
  }

  @Test
  void a_till_may_do_nothing_else() {
    var till = till();
    int tried = 0;
    for (Map.Entry<String, JsonNode> path :
        Json.read(ContractStore.text(ContractStore.JSON)).get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        JsonNode security = operation.getValue().path("security");
        if (operation.getValue().has("operationId") && security.isMissingNode()) {
          var address = path.getKey().replaceAll("\\{[a-z]+}", "1");
          var answer = till.ask(operation.getKey().toUpperCase(), address, "");
          assertThat(answer.status())
              .as(operation.getKey() + " " + path.getKey() + " " + answer.text())
              .isEqualTo(401);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(70);
  }

  @Test
  void nobody_without_a_session_does_anything_at_a_till_not_even_the_owner() {
    coupons.of(coupons.customer(), CODE);
    assertThat(shop.api("POST", "/till/look", "{\"code\":\"%s\"}".formatted(CODE)).status())
        .isEqualTo(401);
    assertThat(shop.api("POST", "/till/redemptions", Coupons.body(CODE)).status()).isEqualTo(401);
    assertThat(shop.asOwner("/api/v1/till").status()).isEqualTo(401);
    assertThat(shop.api("DELETE", "/till/redemptions/1", "").status()).isEqualTo(401);
  }

  @Test
  void another_sites_page_cannot_make_a_tills_browser_redeem_anything() {
    var till = till();
    coupons.of(coupons.customer(), CODE);

    var answer =
        shop.ask(
            "POST",
            "/api/v1/till/redemptions",
            Coupons.body(CODE).getBytes(UTF_8),
            "cookie",
            "promobot-till=" + till.session(),
            "content-type",
            "application/json",
            "origin",
            "https://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(till.look(CODE).getString("state")).isEqualTo("valid");
  }

  @Test
  void revoking_a_till_ends_what_it_may_at_once() {
    var made = coupons.till("Till 1");
    var till = coupons.at(made.getString("pin"));
    var id = made.getJsonObject("till").getString("id");

    assertThat(shop.api("DELETE", "/tills/" + id, "").status()).isEqualTo(204);

    assertThat(till.ask("GET", "/till", "").status()).isEqualTo(401);
    assertThat(coupons.signIn(pin(made.getString("pin"))).status()).isEqualTo(401);
    assertThat(coupons.signIn(link(made)).status()).isEqualTo(401);
    assertThat(shop.api("DELETE", "/tills/" + id, "").status()).isEqualTo(404);
  }

  @Test
  void who_signs_out_is_out() {
    var till = till();

    assertThat(till.ask("DELETE", "/till/session", "").status()).isEqualTo(204);
    assertThat(till.ask("GET", "/till", "").status()).isEqualTo(401);
  }

  @Test
  void a_code_is_valid_then_used_and_what_the_till_took_back_is_valid_again() {
    coupons.of(coupons.customer(), CODE);
    var till = till();

    var seen = till.look(" 7k3m 9qxb-2ft");
    assertThat(seen.getString("state")).isEqualTo("valid");
    assertThat(seen.getString("code")).isEqualTo(CODE);
    assertThat(seen.getString("offer")).isEqualTo("10% off your next visit");
    assertThat(seen.getInteger("uses_left")).isEqualTo(1);
    assertThat(till.look(CODE).getString("state")).as("looking uses nothing").isEqualTo("valid");

    var done = till.redeem(CODE);
    var redeemed = fitting(done, "/till/redemptions");
    var used = till.look(CODE);
    assertThat(used.getString("state")).isEqualTo("used");
    assertThat(used.getJsonObject("used").getString("till")).isEqualTo("Till 1");
    var again = till.redeem(CODE);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().getString("till")).isEqualTo("Till 1");
    assertThat(again.json().getString("redeemed_at")).isEqualTo(redeemed.getString("redeemed_at"));

    var undo = "/till/redemptions/" + redeemed.getString("id");
    assertThat(till.ask("DELETE", undo, "").status()).isEqualTo(204);
    assertThat(till.ask("DELETE", undo, "").status()).isEqualTo(409);
    assertThat(till.look(CODE).getString("state")).isEqualTo("valid");
  }

  @Test
  void a_till_takes_back_only_its_own_and_only_for_five_minutes() {
    coupons.of(coupons.customer(), CODE);
    var till = till();
    var other = coupons.at(coupons.till("Till 2").getString("pin"));
    var undo = "/till/redemptions/" + till.redeem(CODE).json().getString("id");

    assertThat(other.ask("DELETE", undo, "").status()).isEqualTo(404);
    shop.sql.run("UPDATE coupon_entry SET at = now() - interval '301 seconds'");
    assertThat(till.ask("DELETE", undo, "").status()).isEqualTo(409);
    assertThat(till.look(CODE).getString("state")).isEqualTo("used");
  }

  @Test
  void a_till_knows_what_it_can_still_take_back_also_in_another_browser() {
    var codes = List.of("7K3M-9QXB-2F1", "7K3M-9QXB-2F2", "7K3M-9QXB-2F3");
    codes.forEach(code -> coupons.of(coupons.customer("Ana Prieto"), code));
    var pin = coupons.till("Till 1").getString("pin");
    var till = coupons.at(pin);
    var done = codes.stream().map(code -> till.redeem(code).json()).toList();
    till.ask("DELETE", "/till/redemptions/" + done.get(1).getString("id"), "");
    shop.sql.run(
        "UPDATE coupon_entry SET at = now() - interval '301 seconds' WHERE id = ?",
        Long.valueOf(done.get(0).getString("id")));

    var lately = coupons.at(pin).ask("GET", "/till/redemptions", "");
    var fitting =
        CONTRACT.fitting(lately.status(), lately.type(), lately.text(), "/till/redemptions", "get");
    assertThat(fitting.getJsonArray("redemptions")).isEqualTo(new JsonArray(List.of(done.get(2))));
    assertThat(lately.text()).doesNotContain("Ana");
    var other = coupons.at(coupons.till("Till 2").getString("pin"));
    assertThat(other.ask("GET", "/till/redemptions", "").json().getJsonArray("redemptions"))
        .isEmpty();
  }

  @Test
  void a_till_sees_the_customers_name_only_if_the_owner_allows_it() {
    long ana = coupons.customer("Ana Prieto");
    coupons.of(ana, CODE);
    var made = coupons.till("Till 1");
    var till = coupons.at(made.getString("pin"));
    assertThat(till.look(CODE).encode()).doesNotContain("Ana");
    assertThat(till.redeem(CODE).text()).doesNotContain("Ana", "customer");

    shop.api(
        "PATCH", "/tills/" + made.getJsonObject("till").getString("id"), "{\"sees_names\":true}");

    assertThat(till.look(CODE).getString("name")).isEqualTo("Ana Prieto");
  }

  @Test
  void anyone_who_guesses_codes_at_a_till_has_to_wait_whether_the_next_is_right_or_not() {
    coupons.of(coupons.customer(), CODE);
    var till = till();
    var other = coupons.at(coupons.till("Till 2").getString("pin"));
    var mistyped = till.look("7K3M-9QXB-2FS");
    assertThat(mistyped.getString("state")).isEqualTo("unknown");
    for (int i = 0; i < 10; i++) {
      assertThat(till.look("GUESS" + i)).isEqualTo(mistyped);
    }

    for (var code : List.of(CODE, "GUESS10")) {
      var looked = till.ask("POST", "/till/look", "{\"code\":\"%s\"}".formatted(code));
      assertThat(looked.status()).as(code).isEqualTo(429);
      assertThat(looked.raw().headers().firstValue("retry-after")).isPresent();
      assertThat(till.redeem(code).status()).isEqualTo(429);
    }
    assertThat(other.look(CODE).getString("state")).isEqualTo("valid");
    var tills = shop.look("/tills");
    assertThat(tills.getJsonArray("tills").getJsonObject(0).getInteger("wrong_codes"))
        .isEqualTo(10);
    assertThat(tills.getJsonObject("wrong_codes").getInteger("last_hour")).isEqualTo(10);
  }

  @Test
  void anyone_who_guesses_pins_has_to_wait_whether_the_next_is_right_or_not() {
    var right = coupons.till("Till 1").getString("pin");
    for (int i = 0; i < 10; i++) {
      assertThat(coupons.signIn(pin("90817%d".formatted(i))).status()).isEqualTo(401);
    }

    assertThat(coupons.signIn(pin(right)).status()).isEqualTo(429);
    assertThat(shop.look("/tills").getJsonObject("wrong_pins").getInteger("last_hour"))
        .isEqualTo(10);
    assertThat(
            shop.sql.rows("SELECT who FROM wrong_guess WHERE who LIKE 'pin from %' OR who = 'pin'"))
        .as("no network's own name")
        .allMatch(who -> who.equals("pin") || who.matches("pin from [0-9a-f]{64}"));
  }

  @Test
  void guesses_that_come_at_once_are_no_more_than_one_after_the_other() {
    coupons.till("Till 1");
    var guesses =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    shop.send(
                        "POST",
                        "/api/v1/till/session",
                        pin("9081%02d".formatted(i)).encode().getBytes(UTF_8),
                        "content-type",
                        "application/json"))
            .toList();

    var answers = guesses.stream().map(each -> each.join().status()).toList();
    assertThat(answers).containsOnly(401, 429);
    assertThat(answers).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(10);
    assertThat(coupons.signIn(pin("908172")).status()).isIn(401, 429);
  }

  @Test
  void right_pins_do_not_count_as_guesses() {
    var right = coupons.till("Till 1").getString("pin");
    for (int i = 0; i < 12; i++) {
      assertThat(coupons.signIn(pin(right)).status()).isEqualTo(200);
    }
    assertThat(shop.look("/tills").getJsonArray("tills").getJsonObject(0).getInteger("signed_in"))
        .isEqualTo(12);
  }

  @Test
  void pins_are_of_one_till_and_not_those_that_everybody_tries_first() {
    var chosen = new JsonObject().put("name", "Till 1").put("pin", "908172");
    coupons.till(chosen);

    assertThat(shop.api("POST", "/tills", chosen.copy().put("name", "Two").encode()).status())
        .isEqualTo(409);
    assertThat(shop.api("POST", "/tills", chosen.copy().put("pin", "918273").encode()).status())
        .as("the same name")
        .isEqualTo(409);
    for (var weak : List.of("123456", "000000", "87654321")) {
      var refused = shop.api("POST", "/tills", chosen.copy().put("pin", weak).encode());
      assertThat(refused.status()).as(weak).isEqualTo(400);
    }
  }

  @Test
  void neither_pins_nor_links_nor_sessions_are_in_the_database() {
    var made = coupons.till("Till 1");
    var session = coupons.at(made.getString("pin")).session();

    assertThat(
            shop.sql.rows(
                "SELECT t::text FROM till t UNION ALL SELECT s::text FROM till_session s"))
        .hasSize(2)
        .noneMatch(row -> row.contains(made.getString("pin")))
        .noneMatch(row -> row.contains(link(made).getString("link")))
        .noneMatch(row -> row.contains(session));
  }
}
