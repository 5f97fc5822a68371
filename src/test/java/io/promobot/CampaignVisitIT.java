package io.promobot;

import static io.promobot.ChatVisitor.event;
import static io.promobot.ChatVisitor.tap;
import static io.promobot.ChatVisitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Campaigns to people of the website, who find them on their next visit. */
@Timeout(180)
class CampaignVisitIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private SimulatedMeta meta;
  private Shop shop;
  private String campaign;

  @BeforeEach
  void open() {
    meta = SimulatedMeta.apart();
    shop = Shop.before(meta, Map.of("BUSINESS_NAME", "Umi Shop"));
    campaign = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json().getString("id");
    shop.api("PATCH", "/campaigns/" + campaign, "{\"copy\":{\"offer\":\"15 % off in May\"}}");
  }

  @AfterEach
  void close() {
    shop.close();
    meta.close();
  }

  private ChatVisitor visitor() {
    var visitor = new ChatVisitor(shop.at("").toString(), "");
    visitor.does(event("start"));
    return visitor;
  }

  private void longAgo() {
    shop.sql.run("UPDATE customer SET last_event_at = now() - interval '90 days'");
    shop.sql.run(
        "UPDATE customer SET window_until = now() - interval '89 days' WHERE line <> 'web'");
  }

  private JsonObject reach() {
    return shop.look("/campaigns/" + campaign + "/reach");
  }

  private JsonObject send() {
    var sent = shop.api("POST", "/campaigns/" + campaign + "/send", "");
    assertThat(sent.status()).as(sent.text()).isEqualTo(202);
    return sent.json();
  }

  private JsonObject shown() {
    return shop.look("/campaigns/" + campaign);
  }

  private void becomes(int now, int nextVisit, int not) {
    var wanted = new JsonObject().put("now", now).put("next_visit", nextVisit).put("not", not);
    Await.until(LIMIT, () -> told(shown().getJsonObject("progress")).equals(wanted));
  }

  private static JsonObject told(JsonObject all) {
    return new JsonObject()
        .put("now", all.getInteger("now"))
        .put("next_visit", all.getInteger("next_visit"))
        .put("not", all.getInteger("not"));
  }

  private boolean offers(ChatVisitor visitor) {
    return visitor.messages().toString().contains("SHOW_COUPON:" + campaign + "\"");
  }

  private static void gets(ChatVisitor visitor) {
    var all = visitor.messages();
    visitor.does(event("delivered").put("message", all.get(all.size() - 1).getString("id")));
  }

  /** People whose message waits for their next visit have not been sent it, wherever one looks. */
  private void everyFigureSays(int got) {
    var stats = shop.stats(campaign);
    assertThat(stats.getJsonObject("people").getInteger("sent")).isEqualTo(got);
    assertThat(shown().getJsonObject("people").getInteger("sent")).isEqualTo(got);
    assertThat(Shop.objects(stats.getJsonArray("paths")))
        .filteredOn(path -> path.getJsonArray("path").contains("sent"))
        .allMatch(path -> path.getJsonArray("path").contains("delivered"));
    var at = "/campaigns/" + campaign;
    assertThat(shop.look(at + "/people?reached=sent").getJsonArray("people")).hasSize(got);
    assertThat(shop.look(at + "/people?without=sent").getJsonArray("people")).hasSize(2 - got);
    var hours = Shop.objects(shop.look(at + "/history?hours=2").getJsonArray("points"));
    assertThat(
            hours.stream().mapToInt(hour -> hour.getJsonObject("people").getInteger("sent")).sum())
        .isEqualTo(got);
  }

  @Test
  void who_gets_it_now_on_their_next_visit_or_not_is_told_before_while_and_after_it_is_sent() {
    var ana = visitor();
    var ben = visitor();
    visitor().does(text("stop"));
    var dan = Shop.quiet();
    shop.start(dan);
    shop.untilAllIsOut(LIMIT);
    longAgo();
    ana.watch("");
    Await.until(LIMIT, () -> reach().getInteger("now") == 1);

    assertThat(reach().getInteger("reachable")).isEqualTo(2);
    assertThat(reach().getInteger("next_visit")).isEqualTo(1);
    assertThat(reach().getInteger("not")).isEqualTo(2);
    assertThat(reach().getJsonObject("skipped"))
        .isEqualTo(
            new JsonObject("{\"window_closed\":1,\"opted_out\":1,\"blocked\":0,\"already_in\":0}"));
    assertThat(reach().getInteger("takes_seconds")).as("no message is a call").isZero();

    assertThat(send().getInteger("next_visit")).isEqualTo(1);
    ana.untilStreamed(2);
    becomes(0, 2, 0);
    everyFigureSays(0);
    gets(ana);
    becomes(1, 1, 0);
    everyFigureSays(1);
    assertThat(shown().getString("state")).isIn("sending", "done");

    assertThat(offers(ben)).isTrue();
    gets(ben);
    becomes(2, 0, 0);
    everyFigureSays(2);
    assertThat(shown().getJsonObject("people").getInteger("delivered")).isEqualTo(2);
    assertThat(meta.accepted()).as("calls beside the welcome").isEqualTo(1);
  }

  @Test
  void what_nobody_came_back_for_in_time_is_gone_from_the_chat_and_counts_as_failed() {
    var ana = visitor();
    var ben = visitor();
    send();
    becomes(0, 2, 0);
    gets(ana);

    shop.sql.run(
        "UPDATE chat_message SET at = at - interval '31 days' WHERE campaign_id IS NOT NULL");

    becomes(1, 0, 1);
    everyFigureSays(1);
    assertThat(offers(ana)).isTrue();
    assertThat(offers(ben)).isFalse();
    assertThat(shown().getJsonObject("people").getInteger("failed")).isEqualTo(1);
    var failed = shop.look("/deliveries?state=failed").getJsonArray("deliveries");
    assertThat(failed).hasSize(1);
    assertThat(failed.getJsonObject(0).getString("reason")).contains("did not come back");
    assertThat(shop.miscounted()).isZero();
    ben.does(text("hello"));
    assertThat(offers(ben)).as("an offer that is over").isFalse();
    ben.does(tap(ben.button("Yes! Show me coupon")));
    assertThat(shop.people("welcome").getInteger("accepted")).isEqualTo(1);
    assertThat(shop.sql.number("SELECT count(*) FROM chat_message WHERE campaign_id IS NOT NULL"))
        .isZero();
  }

  @Test
  void a_campaign_that_waits_only_for_visits_can_be_cancelled_and_expires_with_that() {
    var ana = visitor();
    send();
    Await.until(LIMIT, () -> shown().getString("state").equals("done"));
    becomes(0, 1, 0);

    assertThat(shop.api("POST", "/campaigns/" + campaign + "/cancel", "").status()).isEqualTo(200);

    becomes(0, 0, 1);
    assertThat(offers(ana)).isFalse();
    assertThat(shop.api("POST", "/campaigns/" + campaign + "/cancel", "").status()).isEqualTo(409);
  }
}
