package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Stage;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a campaign sends on its own, switched and read over the API. */
@Timeout(60)
class FollowUpsIT {
  private static final String UNOPENED = "unopened";
  private static final String LAST_DAY = "last_day";

  private static Shop shop;

  @BeforeAll
  static void open() {
    shop = Shop.open();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static String campaign(String more) {
    var made = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"%s}".formatted(more));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().getString("id");
  }

  private static JsonObject followUps(String campaign) {
    return shop.look("/campaigns/" + campaign + "/followups");
  }

  private static Shop.Answer set(String campaign, String body) {
    return shop.api("PUT", "/campaigns/" + campaign + "/followups", body);
  }

  @Test
  void both_are_off_until_they_are_switched_on_each_alone() {
    String campaign = campaign("");
    assertThat(followUps(campaign))
        .isEqualTo(
            new JsonObject(
                """
                {"unopened":{"on":false,"after_hours":6,"sent":0,
                  "reached":{"seen":0,"responded":0,"revealed":0,"redeemed":0}},
                "last_day":{"on":false,"sent":0,"reached":{"redeemed":0}}}
                """));

    var on = set(campaign, "{\"unopened\":{\"on\":true,\"after_hours\":3}}");
    assertThat(on.status()).as(on.text()).isEqualTo(200);
    assertThat(on.json().getJsonObject(UNOPENED).getMap())
        .containsAllEntriesOf(Map.of("on", true, "after_hours", 3));

    set(campaign, "{\"unopened\":{\"on\":false}}");
    assertThat(followUps(campaign).getJsonObject(UNOPENED).getMap())
        .as("the hours are kept")
        .containsAllEntriesOf(Map.of("on", false, "after_hours", 3));
    assertThat(set(campaign, "{\"unopened\":{\"on\":true,\"after_hours\":21}}").text())
        .contains("unopened.after_hours");
  }

  @Test
  void the_last_day_is_the_switch_of_the_coupon() {
    String campaign = campaign("");
    var refused = set(campaign, "{\"last_day\":{\"on\":true},\"unopened\":{\"on\":true}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("last_day.on").contains("needs a last day");
    assertThat(followUps(campaign).getJsonObject(UNOPENED).getBoolean("on")).isFalse();

    shop.api(
        "PUT",
        "/campaigns/" + campaign + "/coupon",
        "{\"kind\":\"unique\",\"stock\":9,\"valid_until\":\"2099-12-24\"}");
    var on = set(campaign, "{\"last_day\":{\"on\":true}}");
    assertThat(on.status()).as(on.text()).isEqualTo(200);
    assertThat(on.json().getJsonObject(LAST_DAY).getBoolean("on")).isTrue();
    assertThat(shop.look("/campaigns/" + campaign + "/coupon").getMap())
        .containsAllEntriesOf(Map.of("remind", true, "stock", 9, "valid_until", "2099-12-24"));

    set(campaign, "{\"last_day\":{\"on\":false}}");
    assertThat(shop.look("/campaigns/" + campaign + "/coupon").getBoolean("remind")).isFalse();
  }

  @Test
  void a_story_without_a_coupon_that_ends_has_the_first_one_only() {
    String campaign = campaign(",\"story\":\"feedback\"");

    assertThat(followUps(campaign).getValue(LAST_DAY)).isNull();
    assertThat(followUps(campaign).getJsonObject(UNOPENED).getJsonObject("reached").fieldNames())
        .contains("rated", "happy");
    assertThat(set(campaign, "{\"last_day\":{\"on\":true}}").status()).isEqualTo(400);
    assertThat(set("nothing", "{}").status()).isEqualTo(404);
    assertThat(shop.api("GET", "/campaigns/nothing/followups", "").status()).isEqualTo(404);
  }

  @Test
  void it_tells_what_came_of_those_who_got_one() {
    String campaign = campaign("");
    int asked = Stage.SENT.bit() | CouponStory.UNOPENED.stage().bit();
    counted(campaign, asked, 5);
    counted(campaign, asked | Stage.DELIVERED.bit() | Stage.SEEN.bit(), 3);
    counted(campaign, Stage.SENT.bit() | Stage.SEEN.bit(), 40);

    assertThat(followUps(campaign).getJsonObject(UNOPENED).getInteger("sent")).isEqualTo(8);
    assertThat(followUps(campaign).getJsonObject(UNOPENED).getJsonObject("reached").getMap())
        .containsAllEntriesOf(Map.of("seen", 3, "responded", 0));
    assertThat(
            shop.look("/campaigns/" + campaign + "/stats")
                .getJsonObject("people")
                .getInteger("reminded_unopened"))
        .as("its bar")
        .isEqualTo(8);
  }

  private static void counted(String campaign, int path, int people) {
    shop.sql.run(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
        VALUES (?, ?, 1, '', ?, 0, ?)
        """,
        Shop.PAGE,
        campaign,
        path,
        people);
  }
}
