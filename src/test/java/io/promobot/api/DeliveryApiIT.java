package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deliveries and parked events, as the API tells them. */
@Timeout(30)
class DeliveryApiIT {
  private static final String PARKED = "/api/v1/events/parked/00000000-0000-0000-0000-00000000000";

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
  void deliveries_are_listed_tried_again_and_cancelled() {
    var list =
        api.fitting(api.get("/deliveries?state=failed&limit=3&cursor=x"), "/deliveries", "get");
    assertThat(list.getString("next")).isEqualTo("next one");
    api.get("/deliveries");
    assertThat(api.shop().asked)
        .containsExactly("deliveries failed 3 Optional[x]", "deliveries waiting 50 Optional.empty");

    var retried = api.ask("POST", "/api/v1/deliveries/7/retry", "");
    assertThat(api.fitting(retried, "/deliveries/{id}/retry", "post").getString("state"))
        .isEqualTo("queued");
    var hurried = api.ask("POST", "/api/v1/deliveries/7/hurry", "");
    assertThat(api.fitting(hurried, "/deliveries/{id}/hurry", "post").getString("state"))
        .isEqualTo("queued");
    var cancelled = api.ask("POST", "/api/v1/deliveries/7/cancel", "");
    assertThat(api.fitting(cancelled, "/deliveries/{id}/cancel", "post").getString("state"))
        .isEqualTo("cancelled");
    var late = api.ask("POST", "/api/v1/deliveries/7/cancel", "");
    assertThat(api.fitting(late, "/deliveries/{id}/cancel", "post").getString("detail"))
        .isEqualTo("It is cancelled and cannot be cancelled");
    var tooLate = api.ask("POST", "/api/v1/deliveries/7/hurry", "");
    assertThat(api.fitting(tooLate, "/deliveries/{id}/hurry", "post").getString("detail"))
        .isEqualTo("It is cancelled and cannot be sent earlier");
    ApiClient.problem(api.ask("POST", "/api/v1/deliveries/8/cancel", ""), 404);
    ApiClient.problem(api.ask("POST", "/api/v1/deliveries/seven/cancel", ""), 404);
  }

  @Test
  void deliveries_and_parked_events_are_counted() {
    var counts = api.get("/deliveries/counts");

    api.fitting(counts, "/deliveries/counts", "get");
    assertThat(counts.body())
        .isEqualTo(
            "{\"waiting\":1,\"later\":9,\"retrying\":2,\"held\":8,\"sending\":3,\"sent\":null,"
                + "\"unknown\":4,\"failed\":5,"
                + "\"skipped\":6,\"cancelled\":7,\"parked\":8}");
    assertThat(api.get("/deliveries/counts?of=messages").body()).contains("\"failed\":0");
    assertThat(api.get("/deliveries/counts?with=sent").body()).contains("\"sent\":4711");
    ApiClient.problem(api.get("/deliveries/counts?of=letters"), 400);
    ApiClient.problem(api.get("/deliveries/counts?with=luck"), 400);
  }

  @Test
  void parked_events_are_listed_and_replayed() {
    api.fitting(api.get("/events/parked"), "/events/parked", "get");

    api.fitting(api.ask("POST", PARKED + "1/replay", ""), "/events/parked/{id}/replay", "post");
    ApiClient.problem(api.ask("POST", PARKED + "2/replay", ""), 409);
    ApiClient.problem(api.ask("POST", PARKED + "3/replay", ""), 404);
    ApiClient.problem(api.ask("POST", "/api/v1/events/parked/no-uuid/replay", ""), 404);
  }
}
