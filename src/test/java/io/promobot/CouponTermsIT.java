package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for a campaign's coupon, set and read over the API. */
@Timeout(60)
class CouponTermsIT {
  private static Shop shop;

  @BeforeAll
  static void open() {
    shop = Shop.open();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static String campaign() {
    var made = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().getString("id");
  }

  /** Without its version. */
  private static JsonObject said(JsonObject terms) {
    terms.remove("version");
    return terms;
  }

  private static JsonObject terms(String campaign) {
    return shop.look("/campaigns/" + campaign + "/coupon");
  }

  private static Shop.Answer set(String campaign, String terms) {
    return shop.api("PUT", "/campaigns/" + campaign + "/coupon", terms);
  }

  private static JsonObject changed(String campaign, String terms) {
    var answer = set(campaign, terms);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** Somebody was given a code. */
  private static void given(String campaign) {
    shop.sql.run(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, revealed_at)
        VALUES (?, ?, md5(random()::text), 'A', now())
        """,
        Shop.PAGE,
        campaign);
  }

  @Test
  void a_new_campaign_gives_everybody_a_code_of_their_own_and_the_welcome_shares_one() {
    assertThat(said(terms(campaign())))
        .isEqualTo(
            new JsonObject(
                """
                {"kind":"unique","code":null,"prefix":null,"stock":null,"per_person":1,"valid_from":null,
                "valid_until":null,"value":null,"remind":false,"given":0,"left":null,"running_low":false,
                "over":false,"offer":"10% off your next visit","offer_differs":false}
                """));
    assertThat(terms("welcome").getString("kind")).isEqualTo("shared");
    assertThat(terms("welcome").getString("code")).isEqualTo("UMI10");
  }

  @Test
  void all_of_it_is_set_at_once_and_read_back() {
    var terms =
        changed(
            campaign(),
            """
            {"kind":"unique","prefix":"umi","stock":500,"per_person":2,"valid_from":"2026-01-02",
            "valid_until":"2099-12-24","value":{"kind":"amount","amount":"2.5","currency":"eur"},"remind":true}
            """);

    assertThat(said(terms))
        .isEqualTo(
            new JsonObject(
                """
                {"kind":"unique","code":null,"prefix":"UMI","stock":500,"per_person":2,"valid_from":"2026-01-02",
                "valid_until":"2099-12-24","value":{"kind":"amount","amount":"2.50","currency":"EUR"},
                "remind":true,"given":0,"left":500,"running_low":false,
                "over":false,"offer":"€2.50 off your next visit","offer_differs":false}
                """));
  }

  @Test
  void the_shared_code_is_the_one_in_the_campaigns_texts_and_tills_know_old_and_new() {
    var campaign = campaign();

    changed(campaign, "{\"kind\":\"shared\",\"code\":\"spring-5\"}");
    assertThat(shop.look("/campaigns/" + campaign).getJsonObject("copy").getString("code"))
        .isEqualTo("spring-5");
    shop.api("PATCH", "/campaigns/" + campaign, "{\"copy\":{\"code\":\"Spring_6\"}}");

    assertThat(terms(campaign).getString("code")).isEqualTo("Spring_6");
    assertThat(
            shop.sql.rows(
                "SELECT code, written FROM coupon WHERE shared AND campaign_id = ? ORDER BY id",
                campaign))
        .containsExactly("SPRING5 spring-5", "SPRING_6 Spring_6");
  }

  @Test
  void every_mistake_says_what_to_do() {
    var answer =
        set(
            campaign(),
            """
            {"kind":"imported","code":"A","prefix":"ABC","stock":3,"valid_from":"2026-02-02","valid_until":"2026-02-01",
            "value":{"kind":"percent","amount":"101","currency":"XYZ"}}
            """);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains("is for a shared coupon; leave it out")
        .contains("is for codes that we make")
        .contains("is the number of codes you import; leave it out")
        .contains("is before valid_from; enter a later day")
        .contains("must be at most 100 percent")
        .contains("is not a currency in use; enter one such as EUR");
    assertThat(set(campaign(), "{\"kind\":\"unique\",\"remind\":true}").text())
        .contains("needs a last day; enter valid_until");
    assertThat(set("welcome", "{\"kind\":\"shared\",\"code\":\"no blanks\"}").text())
        .contains("\"field\":\"code\"")
        .contains("no spaces");
    assertThat(set(campaign(), "{\"kind\":\"unique\",\"stock\":0}").status())
        .as("coupons for nobody")
        .isEqualTo(400);
    assertThat(set("nothing", "{\"kind\":\"shared\"}").status()).isEqualTo(404);
  }

  private static JsonObject copy(String campaign) {
    return shop.look("/campaigns/" + campaign).getJsonObject("copy");
  }

  @Test
  void what_the_messages_promise_is_what_tills_take_off() {
    var campaign = campaign();
    var twenty = "{\"kind\":\"unique\",\"value\":{\"kind\":\"percent\",\"amount\":\"20\"}}";

    assertThat(changed(campaign, twenty).getString("offer")).isEqualTo("20% off your next visit");
    assertThat(copy(campaign).getString("offer")).isEqualTo("20% off your next visit");
    int version = shop.look("/campaigns/" + campaign).getInteger("version");
    changed(campaign, twenty);
    assertThat(shop.look("/campaigns/" + campaign).getInteger("version"))
        .as("saved again without a change")
        .isEqualTo(version);
    changed(campaign, "{\"kind\":\"unique\",\"value\":{\"kind\":\"gift\"}}");
    assertThat(copy(campaign).getString("offer")).isEqualTo("A gift on your next visit");
    changed(
        campaign,
        "{\"kind\":\"shared\",\"code\":\"five-5\","
            + "\"value\":{\"kind\":\"amount\",\"amount\":\"5\",\"currency\":\"EUR\"}}");
    assertThat(copy(campaign).getString("offer")).isEqualTo("€5 off your next visit");
    assertThat(copy(campaign).getString("code")).isEqualTo("five-5");
    assertThat(copy("welcome").getString("offer")).isEqualTo("10% off your next visit");
  }

  @Test
  void an_offer_in_the_owners_words_stays_and_a_contradiction_is_told() {
    var campaign = campaign();
    shop.api("PATCH", "/campaigns/" + campaign, "{\"copy\":{\"offer\":\"15 % off in May\"}}");

    var terms =
        changed(
            campaign, "{\"kind\":\"unique\",\"value\":{\"kind\":\"percent\",\"amount\":\"20\"}}");

    assertThat(terms.getString("offer")).isEqualTo("15 % off in May");
    assertThat(terms.getBoolean("offer_differs")).isTrue();
    shop.api("PATCH", "/campaigns/" + campaign, "{\"copy\":{\"offer\":\"20 % off in May\"}}");
    assertThat(terms(campaign).getBoolean("offer_differs")).isFalse();
  }

  @Test
  void a_coupon_whose_currency_was_given_up_since_can_still_be_changed() {
    var campaign = campaign();
    var worth = "\"value\":{\"kind\":\"amount\",\"amount\":\"5\",\"currency\":\"%s\"}";
    changed(campaign, "{\"kind\":\"unique\"," + worth.formatted("EUR") + "}");
    shop.sql.run("UPDATE coupon_terms SET currency = 'ZWL' WHERE campaign_id = ?", campaign);

    var after =
        changed(campaign, "{\"kind\":\"unique\",\"stock\":9," + worth.formatted("ZWL") + "}");
    assertThat(after.getInteger("stock")).isEqualTo(9);
    assertThat(set(campaign, "{\"kind\":\"unique\"," + worth.formatted("DEM") + "}").text())
        .contains("is not a currency in use");
  }

  @Test
  void a_last_day_that_is_over_is_refused_and_one_that_has_passed_is_told() {
    var campaign = campaign();

    var refused = set(campaign, "{\"kind\":\"unique\",\"valid_until\":\"2026-01-01\"}");

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.text())
        .contains("\"field\":\"valid_until\"")
        .contains("is over already; enter today or a later day");
    shop.sql.run(
        "UPDATE coupon_terms SET valid_until = '2026-01-01' WHERE campaign_id = ?", campaign);
    assertThat(terms(campaign).getBoolean("over")).isTrue();
    changed(campaign, "{\"kind\":\"unique\",\"valid_until\":\"2026-01-01\",\"stock\":5}");
    changed(campaign, "{\"kind\":\"unique\",\"valid_until\":\"2099-01-01\"}");
    assertThat(terms(campaign).getBoolean("over")).isFalse();
  }

  @Test
  void what_people_with_a_code_were_promised_is_kept() {
    var campaign = campaign();
    changed(
        campaign,
        """
        {"kind":"unique","valid_until":"2099-12-24","per_person":2,"value":{"kind":"percent","amount":"10"}}
        """);
    given(campaign);
    given(campaign);

    assertThat(
            set(
                    campaign,
                    "{\"kind\":\"unique\",\"stock\":1,\"per_person\":2,\"valid_until\":\"2099-12-24\","
                        + "\"value\":{\"kind\":\"percent\",\"amount\":\"10.00\"}}")
                .text())
        .contains("2 people have a code already; enter a stock of at least 2");
    for (var worse :
        new String[] {
          "\"valid_until\":\"2099-12-23\",\"per_person\":2,\"value\":{\"kind\":\"percent\",\"amount\":\"10\"}",
          "\"valid_until\":\"2099-12-24\",\"per_person\":1,\"value\":{\"kind\":\"percent\",\"amount\":\"10\"}",
          "\"valid_until\":\"2099-12-24\",\"per_person\":2,\"value\":{\"kind\":\"percent\",\"amount\":\"5\"}",
          "\"valid_from\":\"2099-12-01\",\"per_person\":2,\"value\":{\"kind\":\"percent\",\"amount\":\"10\"}"
        }) {
      assertThat(set(campaign, "{\"kind\":\"unique\"," + worse + "}").status())
          .as(worse)
          .isEqualTo(409);
    }
    var better =
        changed(
            campaign,
            """
            {"kind":"shared","valid_until":"2099-12-31","per_person":3,"value":{"kind":"percent","amount":"10"}}
            """);
    assertThat(better.getString("valid_until")).isEqualTo("2099-12-31");
  }

  @Test
  void what_was_promised_with_a_code_of_everybody_is_kept_when_others_get_their_own() {
    var campaign = campaign();
    var best = ",\"valid_until\":\"2099-12-24\"}";
    changed(campaign, "{\"kind\":\"unique\"" + best);
    given(campaign);
    changed(campaign, "{\"kind\":\"shared\",\"code\":\"all-5\"" + best);

    assertThat(set(campaign, "{\"kind\":\"shared\",\"valid_until\":\"2020-01-01\"}").text())
        .contains("1 person has a code that is good until 2099-12-24");
  }

  @Test
  void a_code_that_everybody_is_shown_is_neither_void_nor_somebodys_own() {
    var campaign = campaign();
    shop.sql.run(
        "INSERT INTO coupon (page_id, campaign_id, code, written) VALUES (?, ?, 'MINE1', 'Mine-1')",
        Shop.PAGE,
        campaign);
    assertThat(set(campaign, "{\"kind\":\"shared\",\"code\":\"mine1\"}").status()).isEqualTo(409);
    changed(campaign, "{\"kind\":\"shared\",\"code\":\"Señor-7\"}");
    long coupon = shop.sql.number("SELECT id FROM coupon WHERE shared AND code = ?", "SEÑOR7");
    var path = "/coupons/" + coupon + "/void";

    var refused = shop.api("POST", path, "{\"reason\":\"leaked\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("give the campaign another one first");
    changed(campaign, "{\"kind\":\"shared\",\"code\":\"other-8\"}");
    assertThat(shop.api("POST", path, "{\"reason\":\"leaked\"}").status()).isEqualTo(200);
    assertThat(set(campaign, "{\"kind\":\"shared\",\"code\":\"señor-7\"}").text())
        .contains("was made void; enter another one");
  }

  @Test
  void the_owner_hears_that_it_runs_low_before_it_is_out() {
    var campaign = campaign();
    for (int i = 0; i < 9; i++) {
      given(campaign);
    }
    var enough = changed(campaign, "{\"kind\":\"unique\",\"stock\":11}");
    assertThat(enough.getLong("given")).isEqualTo(9);
    assertThat(enough.getLong("left")).isEqualTo(2);
    assertThat(enough.getBoolean("running_low")).isFalse();

    assertThat(changed(campaign, "{\"kind\":\"unique\",\"stock\":10}").getBoolean("running_low"))
        .isTrue();
  }

  @Test
  void what_another_owner_saved_meanwhile_is_not_lost() {
    var campaign = campaign();
    var version = terms(campaign).getString("version");
    given(campaign);
    assertThat(terms(campaign).getString("version")).as("after a reveal").isEqualTo(version);
    changed(campaign, "{\"kind\":\"unique\",\"stock\":500,\"version\":\"" + version + "\"}");

    var late = "{\"kind\":\"unique\",\"prefix\":\"UMI\",\"version\":\"" + version + "\"}";
    var refused = set(campaign, late);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("detail")).contains("changed since you read it");
    assertThat(refused.json().getJsonObject("now")).isEqualTo(terms(campaign));
    assertThat(terms(campaign).getInteger("stock")).isEqualTo(500);

    var now = refused.json().getJsonObject("now").getString("version");
    assertThat(changed(campaign, late.replace(version, now)).getString("prefix")).isEqualTo("UMI");
    assertThat(changed(campaign, "{\"kind\":\"unique\"}").getString("version"))
        .as("back as it was, by a script that sends no version")
        .isEqualTo(version);
  }

  @Test
  void a_code_published_with_other_texts_is_a_change_of_a_shared_coupon() {
    var campaign = campaign();
    var shared = "{\"kind\":\"shared\",\"code\":\"spring-50\"}";
    var version = changed(campaign, shared).getString("version");
    shop.api("PATCH", "/campaigns/" + campaign, "{\"copy\":{\"code\":\"spring-51\"}}");

    assertThat(
            set(campaign, "{\"kind\":\"shared\",\"stock\":5,\"version\":\"" + version + "\"}")
                .status())
        .isEqualTo(409);
  }
}
