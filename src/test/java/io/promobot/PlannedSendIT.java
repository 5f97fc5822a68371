package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sends at a time, as the owner plans them over HTTP and customers get them. */
@Timeout(180)
class PlannedSendIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Shop shop = Shop.open();

  @AfterEach
  void close() {
    shop.close();
  }

  private String campaign() {
    String id = shop.api("POST", "/campaigns", "{\"name\":\"Advent\"}").json().getString("id");
    shop.api("PATCH", "/campaigns/" + id, "{\"copy\":{\"welcome\":\"It is Advent, {name}!\"}}");
    return id;
  }

  private JsonObject plan(String campaign, Instant at) {
    var answer =
        shop.api(
            "POST",
            "/campaigns/" + campaign + "/send",
            new JsonObject().put("at", at.toString()).encode());
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.json();
  }

  private List<JsonObject> sends() {
    return Shop.objects(shop.look("/schedule").getJsonArray("sends"));
  }

  private String state() {
    return sends().get(0).getString("state");
  }

  @Test
  void a_planned_send_goes_out_within_two_seconds_of_its_time_once_over_two_replicas() {
    shop.start(Shop.quiet());
    String id = campaign();
    try (Shop second = Shop.on(shop.database, Map.of())) {
      Instant at = Instant.now().plus(3, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.MILLIS);

      JsonObject planned = plan(id, at);

      assertThat(Instant.parse(planned.getString("scheduled_at"))).isEqualTo(at);
      assertThat(state()).isEqualTo("planned");
      Await.until(LIMIT, () -> state().equals("sent"));
      Await.until(LIMIT, () -> shop.people(id).getInteger("sent") == 1);
      Instant ended = Instant.parse(sends().get(0).getString("ended_at"));
      assertThat(Duration.between(at, ended)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
      assertThat(second.look("/schedule").getJsonArray("sends")).hasSize(1);
      assertThat(shop.sql.number("SELECT send_number FROM campaign WHERE id = '" + id + "'"))
          .isEqualTo(1);
    }
  }

  @Test
  void a_send_whose_time_came_while_promobot_was_off_goes_out_when_it_is_back() {
    shop.start(Shop.quiet());
    String id = campaign();
    plan(id, Instant.now().plus(1, ChronoUnit.HOURS));
    shop.sql.run("UPDATE planned_send SET due_at = now() - interval '119 minutes'");

    Await.until(LIMIT, () -> state().equals("sent"));
    Await.until(LIMIT, () -> shop.people(id).getInteger("sent") == 1);
  }

  @Test
  void a_send_is_moved_into_no_quiet_hours_and_cancelled() {
    String id = campaign();
    Instant noon =
        Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(2, ChronoUnit.DAYS)
            .plus(12, ChronoUnit.HOURS);
    String send = plan(id, noon).getJsonObject("planned").getString("id");
    quietHours("21:00", "09:00");

    var night =
        shop.api(
            "PATCH",
            "/schedule/" + send,
            new JsonObject().put("at", noon.plus(11, ChronoUnit.HOURS).toString()).encode());
    assertThat(night.status()).isEqualTo(400);
    assertThat(night.text()).contains("is within the quiet hours; choose a time from 09:00 on");
    var weekly =
        shop.api(
            "PATCH",
            "/schedule/" + send,
            new JsonObject().put("at", noon.toString()).put("repeat", "weekly").encode());
    assertThat(weekly.json().getString("repeat")).isEqualTo("weekly");

    assertThat(shop.api("DELETE", "/schedule/" + send, "").json().getString("state"))
        .isEqualTo("cancelled");
    assertThat(shop.api("DELETE", "/schedule/" + send, "").status()).isEqualTo(409);
    assertThat(shop.api("DELETE", "/schedule/999999", "").status()).isEqualTo(404);
  }

  @Test
  void a_planned_send_that_is_not_finished_rests_in_the_quiet_hours_and_goes_on_by_itself() {
    shop.start(Shop.quiet());
    String id = campaign();
    shop.sql.run(
        """
        INSERT INTO customer (page_id, psid, line, window_until)
        SELECT page_id, 'later-' || n, 'messenger', now() + interval '1 day'
        FROM page, generate_series(1, 400) n
        """);
    plan(id, Instant.now().plusMillis(500));
    Await.until(LIMIT, () -> shop.people(id).getInteger("sent") > 0);

    LocalTime now = LocalTime.now(ZoneId.of(shop.look("/schedule").getString("time_zone")));
    quietHours(clock(now.minusHours(1)), clock(now.plusHours(1)));

    Await.until(LIMIT, () -> shop.look("/campaigns/" + id).getBoolean("quiet"));
    Await.until(LIMIT, () -> held(id) > 0 && queued(id) == 0);
    quietHours(null, null);
    Await.until(LIMIT, () -> held(id) == 0);
    assertThat(shop.look("/campaigns/" + id).getString("state")).isIn("sending", "done");
  }

  private static String clock(LocalTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private void quietHours(String from, String until) {
    var rules =
        new JsonObject()
            .put("quiet_from", from)
            .put("quiet_until", until)
            .put("grace_minutes", 120);
    assertThat(shop.api("PUT", "/schedule-rules", rules.encode()).status()).isEqualTo(200);
  }

  private long held(String campaign) {
    return waiting(campaign, "held");
  }

  private long queued(String campaign) {
    return waiting(campaign, "queued");
  }

  private long waiting(String campaign, String state) {
    return shop.sql.number(
        "SELECT count(*) FROM outbox WHERE campaign_id = '%s' AND state = '%s'"
            .formatted(campaign, state));
  }

  @Test
  void a_segment_that_a_planned_send_is_for_stays() {
    String segment =
        shop.api("POST", "/segments", "{\"name\":\"Poster\",\"where\":{\"origin\":\"poster\"}}")
            .json()
            .getString("id");
    String id = campaign();
    var body =
        new JsonObject()
            .put("segment", segment)
            .put("at", Instant.now().plus(9, ChronoUnit.HOURS).toString());

    assertThat(shop.api("POST", "/campaigns/" + id + "/send", body.encode()).status())
        .isEqualTo(202);
    assertThat(shop.api("DELETE", "/segments/" + segment, "").status()).isEqualTo(409);
    body.put("segment", "999999");
    assertThat(shop.api("POST", "/campaigns/" + id + "/send", body.encode()).status())
        .isEqualTo(400);

    shop.api("DELETE", "/schedule/" + sends().get(0).getString("id"), "");
    assertThat(shop.api("DELETE", "/segments/" + segment, "").status()).isEqualTo(204);
  }
}
