package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.contract.Contract;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A web shop's own token, which may only redeem, over real HTTP. */
@Timeout(120)
class RedeemTokenIT {
  private static final String CODE = "7K3M-9QXB-2FT";
  private static final Contract CONTRACT = Contract.read();
  private static final String MAY_ONLY =
      "This token may only look at codes, redeem them, and take back what it redeemed itself";

  private static Shop shop;
  private static Coupons coupons;

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
    for (var table : List.of("wrong_guess", "coupon", "coupon_entry", "program_token")) {
      shop.sql.run("DELETE FROM " + table);
    }
  }

  /** A program with a token of its own. */
  private record Program(String id, String token) {
    Shop.Answer ask(String method, String path, String body) {
      return shop.ask(
          method,
          path,
          body.getBytes(UTF_8),
          "authorization",
          "Bearer " + token,
          "content-type",
          "application/json");
    }

    Shop.Answer redeem(String code) {
      return ask("POST", "/api/v1/redemptions", Coupons.body(code));
    }

    Shop.Answer look(String code) {
      return ask("POST", "/api/v1/coupons/look", new JsonObject().put("code", code).encode());
    }
  }

  private static Program program(String name, String kind) {
    var made = shop.api("POST", "/tokens", body(name, kind));
    var token = fitting(made, "/tokens", "post");
    return new Program(token.getString("id"), token.getString("token"));
  }

  private static String body(String name, String kind) {
    return new JsonObject().put("name", name).put("kind", kind).encode();
  }

  private static JsonObject fitting(Shop.Answer answer, String path, String method) {
    return CONTRACT.fitting(answer.status(), answer.type(), answer.text(), path, method);
  }

  private static List<JsonObject> tokens() {
    var list = fitting(shop.api("GET", "/tokens", ""), "/tokens", "get");
    return Shop.objects(list.getJsonArray("tokens"));
  }

  @Test
  void it_may_call_what_the_contract_names_it_for_and_nothing_else() {
    var web = program("Web shop", "redeem");
    List<String> allowed = new ArrayList<>();
    int refused = 0;
    for (var path : CONTRACT.contract().get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        JsonNode security = operation.getValue().path("security");
        if (!operation.getValue().has("operationId") || opensToOthers(security)) {
          continue;
        }
        var method = operation.getKey().toUpperCase();
        var address = "/api/v1" + path.getKey().replaceAll("\\{[a-z]+}", "1");
        var answer = web.ask(method, address, "");
        if (security.findValue("redeem_token") != null) {
          assertThat(answer.status()).as(method + " " + address).isNotIn(401, 403, 500);
          allowed.add(method + " " + path.getKey());
        } else {
          assertThat(answer.status()).as(method + " " + address).isEqualTo(403);
          assertThat(answer.json().getString("detail")).contains(MAY_ONLY, "Settings, Tokens");
          refused++;
        }
      }
    }
    assertThat(allowed)
        .containsExactlyInAnyOrder(
            "POST /redemptions", "DELETE /redemptions/{id}", "POST /coupons/look");
    assertThat(refused).isGreaterThan(75);
  }

  /** What anybody may do, with a token or without; and a till has a session of its own. */
  private static boolean opensToOthers(JsonNode security) {
    return security.isArray() && (security.isEmpty() || security.findValue("till") != null);
  }

  @Test
  void it_opens_nothing_outside_the_contract_either() {
    var web = program("Web shop", "redeem");
    for (var path : List.of("/simulator/mailbox", "/simulator/slack", "/umishop_api/user")) {
      var method = path.startsWith("/umi") ? "POST" : "GET";
      assertThat(web.ask(method, path, "{}").status()).as(path).isEqualTo(403);
    }
    var lead = "{\"name\":\"Ana\",\"email\":\"ana@example.com\"}";
    var address = "/api/v1/leads?token=" + program("Everything", "everything").token();
    for (int i = 0; i < 101; i++) {
      var answer = shop.ask("POST", address, lead.getBytes(UTF_8));
      assertThat(answer.status()).as("a program's token is not for addresses").isEqualTo(401);
      assertThat(answer.json().getString("detail"))
          .as("and does not count as a guess")
          .startsWith("A program's own token belongs in a header");
    }
    var forwarded =
        shop.ask(
            "GET",
            "/metrics",
            new byte[0],
            "authorization",
            "Bearer " + web.token(),
            "x-forwarded-for",
            "203.0.113.9");
    assertThat(forwarded.status()).isEqualTo(403);
  }

  @Test
  void it_looks_redeems_and_takes_back_without_learning_who_it_was() {
    coupons.of(coupons.customer("Ana Prieto"), CODE);
    var web = program("Web shop", "redeem");

    var seen = fitting(web.look("7k3m 9qxb 2ft"), "/coupons/look", "post");
    assertThat(seen.getString("state")).isEqualTo("valid");
    assertThat(seen.getString("name")).isNull();
    var done = fitting(web.redeem(CODE), "/redemptions", "post");
    assertThat(done.getValue("customer_id")).isNull();
    assertThat(web.look(CODE).json().getString("state")).isEqualTo("used");
    assertThat(web.ask("DELETE", "/api/v1/redemptions/" + done.getString("id"), "").status())
        .isEqualTo(204);
    assertThat(web.look(CODE).json().getString("state")).isEqualTo("valid");
    assertThat(web.look("7K3M").json().getString("state"))
        .as("the beginning of a code is not a code")
        .isEqualTo("unknown");
  }

  @Test
  void it_takes_back_only_what_it_redeemed_itself() {
    var web = program("Web shop", "redeem");
    var other = program("Other shop", "redeem");
    coupons.of(coupons.customer(), CODE);
    var till = coupons.at(coupons.till("Till of tokens").getString("pin"));

    for (var done : List.of(other.redeem(CODE), till, coupons)) {
      var answer =
          done instanceof Shop.Answer first
              ? first
              : done == till ? till.redeem(CODE) : coupons.redeem(CODE);
      var id = answer.json().getString("id");
      var refused = web.ask("DELETE", "/api/v1/redemptions/" + id, "");
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.json().getString("detail"))
          .as("answered as for none at all")
          .isEqualTo(
              web.ask("DELETE", "/api/v1/redemptions/99999999", "").json().getString("detail"));
      assertThat(shop.api("DELETE", "/redemptions/" + id, "").status())
          .as("the API token takes back everything")
          .isEqualTo(204);
    }
  }

  @Test
  void it_takes_back_only_what_it_redeemed_in_the_last_thirty_days() {
    var web = program("Web shop", "redeem");
    coupons.of(coupons.customer(), CODE);
    var path = "/api/v1/redemptions/" + web.redeem(CODE).json().getString("id");

    shop.sql.run("UPDATE coupon_entry SET at = now() - interval '30 days'");
    var refused = web.ask("DELETE", path, "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("detail"))
        .isEqualTo("This token can take back only what it redeemed in the last 30 days");
    shop.sql.run("UPDATE coupon_entry SET at = now() - interval '29 days 23 hours'");
    assertThat(web.ask("DELETE", path, "").status()).isEqualTo(204);
  }

  /** It would outlive its own end by a token that it made. */
  @Test
  void a_program_for_everything_makes_nothing_that_outlives_it_and_the_api_token_does() {
    var all = program("Reports", "everything");
    List<String> refused = new ArrayList<>();
    for (var path : CONTRACT.contract().get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        JsonNode security = operation.getValue().path("security");
        if (security.findValue("token") == null || security.findValue("program_token") != null) {
          continue;
        }
        var method = operation.getKey().toUpperCase();
        var answer = all.ask(method, "/api/v1" + path.getKey().replace("{id}", all.id()), "{}");
        assertThat(answer.status()).as(method + path.getKey()).isEqualTo(403);
        assertThat(answer.json().getString("detail")).contains("or send the API token");
        refused.add(method + " " + path.getKey());
      }
    }
    assertThat(refused)
        .containsExactlyInAnyOrder(
            "POST /token",
            "POST /bot-token",
            "GET /tokens",
            "POST /tokens",
            "DELETE /tokens/{id}",
            "PUT /password",
            "POST /tills",
            "PATCH /tills/{id}",
            "POST /tills/{id}/pin",
            "POST /channels",
            "PATCH /channels/{id}",
            "POST /channels/{id}/on",
            "POST /channels/{id}/secret",
            "POST /channels/{id}/replay",
            "PUT /weekly-letter");
    assertThat(tokens()).hasSize(1);
    assertThat(all.ask("GET", "/api/v1/customers", "").status()).isEqualTo(200);
    assertThat(all.ask("GET", "/api/v1/coupons", "").status()).isEqualTo(200);
    assertThat(all.look(CODE).status()).isEqualTo(200);
  }

  @Test
  void a_program_that_guesses_slows_down_only_itself() {
    coupons.of(coupons.customer(), CODE);
    var web = program("Web shop", "redeem");
    var other = program("Other shop", "redeem");
    for (int i = 0; i < 60; i++) {
      assertThat(web.look("GUESS" + i).status()).isEqualTo(200);
    }

    for (var code : List.of(CODE, "GUESS60")) {
      assertThat(web.look(code).status()).isEqualTo(429);
      assertThat(web.redeem(code).status()).isEqualTo(429);
    }
    assertThat(other.look(CODE).status()).isEqualTo(200);
    assertThat(coupons.redeem(CODE).status()).isEqualTo(201);
    assertThat(tokens())
        .extracting(token -> token.getInteger("wrong_codes"))
        .containsExactly(60, 0);
  }

  @Test
  void tokens_are_listed_by_name_and_revoked_one_by_one() {
    var web = program("Web shop", "redeem");
    var all = program("Reports", "everything");
    assertThat(all.ask("GET", "/api/v1/customers", "").status()).isEqualTo(200);

    assertThat(tokens())
        .extracting(token -> token.getString("kind"))
        .containsExactly("redeem", "everything");
    assertThat(tokens().get(1).getString("last_used_at")).isNotNull();
    assertThat(shop.api("POST", "/tokens", body("web SHOP", "redeem")).status()).isEqualTo(409);
    assertThat(shop.api("DELETE", "/tokens/" + web.id(), "").status()).isEqualTo(204);
    assertThat(web.look(CODE).status()).isEqualTo(401);
    assertThat(all.ask("GET", "/api/v1/customers", "").status()).isEqualTo(200);
    assertThat(shop.api("DELETE", "/tokens/" + web.id(), "").status()).isEqualTo(404);
    assertThat(shop.sql.rows("SELECT t::text FROM program_token t"))
        .hasSize(1)
        .noneMatch(row -> row.contains(all.token()));
  }

  @Test
  void there_are_fifty_tokens_at_most() {
    shop.sql.run(
        """
        INSERT INTO program_token (page_id, name, kind, token_hash)
        SELECT '%s', 'Program ' || n, 'redeem', decode(md5(n::text), 'hex') FROM generate_series(1, 50) n
        """
            .formatted(Shop.PAGE));

    var answer = shop.api("POST", "/tokens", body("One more", "redeem"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("revoke those that nobody uses");
  }
}
