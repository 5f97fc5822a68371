package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Customers and what the owner does with them, as the API tells them. */
@Timeout(30)
class CustomerApiIT {
  private static ApiClient api;

  @BeforeAll
  static void start() {
    api = new ApiClient();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void all_is_well() {
    api.allIsWell();
  }

  @Test
  void a_customer_is_shown_with_all_that_was_said_and_done() {
    api.fitting(api.get("/customers/3"), "/customers/{id}", "get");
    var timeline =
        api.fitting(
            api.get("/customers/3/timeline?limit=2&cursor=x"), "/customers/{id}/timeline", "get");

    assertThat(timeline.getJsonArray("entries")).hasSize(2);
    assertThat(timeline.getString("next")).isEqualTo("next one");
    assertThat(api.shop().asked).containsExactly("customer 3", "timeline 3 2 Optional[x]");
    ApiClient.problem(api.get("/customers/4"), 404);
    ApiClient.problem(api.get("/customers/4/timeline"), 404);
    ApiClient.problem(api.get("/customers/ana"), 404);
  }

  @Test
  void customers_are_found_by_their_step_and_counted_on_the_first_page() {
    var first =
        api.fitting(api.get("/customers?step=coupon.accepted&sort=last_seen"), "/customers", "get");
    assertThat(first.getInteger("total")).isEqualTo(1);
    var more = api.fitting(api.get("/customers?cursor=x"), "/customers", "get");
    assertThat(more.getInteger("total")).isNull();
    assertThat(api.shop().asked)
        .containsExactly("customers - - at coupon accepted last seen", "customers - -");

    ApiClient.problem(api.get("/customers?step=coupon.flown"), 400);
    ApiClient.problem(api.get("/customers?step=tale.sent"), 400);
    ApiClient.problem(api.get("/customers?step=coupon"), 400);
    ApiClient.problem(api.get("/customers?sort=tallest"), 400);
  }

  @Test
  void customers_are_found_by_whatever_is_typed_and_erased() {
    api.fitting(
        api.get("/customers?q=100%25%20%22-5%22%20%2B%20%7B&origin=7"), "/customers", "get");
    assertThat(api.shop().asked).containsExactly("customers 100% \"-5\" + { 7");

    api.shop().customerKnown = true;
    var erased = api.ask("DELETE", "/api/v1/customers/3", "");
    assertThat(erased.statusCode()).isEqualTo(204);
    assertThat(erased.body()).isEmpty();
    api.shop().customerKnown = false;
    ApiClient.problem(api.ask("DELETE", "/api/v1/customers/3", ""), 404);
  }

  @Test
  void a_coupon_is_redeemed_by_who_was_sent_it() {
    var redeemed = api.ask("POST", "/api/v1/customers/3/redeem", "{\"campaign\":\"c1\"}");
    api.fitting(redeemed, "/customers/{id}/redeem", "post");

    assertThat(api.shop().asked).containsExactly("redeem 3 c1", "customer 3");
    ApiClient.problem(
        api.ask("POST", "/api/v1/customers/3/redeem", "{\"campaign\":\"welcome\"}"), 409);
    ApiClient.problem(api.ask("POST", "/api/v1/customers/9/redeem", "{\"campaign\":\"c1\"}"), 404);
    ApiClient.problem(api.ask("POST", "/api/v1/customers/3/redeem", "{}"), 400);
  }

  @Test
  void who_has_redeemed_before_is_told_when_and_where() {
    var again = api.ask("POST", "/api/v1/customers/3/redeem", "{\"campaign\":\"c2\"}");

    assertThat(again.statusCode()).isEqualTo(409);
    var told = api.fitting(again, "/customers/{id}/redeem", "post");
    assertThat(told.getString("state")).isEqualTo("used");
    assertThat(told.getString("redeemed_at")).isEqualTo(FakeShop.NOON.toString());
    assertThat(told.getString("till")).isEqualTo("Front till");
  }

  @Test
  void a_conversation_is_handed_back_to_the_bot() {
    var back = api.ask("POST", "/api/v1/customers/3/hand_back", "");
    api.fitting(back, "/customers/{id}/hand_back", "post");

    assertThat(api.shop().asked).containsExactly("hand back 3", "customer 3");
    ApiClient.problem(api.ask("POST", "/api/v1/customers/9/hand_back", ""), 404);
  }

  @Test
  void the_owner_says_what_somebody_speaks_or_that_nobody_knows() {
    var path = "/api/v1/customers/3/language";

    api.fitting(api.ask("PUT", path, "{\"language\":\"es\"}"), "/customers/{id}/language", "put");
    api.fitting(api.ask("PUT", path, "{\"language\":null}"), "/customers/{id}/language", "put");

    assertThat(api.shop().asked)
        .containsExactly(
            "speaks 3 Optional[es]", "customer 3", "speaks 3 Optional.empty", "customer 3");
    ApiClient.problem(api.ask("PUT", path, "{\"language\":\"tlh\"}"), 400);
    ApiClient.problem(api.ask("PUT", path, "{}"), 400);
  }
}
