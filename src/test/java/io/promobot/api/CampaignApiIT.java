package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Campaigns and what their figures say, as the API tells them. */
@Timeout(30)
class CampaignApiIT {
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
  void campaigns_are_listed_made_shown_changed_and_sent() {
    api.fitting(api.get("/campaigns"), "/campaigns", "get");
    var made = api.ask("POST", "/api/v1/campaigns", "{\"name\":\"Spring\"}");
    api.fitting(made, "/campaigns", "post");
    assertThat(made.headers().firstValue("location")).hasValue("/api/v1/campaigns/c1");
    api.fitting(api.get("/campaigns/c1"), "/campaigns/{id}", "get");
    api.fitting(
        api.ask("PATCH", "/api/v1/campaigns/c1", "{\"copy\":{\"offer\":\"20 % off\"}}"),
        "/campaigns/{id}",
        "patch");
    var sent = api.ask("POST", "/api/v1/campaigns/c1/send", "");
    api.fitting(sent, "/campaigns/{id}/send", "post");

    assertThat(sent.body())
        .isEqualTo(
            "{\"queued\":412,\"now\":372,\"next_visit\":40,\"skipped\":{\"window_closed\":30,\"opted_out\":2,\"blocked\":1,"
                + "\"already_in\":55}}");
    assertThat(api.shop().asked)
        .containsExactly(
            "campaigns",
            "create Spring",
            "overview c1",
            "overview c1",
            "update c1 Optional.empty {offer=20 % off}",
            "overview c1",
            "send c1");
  }

  @Test
  void a_send_is_weighed_paused_resumed_and_cancelled() {
    var reach = api.get("/campaigns/welcome/reach");
    api.fitting(reach, "/campaigns/{id}/reach", "get");
    assertThat(reach.body())
        .isEqualTo(
            "{\"reachable\":412,\"now\":372,\"next_visit\":40,\"not\":88,\"skipped\":{\"window_closed\":30,\"opted_out\":2,\"blocked\":1,"
                + "\"already_in\":55},\"kept_out\":0,\"with_clock\":96,\"exact\":true,\"takes_seconds\":21}");

    for (var wish : new String[] {"pause", "resume", "cancel"}) {
      var granted = api.ask("POST", "/api/v1/campaigns/welcome/" + wish, "");
      var shown = api.fitting(granted, "/campaigns/{id}/" + wish, "post");
      assertThat(shown.getJsonObject("progress"))
          .isEqualTo(
              new JsonObject()
                  .put("waiting", 61)
                  .put("now", 130)
                  .put("next_visit", 40)
                  .put("not", 2)
                  .put("per_second", 20.0)
                  .put("ends_at", "2026-11-20T12:00:04Z"));
    }
    assertThat(api.shop().asked)
        .contains("reach welcome", "pause welcome", "resume welcome", "cancel welcome");
  }

  @Test
  void versions_are_listed_and_restored() {
    var versions =
        api.fitting(api.get("/campaigns/welcome/versions"), "/campaigns/{id}/versions", "get");
    assertThat(versions.getJsonArray("versions")).hasSize(1);
    api.fitting(
        api.ask("POST", "/api/v1/campaigns/welcome/versions/7/restore", ""),
        "/campaigns/{id}/versions/{version}/restore",
        "post");

    assertThat(api.shop().asked)
        .containsExactly("versions welcome", "restore welcome 7", "overview welcome");
    ApiClient.problem(api.ask("POST", "/api/v1/campaigns/welcome/versions/0/restore", ""), 404);
    ApiClient.problem(
        api.ask("POST", "/api/v1/campaigns/welcome/versions/latest/restore", ""), 404);
  }
}
