package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.contract.Contract;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
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
        List.of(
            "till",
            "till_session",
            "wrong_guess",
            "pin_caller",
            "coupon",
            "coupon_entry",
            "coupon_terms")) {
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

  /** What may be done at a till. */
  private static final List<String> AT_A_TILL =
      List.of(
          "sign_out_till",
          "show_till",
          "look_at_code",
          "redeem_at_till",
          "undo_at_till",
          "list_till_redemptions");

  @Test
  void a_till_may_do_nothing_else() {
    coupons.of(coupons.customer(), CODE);
    var made = coupons.till("Till 1");
    var till = coupons.at(made.getString("pin"));
    var rows = "SELECT (SELECT count(*) FROM till), (SELECT count(*) FROM coupon_entry)";
    var before = shop.sql.rows(rows);
    int tried = 0;
    for (Map.Entry<String, JsonNode> path : CONTRACT.contract().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        var id = operation.getValue().path("operationId").asText();
        JsonNode security = operation.getValue().path("security");
        if (id.isEmpty() || security.isArray() && security.isEmpty() || AT_A_TILL.contains(id)) {
          continue;
        }
        var address = path.getKey().replaceAll("\\{[a-z]+}", "1");
        var method = operation.getKey().toUpperCase();
        for (var body : List.of("", "{}", Coupons.body(CODE))) {
          var answer = till.ask(method, address, body);
          assertThat(answer.status())
              .as(method + " " + path.getKey() + " " + answer.text())
              .isEqualTo(401);
        }
        var asToken =
            shop.ask(
                method,
                "/api/v1" + address,
                new byte[0],
                "authorization",
                "Bearer " + till.session());
        assertThat(asToken.status()).as("its session as a token: " + id).isEqualTo(401);
        var asOwner =
            shop.ask(
                method, "/api/v1" + address, new byte[0], "cookie", "promobot=" + till.session());
        assertThat(asOwner.status()).as("its session as the owner's: " + id).isEqualTo(401);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(78);
    assertThat(shop.sql.rows(rows)).isEqualTo(before);
    assertThat(till.look(CODE).getString("state")).isEqualTo("valid");
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
  void another_pin_ends_the_old_one_its_link_and_its_sessions_at_once() {
    var made = coupons.till("Till 1");
    var till = coupons.at(made.getString("pin"));
    var other = coupons.at(coupons.till("Till 2").getString("pin"));
    var id = made.getJsonObject("till").getString("id");

    var renewed = shop.api("POST", "/tills/" + id + "/pin", "");
    var fresh =
        CONTRACT.fitting(
            renewed.status(), renewed.type(), renewed.text(), "/tills/{id}/pin", "post");

    assertThat(fresh.getJsonObject("till").getString("id")).isEqualTo(id);
    assertThat(fresh.getJsonObject("till").getInteger("signed_in")).isZero();
    assertThat(fresh.getString("pin")).isNotEqualTo(made.getString("pin")).hasSize(8);
    assertThat(till.ask("GET", "/till", "").status()).isEqualTo(401);
    assertThat(coupons.signIn(pin(made.getString("pin"))).status()).isEqualTo(401);
    assertThat(coupons.signIn(link(made)).status()).isEqualTo(401);
    assertThat(coupons.signIn(pin(fresh.getString("pin"))).status()).isEqualTo(200);
    assertThat(coupons.signIn(link(fresh)).status()).isEqualTo(200);
    assertThat(other.ask("GET", "/till", "").status()).isEqualTo(200);
    assertThat(shop.api("POST", "/tills/999999/pin", "").status()).isEqualTo(404);
  }

  @Test
  void a_name_without_anything_to_see_is_refused() {
    var id = coupons.till("Till 1").getJsonObject("till").getString("id");
    for (var name : List.of(" ", "\u2003\u00a0", "\u200b\u2060", "\u202e\u2066", "\u3164")) {
      var body = new JsonObject().put("name", name);
      var asked =
          List.of(
              shop.api("POST", "/tills", body.encode()),
              shop.api("PATCH", "/tills/" + id, body.encode()),
              shop.api("POST", "/tokens", body.copy().put("kind", "redeem").encode()),
              shop.api("POST", "/channels", body.copy().put("type", "slack").encode()),
              shop.api("POST", "/topics", body.encode()),
              shop.api("POST", "/campaigns", body.encode()),
              shop.api("PUT", "/shop", body.encode()));
      assertThat(asked)
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.text()).contains("\"field\":\"name\"");
              });
    }
    var hidden = shop.api("PATCH", "/tills/" + id, "{\"name\":\"\u202eTill\u200b  2\"}");
    assertThat(hidden.json().getString("name")).isEqualTo("Till 2");
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
  void staff_see_that_an_imported_code_was_not_given_out_and_looking_for_one_is_a_guess() {
    shop.sql.run(
        "INSERT INTO coupon (page_id, campaign_id, code, written) VALUES (?, 'welcome', 'FREE1', 'F')",
        Shop.PAGE);
    var till = till();

    assertThat(till.look("FREE1").getString("state")).isEqualTo("free");

    assertThat(till.redeem("FREE1").status()).isEqualTo(404);
    assertThat(shop.look("/tills").getJsonObject("wrong_codes").getInteger("last_hour"))
        .isEqualTo(2);
    assertThat(coupons.redeem("FREE1").json().getString("state")).isEqualTo("unknown");
  }

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
