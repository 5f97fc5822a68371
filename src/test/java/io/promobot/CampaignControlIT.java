package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the owner's Campaigns screen asks for, over HTTP. */
@Timeout(120)
class CampaignControlIT {
  private static final int CROWD = 2_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Shop shop;
  private String spring;

  @BeforeEach
  void open() {
    shop = Shop.open(Map.of("MESSENGER_RATE", "20"));
    spring = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json().getString("id");
    shop.sql.run(
        """
        INSERT INTO customer (page_id, psid, window_until, step, name_asked_at)
        SELECT ?, '9092' || lpad(i::text, 12, '0'), now() + interval '20 hours', 'WELCOMED', now()
        FROM generate_series(1, ?) i
        """,
        Shop.PAGE,
        CROWD);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private JsonObject wish(String what, int status) {
    Answer answer = shop.api("POST", "/campaigns/" + spring + "/" + what, "");
    assertThat(answer.status()).as("%s: %s", what, answer.text()).isEqualTo(status);
    return answer.json();
  }

  private JsonObject campaign() {
    return shop.look("/campaigns/" + spring);
  }

  private static JsonObject progress(JsonObject campaign) {
    return campaign.getJsonObject("progress");
  }

  /** Until every message is where the pause or the cancel wants it. */
  private void untilStopped() {
    Await.until(
        LIMIT,
        () ->
            shop.sql.number(
                    "SELECT count(*) FROM outbox WHERE priority = 1"
                        + " AND state IN ('queued', 'sending', 'unknown')")
                == 0);
  }

  private int sent() {
    return shop.people(spring).getInteger("sent");
  }

  @Test
  void a_send_is_weighed_sent_paused_resumed_cancelled_and_sent_again() {
    JsonObject reach = shop.look("/campaigns/" + spring + "/reach");
    assertThat(reach.getInteger("reachable")).isEqualTo(CROWD);
    assertThat(reach.getInteger("takes_seconds")).isEqualTo(CROWD / 20);
    assertThat(wish("send", 202).getInteger("queued")).isEqualTo(CROWD);
    Await.until(LIMIT, () -> sent() > 5);
    assertThat(Instant.parse(progress(campaign()).getString("ends_at"))).isAfter(Instant.now());

    JsonObject paused = wish("pause", 200);

    assertThat(paused.getString("state")).isEqualTo("paused");
    assertThat(progress(paused).getString("ends_at")).isNull();
    untilStopped();
    int out = sent();
    assertThat(progress(campaign()))
        .isEqualTo(
            new JsonObject()
                .put("waiting", CROWD - out)
                .put("now", out)
                .put("next_visit", 0)
                .put("not", 0)
                .put("per_second", 20.0)
                .putNull("ends_at"));
    assertThat(campaign().getJsonObject("people").getInteger("sent")).isEqualTo(out);
    List<JsonObject> held = shop.deliveries("held");
    assertThat(held).hasSize(200).allMatch(one -> one.getString("state").equals("held"));
    String newcomer = Shop.quiet();
    shop.start(newcomer);
    Await.until(LIMIT, () -> shop.people("welcome").getInteger("sent") == 1);
    assertThat(sent()).isEqualTo(out);
    assertThat(wish("send", 409).getString("detail")).contains("paused");

    assertThat(wish("resume", 200).getString("state")).isEqualTo("sending");
    Await.until(LIMIT, () -> sent() > out);

    JsonObject cancelled = wish("cancel", 200);
    assertThat(cancelled.getString("state")).isEqualTo("cancelled");
    untilStopped();
    Await.until(LIMIT, () -> shop.deliveries("held").isEmpty());
    int got = sent();
    assertThat(progress(campaign()).getInteger("waiting")).isZero();
    assertThat(shop.miscounted()).isZero();
    assertThat(shop.look("/campaigns/" + spring + "/reach").getInteger("reachable"))
        .isEqualTo(CROWD + 1 - got);
    JsonObject again = wish("send", 202);
    assertThat(again.getInteger("queued")).isEqualTo(CROWD + 1 - got);
    assertThat(again.getJsonObject("skipped").getInteger("already_in")).isEqualTo(got);
    assertThat(shop.miscounted()).isZero();
  }

  @Test
  void what_the_state_does_not_allow_is_answered_with_a_sentence() {
    for (String what : List.of("pause", "resume", "cancel")) {
      assertThat(wish(what, 409).getString("detail")).startsWith("This campaign ");
      assertThat(shop.api("POST", "/campaigns/nope/" + what, "").status()).isEqualTo(404);
    }
    spring = "welcome";
    for (String what : List.of("pause", "cancel")) {
      assertThat(wish(what, 409).getString("detail")).startsWith("The welcome answers everybody");
    }
    assertThat(shop.api("GET", "/campaigns/nope/reach", "").status()).isEqualTo(404);
  }

  @Test
  void an_older_version_is_published_again_and_keeps_its_people() {
    String one = shop.look("/campaigns/welcome").getJsonObject("copy").getString("code");
    shop.start(Shop.quiet());
    Await.until(LIMIT, () -> shop.people("welcome").getInteger("sent") == 1);
    shop.api("PATCH", "/campaigns/welcome", "{\"copy\":{\"code\":\"SUN\"}}");

    Answer restored = shop.api("POST", "/campaigns/welcome/versions/1/restore", "");

    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.json().getInteger("version")).isEqualTo(3);
    assertThat(restored.json().getJsonObject("copy").getString("code")).isEqualTo(one);
    shop.start(Shop.quiet());
    Await.until(LIMIT, () -> shop.people("welcome").getInteger("sent") == 2);
    List<JsonObject> versions =
        Shop.objects(shop.look("/campaigns/welcome/versions").getJsonArray("versions"));
    assertThat(versions).extracting(v -> v.getInteger("version")).containsExactly(3, 2, 1);
    assertThat(versions)
        .extracting(v -> v.getJsonObject("copy").getString("code"))
        .containsExactly(one, "SUN", one);
    assertThat(versions)
        .extracting(v -> v.getJsonObject("people").getInteger("sent"))
        .containsExactly(1, 0, 1);
    Answer missing = shop.api("POST", "/campaigns/welcome/versions/9/restore", "");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().getString("detail")).isEqualTo("This campaign has no such version");
    assertThat(shop.api("GET", "/campaigns/nope/versions", "").status()).isEqualTo(404);
  }
}
