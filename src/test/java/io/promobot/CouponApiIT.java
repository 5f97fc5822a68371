package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.contract.Contract;
import io.promobot.text.CouponCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redeeming by program, and what the owner sees of coupons, over real HTTP. */
@Timeout(120)
class CouponApiIT {
  private static final String CODE = "7K3M-9QXB-2FT";
  private static final Contract CONTRACT = Contract.read();

  private static Shop shop;
  private static Coupons coupons;

  @BeforeAll
  static void open() {
    shop = Shop.open();
    coupons = new Coupons(shop);
  }

  @AfterAll
  static void close() {
    assertThat(shop.miscounted()).isZero();
    shop.close();
  }

  @BeforeEach
  void clean() {
    for (var table :
        List.of("wrong_guess", "coupon", "coupon_entry", "coupon_terms", "sale_count")) {
      shop.sql.run("DELETE FROM " + table);
    }
  }

  private static JsonObject fitting(Shop.Answer answer, String path, String method) {
    return CONTRACT.fitting(answer.status(), answer.type(), answer.text(), path, method);
  }

  private static void terms(String columns, String values) {
    shop.sql.run(
        """
        INSERT INTO coupon_terms (page_id, campaign_id, kind, %s) VALUES ('%s', 'welcome', 'unique', %s)
        """
            .formatted(columns, Shop.PAGE, values));
  }

  private static List<JsonObject> list(String query) {
    var answer = shop.api("GET", "/coupons" + query, "");
    return Shop.objects(fitting(answer, "/coupons", "get").getJsonArray("coupons"));
  }

  private static JsonObject history(long coupon) {
    return fitting(shop.api("GET", "/coupons/" + coupon, ""), "/coupons/{id}", "get");
  }

  @Test
  void a_web_shop_redeems_a_code_and_is_answered_alike_when_it_asks_again() {
    terms("value_kind, value_amount, currency", "'percent', 10, 'EUR'");
    long ana = coupons.customer();
    coupons.of(ana, CODE);
    var body =
        new JsonObject(Coupons.body("7k3m 9qxb 2ft", UUID.randomUUID()))
            .put("amount", "23.50")
            .put("till", "Web shop")
            .encode();

    var first = shop.api("POST", "/redemptions", body);
    var done = fitting(first, "/redemptions", "post");
    assertThat(done.getString("customer_id")).isEqualTo(String.valueOf(ana));
    assertThat(done.getString("discount")).isEqualTo("2.35");
    assertThat(done.getJsonObject("value").getString("amount")).isEqualTo("10");
    var again = shop.api("POST", "/redemptions", body);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());

    var used = coupons.redeem(CODE);
    assertThat(used.status()).isEqualTo(409);
    assertThat(fitting(used, "/redemptions", "post").getString("till")).isEqualTo("Web shop");
    assertThat(shop.people("welcome").getInteger("redeemed")).isPositive();
  }

  @Test
  void every_reason_why_a_code_is_refused_has_a_status_of_its_own() {
    coupons.of(coupons.customer(), CODE);

    assertThat(refused("NOBODYS", 404)).isEqualTo("unknown");
    shop.sql.run("UPDATE coupon SET voided_at = now()");
    assertThat(refused(CODE, 410)).isEqualTo("void");
    shop.sql.run("UPDATE coupon SET voided_at = NULL");
    terms("valid_until", "'2020-01-01'");
    assertThat(refused(CODE, 410)).isEqualTo("expired");
    shop.sql.run("UPDATE coupon_terms SET valid_until = NULL, valid_from = '2099-01-01'");
    assertThat(refused(CODE, 422)).isEqualTo("not_yet");
  }

  private static String refused(String code, int status) {
    var answer = coupons.redeem(code);
    assertThat(answer.status()).isEqualTo(status);
    return fitting(answer, "/redemptions", "post").getString("state");
  }

  @Test
  void an_address_that_hides_what_no_database_takes_is_an_unknown_code() {
    assertThat(refused("https://shop.example/%00", 404)).isEqualTo("unknown");
    var hidden = "?code=https%3A%2F%2Fshop.example%2F%2500";
    assertThat(shop.api("GET", "/coupons" + hidden, "").status()).isEqualTo(200);
    assertThat(shop.api("GET", "/coupons.csv" + hidden, "").status()).isEqualTo(200);
  }

  @Test
  void nothing_but_a_post_redeems() {
    long coupon = coupons.of(coupons.customer(), CODE);

    for (var path : List.of("/redemptions", "/coupons?code=" + CODE, "/coupons/" + coupon)) {
      shop.api("GET", path, "");
    }

    assertThat(list("").get(0).getInteger("uses")).isZero();
  }

  @Test
  void a_redemption_is_taken_back_with_a_reason_and_once() {
    long coupon = coupons.of(coupons.customer(), CODE);
    var undo = "/redemptions/" + coupons.redeem(CODE).json().getString("id");

    assertThat(shop.api("DELETE", undo + "?reason=wrong%20person", "").status()).isEqualTo(204);
    assertThat(shop.api("DELETE", undo, "").status()).isEqualTo(409);
    assertThat(shop.api("DELETE", "/redemptions/999999", "").status()).isEqualTo(404);

    var entries = Shop.objects(history(coupon).getJsonArray("entries"));
    assertThat(entries).extracting(e -> e.getString("kind")).containsExactly("redeemed", "undone");
    assertThat(entries.get(0).getBoolean("undone")).isTrue();
    assertThat(entries.get(1).getString("reason")).isEqualTo("wrong person");
    assertThat(entries.get(1).getString("undoes")).isEqualTo(entries.get(0).getString("id"));
    assertThat(coupons.redeem(CODE).status()).isEqualTo(201);
  }

  @Test
  void fifteen_clicks_at_once_at_a_persons_page_are_one_redemption() {
    long ana = coupons.customer();
    long coupon = coupons.of(ana, CODE);
    var clicks =
        IntStream.range(0, 15)
            .mapToObj(
                i ->
                    shop.send(
                        "POST",
                        "/api/v1/customers/" + ana + "/redeem",
                        "{\"campaign\":\"welcome\"}".getBytes(UTF_8),
                        "authorization",
                        "Bearer " + Shop.TOKEN,
                        "content-type",
                        "application/json"))
            .toList();

    assertThat(clicks).filteredOn(each -> each.join().status() == 200).hasSize(1);
    assertThat(clicks)
        .filteredOn(each -> each.join().status() == 409)
        .hasSize(14)
        .allSatisfy(
            each ->
                assertThat(
                        fitting(each.join(), "/customers/{id}/redeem", "post")
                            .getString("redeemed_at"))
                    .isNotBlank());
    assertThat(history(coupon).getJsonArray("entries")).hasSize(1);
    assertThat(coupons.redeem(CODE).status()).as("at the till afterwards").isEqualTo(409);
  }

  @Test
  void a_person_whose_campaign_shares_a_code_is_in_the_ledger_of_that_code() {
    long ana = coupons.customer();

    shop.api("POST", "/customers/" + ana + "/redeem", "{\"campaign\":\"welcome\"}");

    var shared = list("?person=" + ana).get(0);
    assertThat(shared.getBoolean("shared")).isTrue();
    assertThat(shared.getString("code")).isEqualTo("UMI10");
    var entry =
        history(Long.parseLong(shared.getString("id"))).getJsonArray("entries").getJsonObject(0);
    assertThat(entry.getString("customer_id")).isEqualTo(String.valueOf(ana));
    assertThat(entry.getString("actor")).isEqualTo("script");
  }

  @Test
  void coupons_are_found_by_code_campaign_state_and_person() {
    campaign("spring");
    long ana = coupons.customer("Ánna Prieto");
    coupons.of(ana, CODE);
    coupons.of("spring", coupons.customer(), "SPRING-1");
    coupons.redeem("SPRING1");

    assertThat(codes("")).containsExactly("SPRING-1", CODE);
    assertThat(codes("?code=7k3m-9")).containsExactly(CODE);
    assertThat(codes("?code=spri")).containsExactly("SPRING-1");
    assertThat(codes("?campaign=spring")).containsExactly("SPRING-1");
    assertThat(codes("?state=redeemed")).containsExactly("SPRING-1");
    assertThat(codes("?state=revealed")).containsExactly(CODE);
    assertThat(codes("?person=anna%20p")).containsExactly(CODE);
    assertThat(codes("?person=" + ana)).containsExactly(CODE);
    assertThat(codes("?person=O&campaign=welcome")).containsExactly(CODE);
    assertThat(codes("?person=anna%20p&code=7&state=revealed&campaign=welcome"))
        .containsExactly(CODE);
    assertThat(codes("?person=a%25")).isEmpty();
    assertThat(codes("?state=void")).isEmpty();
    assertThat(shop.api("GET", "/coupons?state=lost", "").status()).isEqualTo(400);
  }

  private static void campaign(String id) {
    shop.sql.run(
        """
        INSERT INTO campaign (page_id, id, name, state, version) VALUES ('%s', '%s', '%2$s', 'done', 1)
        ON CONFLICT DO NOTHING
        """
            .formatted(Shop.PAGE, id));
  }

  @Test
  void each_coupon_is_in_one_state_and_listed_there_only() {
    long ana = coupons.customer();
    var terms =
        Map.of(
            "early",
            "current_date + 2, NULL",
            "late",
            "NULL, current_date - 2",
            "now",
            "NULL, NULL");
    terms.forEach(
        (id, days) -> {
          campaign(id);
          shop.sql.run(
              """
              INSERT INTO coupon_terms (page_id, campaign_id, kind, valid_from, valid_until)
              VALUES ('%s', '%s', 'unique', %s)
              """
                  .formatted(Shop.PAGE, id, days));
          coupons.of(id, ana, "GOOD-" + id.toUpperCase(Locale.ROOT));
          coupons.of(id, coupons.customer(), "VOID-" + id.toUpperCase(Locale.ROOT));
          coupons.of(id, coupons.customer(), "USED-" + id.toUpperCase(Locale.ROOT));
        });
    shop.sql.run("UPDATE coupon SET voided_at = now() WHERE written LIKE 'VOID%'");
    shop.sql.run("UPDATE coupon SET uses = 1, redeemed_at = now() WHERE written LIKE 'USED%'");

    assertThat(codes("?state=not_yet")).containsExactly("GOOD-EARLY");
    assertThat(codes("?state=expired")).containsExactly("GOOD-LATE");
    assertThat(codes("?state=revealed")).containsExactly("GOOD-NOW");
    assertThat(codes("?state=redeemed")).hasSize(3).allMatch(code -> code.startsWith("USED"));
    assertThat(codes("?state=void")).hasSize(3).allMatch(code -> code.startsWith("VOID"));
    assertThat(codes("?state=free")).isEmpty();
    assertThat(codes("?campaign=early")).hasSize(3);
    assertThat(codes("?code=good&state=expired")).containsExactly("GOOD-LATE");
    assertThat(list("?code=good-e").get(0).getString("state")).isEqualTo("not_yet");
    assertThat(shop.api("POST", "/redemptions", Coupons.body("GOODEARLY")).status()).isEqualTo(422);
  }

  @Test
  void codes_that_begin_alike_come_page_by_page_in_the_order_of_codes() {
    long ana = coupons.customer();
    List.of("B3", "A2", "B1", "C9", "B2")
        .forEach(
            code -> {
              campaign("c" + code);
              coupons.of("c" + code, ana, "X" + code + "XX");
            });
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      var page =
          shop.look("/coupons?code=xb&limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      Shop.objects(page.getJsonArray("coupons")).forEach(each -> all.add(each.getString("code")));
      cursor = page.getString("next");
    } while (cursor != null);

    assertThat(all).containsExactly("XB1XX", "XB2XX", "XB3XX");
  }

  @Test
  void a_coupon_of_no_campaign_is_in_none_of_the_lists() {
    long ana = coupons.customer();
    coupons.of("gone", ana, "GONE1");
    for (String query :
        List.of(
            "", "?state=revealed", "?campaign=gone", "?code=GONE1", "?code=go", "?person=" + ana)) {
      assertThat(codes(query)).as(query).isEmpty();
    }
  }

  private static List<String> codes(String query) {
    return list(query).stream().map(each -> each.getString("code")).toList();
  }

  @Test
  void long_lists_come_page_by_page() {
    long ana = coupons.customer();
    for (int i = 0; i < 5; i++) {
      campaign("c" + i);
      coupons.of("c" + i, ana, "CODE" + i);
    }
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      var page = shop.look("/coupons?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      Shop.objects(page.getJsonArray("coupons")).forEach(each -> all.add(each.getString("code")));
      cursor = page.getString("next");
    } while (cursor != null);

    assertThat(all).containsExactly("CODE4", "CODE3", "CODE2", "CODE1", "CODE0");
    assertThat(shop.api("GET", "/coupons?cursor=x", "").status()).isEqualTo(400);
  }

  @Test
  void a_coupon_is_made_void_once_and_says_why() {
    long coupon = coupons.of(coupons.customer(), CODE);
    var path = "/coupons/" + coupon + "/void";

    assertThat(shop.api("POST", path, "{\"reason\":\"  \"}").status()).isEqualTo(400);
    var answer = shop.api("POST", path, "{\"reason\":\"posted in a forum\"}");
    var now = fitting(answer, "/coupons/{id}/void", "post");

    assertThat(now.getJsonObject("coupon").getString("state")).isEqualTo("void");
    assertThat(now.getJsonArray("entries").getJsonObject(0).getString("reason"))
        .isEqualTo("posted in a forum");
    assertThat(coupons.redeem(CODE).status()).isEqualTo(410);
    assertThat(shop.api("POST", path, "{\"reason\":\"again\"}").status()).isEqualTo(409);
    assertThat(shop.api("POST", "/coupons/99999999/void", "{\"reason\":\"x\"}").status())
        .isEqualTo(404);
  }

  private static Shop.Answer importing(String file) {
    return shop.ask(
        "POST",
        "/api/v1/campaigns/welcome/coupon/codes",
        file.getBytes(UTF_8),
        "authorization",
        "Bearer " + Shop.TOKEN,
        "content-type",
        "text/csv");
  }

  private static JsonObject imported(String file) {
    return fitting(importing(file), "/campaigns/{id}/coupon/codes", "post");
  }

  @Test
  void codes_are_imported_all_or_none_with_a_report_line_by_line() {
    assertThat(importing("CODE1\n").status()).as("not of that kind").isEqualTo(409);
    terms("stock", "NULL");
    shop.sql.run("UPDATE coupon_terms SET kind = 'imported'");

    var good = imported("\uFEFFCode;value\r\nshop-0001;5\r\n\r\n\"shop 0002\";5\nSHOP0003\n");
    assertThat(good.getInteger("added")).isEqualTo(3);
    assertThat(good.getJsonArray("mistakes")).isEmpty();
    assertThat(codes("?state=free")).containsExactly("SHOP0003", "shop 0002", "shop-0001");

    var bad = imported("SHOP0004\nshop0002\nSH\u00D6P\nABC\nSHOP-0004\n");
    assertThat(bad.getInteger("lines")).isEqualTo(5);
    assertThat(bad.getInteger("added")).isZero();
    assertThat(Shop.objects(bad.getJsonArray("mistakes")))
        .extracting(each -> each.getInteger("line") + " " + each.getString("code"))
        .containsExactly("2 shop0002", "3 SH\u00D6P", "4 ABC", "5 SHOP-0004");
    assertThat(list("")).hasSize(3);

    var many =
        IntStream.range(0, 20_000)
            .mapToObj("MANY%05d"::formatted)
            .collect(Collectors.joining("\n"));
    assertThat(imported(many).getInteger("added")).isEqualTo(20_000);
    assertThat(coupons.redeem("MANY00001").status()).as("not given out").isEqualTo(404);
  }

  @Test
  void a_code_that_a_till_would_take_for_somebodys_own_is_neither_imported_nor_shared() {
    var own = CouponCode.random(new SecureRandom(), "UMI");
    coupons.of(coupons.customer(), own.compared());
    terms("stock", "NULL");
    shop.sql.run("UPDATE coupon_terms SET kind = 'imported'");

    var report = imported(own.written() + "\n");
    assertThat(report.getInteger("added")).isZero();
    assertThat(report.getJsonArray("mistakes")).hasSize(1);

    shop.sql.run("UPDATE coupon_terms SET kind = 'shared'");
    var share = new JsonObject().put("kind", "shared").put("code", own.written());
    var answer = shop.api("PUT", "/campaigns/welcome/coupon", share.encode());
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
  }

  @Test
  void the_same_codes_in_opposite_orders_at_once_are_added_once() {
    terms("stock", "NULL");
    shop.sql.run("UPDATE coupon_terms SET kind = 'imported'");
    for (int round = 0; round < 3; round++) {
      var prefix = "ROUND" + round + "X";
      var codes = new ArrayList<String>();
      IntStream.range(0, 10_000).forEach(i -> codes.add(prefix + "%05d".formatted(i)));
      var there = String.join("\n", codes);
      Collections.reverse(codes);
      var back = String.join("\n", codes);

      var both = Stream.of(there, back).map(CouponApiIT::sendImport).toList();

      assertThat(both)
          .extracting(each -> each.join().status() + " " + each.join().json().getInteger("added"))
          .containsExactlyInAnyOrder("200 10000", "200 0");
    }
  }

  private static CompletableFuture<Shop.Answer> sendImport(String file) {
    return shop.send(
        "POST",
        "/api/v1/campaigns/welcome/coupon/codes",
        file.getBytes(UTF_8),
        "authorization",
        "Bearer " + Shop.TOKEN);
  }

  @Test
  void what_is_not_a_list_of_codes_is_refused() {
    terms("stock", "NULL");
    shop.sql.run("UPDATE coupon_terms SET kind = 'imported'");

    assertThat(importing("").status()).isEqualTo(400);
    assertThat(importing("code\n").status()).isEqualTo(400);
    assertThat(importing("A".repeat(3 << 20)).status()).isEqualTo(413);
    var binary =
        shop.ask(
            "POST",
            "/api/v1/campaigns/welcome/coupon/codes",
            new byte[] {(byte) 0xff, (byte) 0xfe, 0},
            "authorization",
            "Bearer " + Shop.TOKEN);
    assertThat(binary.status()).isEqualTo(400);
  }

  @Test
  void all_coupons_go_into_a_spreadsheet_that_runs_none_of_them() {
    terms("value_kind, value_amount, currency", "'amount', 5, 'EUR'");
    long eve = coupons.customer("=HYPERLINK(\"x\")");
    coupons.of(eve, CODE);
    shop.api(
        "POST",
        "/redemptions",
        new JsonObject(Coupons.body(CODE)).put("amount", "23.50").put("till", "=1+1").encode());

    var csv = shop.asOwner("/api/v1/coupons.csv");

    assertThat(csv.type()).startsWith("text/csv");
    assertThat(csv.text().lines().toList())
        .first()
        .asString()
        .contains("\"code\",\"campaign\",\"state\"");
    assertThat(csv.text().lines().skip(1))
        .singleElement()
        .asString()
        .contains("\"'" + CODE + "\"", "\"redeemed\"", "\"'=HYPERLINK", "\"'=1+1\"")
        .contains("\"23.50\",\"5.00\",\"EUR\"");
  }

  @Test
  void a_discount_that_nobody_knows_is_not_counted_with_those_that_are_known() {
    terms("value_kind, value_amount, currency, per_person", "'percent', 10, 'EUR', 3");
    coupons.of(coupons.customer(), CODE);
    sale(CODE, "20.00");
    shop.api("POST", "/redemptions", Coupons.body(CODE));

    var total = shop.look("/campaigns/welcome/sales").getJsonObject("total");

    assertThat(total.getInteger("redemptions")).isEqualTo(2);
    assertThat(total.getJsonArray("money").getJsonObject(0).getInteger("discounted")).isEqualTo(1);
  }

  @Test
  void sales_and_discounts_add_up_by_origin_and_day_and_what_was_taken_back_is_not_in_them() {
    terms("value_kind, value_amount, currency, per_person", "'percent', 10, 'EUR', 3");
    var psid = Shop.quiet();
    shop.come(psid, "poster", false);
    long ana = shop.sql.number("SELECT id FROM customer WHERE psid = ?", psid);
    coupons.of(ana, CODE);
    coupons.of(coupons.customer(), "ANOTHER");
    sale(CODE, "20.00");
    sale(CODE, "30.00");
    var wrong = sale(CODE, "1000.00");
    sale("ANOTHER", "10.00");
    shop.api("DELETE", "/redemptions/" + wrong, "");

    var sales =
        fitting(shop.api("GET", "/campaigns/welcome/sales", ""), "/campaigns/{id}/sales", "get");

    var total = sales.getJsonObject("total");
    assertThat(total.getInteger("redeemers")).isEqualTo(2);
    assertThat(total.getInteger("redemptions")).isEqualTo(3);
    assertThat(total.getJsonArray("money"))
        .isEqualTo(
            new JsonArray(
                """
                [{"currency": "EUR", "sales": "60.00", "discount": "6.00", "discounted": 3}]"""));
    var poster =
        Shop.objects(sales.getJsonArray("origins")).stream()
            .filter(each -> each.getString("origin").equals("poster"))
            .findFirst()
            .orElseThrow();
    assertThat(poster.getJsonObject("people").getInteger("redeemed")).isEqualTo(1);
    assertThat(poster.getJsonObject("sales").getInteger("redemptions")).isEqualTo(2);
    var days = Shop.objects(sales.getJsonArray("days"));
    assertThat(days).hasSize(30);
    assertThat(days.get(29).getJsonObject("sales")).isEqualTo(total);
    assertThat(shop.api("GET", "/campaigns/nothing/sales", "").status()).isEqualTo(404);

    shop.sql.run("UPDATE sale_count SET day = day - 40 WHERE origin <> 'poster'");
    var fewer = shop.look("/campaigns/welcome/sales");
    assertThat(fewer.getJsonObject("total").getInteger("redemptions")).isEqualTo(2);
    assertThat(
            Shop.objects(fewer.getJsonArray("origins")).stream()
                .mapToInt(each -> each.getJsonObject("sales").getInteger("redemptions"))
                .sum())
        .isEqualTo(2);
    var from = LocalDate.now(ZoneOffset.UTC).minusDays(45);
    assertThat(
            shop.look("/campaigns/welcome/sales?from=" + from)
                .getJsonObject("total")
                .getInteger("redemptions"))
        .isEqualTo(3);
  }

  private static String sale(String code, String amount) {
    var body = new JsonObject(Coupons.body(code)).put("amount", amount).encode();
    return shop.api("POST", "/redemptions", body).json().getString("id");
  }

  @Test
  void a_persons_timeline_tells_what_was_redeemed_where_for_how_much_and_what_was_taken_back() {
    terms("value_kind, value_amount, currency", "'percent', 10, 'EUR'");
    long ana = coupons.customer();
    coupons.of(ana, CODE);
    var sale = new JsonObject(Coupons.body(CODE)).put("till", "Web shop").put("amount", "23.50");
    var redeemed = shop.api("POST", "/redemptions", sale.encode()).json();
    shop.api("DELETE", "/redemptions/" + redeemed.getString("id") + "?reason=Mistake", "");

    var told = timeline(ana, 50);

    assertThat(told.stream().limit(2).map(each -> each.getString("kind")))
        .containsExactly("coupon_undone", "coupon_redeemed");
    var undone = told.get(0).getJsonObject("coupon");
    assertThat(undone.getString("reason")).isEqualTo("Mistake");
    assertThat(undone.getString("code")).isEqualTo(CODE);
    var coupon = told.get(1).getJsonObject("coupon");
    assertThat(List.of(coupon.getString("till"), coupon.getString("amount")))
        .containsExactly("Web shop", "23.50");
    assertThat(coupon.getString("discount")).isEqualTo("2.35");
    assertThat(timeline(ana, 1)).as("page by page").isEqualTo(told);
    assertThat(timeline(coupons.customer(), 50))
        .as("of somebody else")
        .noneMatch(each -> each.getString("kind").startsWith("coupon_"));
  }

  private static List<JsonObject> timeline(long customer, int limit) {
    var path = "/customers/" + customer + "/timeline?limit=" + limit;
    var all = new ArrayList<JsonObject>();
    String cursor = null;
    do {
      var page = shop.api("GET", path + (cursor == null ? "" : "&cursor=" + cursor), "");
      var json = fitting(page, "/customers/{id}/timeline", "get");
      all.addAll(Shop.objects(json.getJsonArray("entries")));
      cursor = json.getString("next");
    } while (cursor != null);
    return all;
  }
}
