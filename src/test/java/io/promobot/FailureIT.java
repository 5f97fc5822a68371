package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messenger misbehaves over real HTTP; every message shows its state, and goes out once. */
@Timeout(90)
class FailureIT {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private SimulatedMeta meta;
  private Shop shop;

  @BeforeEach
  void open() {
    meta = SimulatedMeta.apart();
    shop = Shop.before(meta, Map.of("SEND_TIMEOUT", "1s", "ECHO_GRACE", "2s"));
  }

  @AfterEach
  void close() {
    meta.repair();
    shop.close();
    meta.close();
  }

  private static void until(BooleanSupplier condition) {
    Await.until(LIMIT, condition);
  }

  private String breaker() {
    return shop.look("/page").getString("breaker");
  }

  private void eachGotOne(List<String> people) {
    shop.untilAllIsOut(LIMIT);
    for (String psid : people) {
      assertThat(meta.sends(psid)).as(psid).hasSize(1);
    }
    assertThat(meta.ledger().getLong("duplicate_metadata")).isZero();
    assertThat(shop.deliveries("failed")).isEmpty();
    assertThat(shop.people("welcome").getInteger("sent")).isEqualTo(people.size());
    assertThat(shop.miscounted()).isZero();
  }

  /** What the owner reads: a sentence, not a word of ours. */
  private static void assertSentence(String reason) {
    assertThat(reason).matches("[A-Z].* .*\\.").doesNotContain("_");
  }

  @Test
  void while_messenger_is_down_messages_wait_behind_the_breaker_and_then_go_out_once() {
    List<String> people = Shop.quiet(12);
    meta.failing("down");

    people.forEach(shop::start);

    until(() -> breaker().equals("open"));
    until(() -> !shop.deliveries("retrying").isEmpty());
    JsonObject retrying = shop.deliveries("retrying").get(0);
    assertSentence(retrying.getString("reason"));
    assertThat(retrying.getString("state")).isIn("queued", "retrying");
    assertThat(retrying.getInteger("attempts")).isPositive();
    assertThat(Instant.parse(retrying.getString("due_at"))).isBefore(Instant.now().plusSeconds(60));
    assertThat(shop.underWay()).isEqualTo(people.size());
    assertThat(meta.accepted()).isZero();

    meta.repair();

    eachGotOne(people);
    assertThat(breaker()).isEqualTo("closed");
    assertThat(shop.deliveries("retrying")).isEmpty();
  }

  @Test
  void an_error_without_a_reason_is_tried_again_when_no_echo_came() {
    List<String> people = Shop.quiet(3);
    meta.failing("error_500");

    people.forEach(shop::start);
    until(() -> shop.deliveries("unknown").size() == people.size());
    assertSentence(shop.deliveries("unknown").get(0).getString("reason"));
    meta.repair();

    eachGotOne(people);
  }

  @Test
  void an_error_that_lasts_opens_the_breaker() {
    List<String> people = Shop.quiet(10);
    meta.failing("error_500");

    people.forEach(shop::start);
    until(() -> breaker().equals("open"));
    meta.repair();

    eachGotOne(people);
    assertThat(breaker()).isEqualTo("closed");
  }

  @Test
  void a_send_nobody_answered_is_settled_by_its_echo_and_never_sent_again() {
    String ana = meta.customer("Ana Prieto");
    meta.failing(new JsonObject().put("mode", "accept_then_hang").put("echoes", false));
    shop.start(ana);
    until(() -> shop.deliveries("unknown").size() == 1);
    JsonObject unknown = shop.deliveries("unknown").get(0);
    assertSentence(unknown.getString("reason"));
    assertThat(meta.sends(ana)).hasSize(1);

    shop.echo(ana, meta.sends(ana).get(0).getString("metadata"));

    until(() -> shop.deliveries("sent").size() == 1);
    assertThat(shop.deliveries("sent").get(0).getBoolean("possible_duplicate")).isFalse();
    eachGotOne(List.of(ana));
  }

  @Test
  void messengers_own_echo_settles_a_send_that_hangs() {
    List<String> people = Shop.quiet(4);
    meta.failing("accept_then_hang");

    people.forEach(shop::start);

    eachGotOne(people);
    assertThat(meta.ledger().getLong("unanswered")).isEqualTo(people.size());
  }

  @Test
  void a_send_of_which_neither_answer_nor_echo_comes_is_tried_once_more_and_marked() {
    String ana = meta.customer("Ana Prieto");
    meta.failing(new JsonObject().put("mode", "accept_then_hang").put("echoes", false));
    shop.start(ana);
    until(() -> shop.deliveries("unknown").size() == 1);
    meta.repair();

    until(() -> shop.deliveries("sent").size() == 1);

    assertThat(shop.deliveries("sent").get(0).getBoolean("possible_duplicate")).isTrue();
    assertThat(meta.sends(ana)).hasSize(2);
    assertThat(shop.people("welcome").getInteger("sent")).isEqualTo(1);
  }

  @Test
  void a_page_that_is_throttled_rests_and_goes_on_by_itself_without_burning_attempts() {
    List<String> people = Shop.quiet(8);
    meta.failing("rate_limited");

    people.forEach(shop::start);

    until(() -> shop.look("/page").getValue("paused_until") != null);
    JsonObject page = shop.look("/page");
    assertSentence(page.getString("pause_reason"));
    assertThat(page.getString("pause_reason")).contains("slow down");
    assertThat(Instant.parse(page.getString("paused_until")))
        .isBefore(Instant.now().plusSeconds(6));
    until(() -> shop.sql.number("SELECT count(*) FROM outbox WHERE state = 'sending'") == 0);
    assertThat(shop.deliveries("waiting"))
        .hasSize(people.size())
        .allMatch(waiting -> waiting.getInteger("attempts") == 0);
    assertThat(page.getString("breaker")).isEqualTo("closed");
    meta.repair();

    eachGotOne(people);
    until(() -> shop.look("/page").getValue("paused_until") == null);
    assertThat(shop.sql.rows("SELECT DISTINCT attempts FROM outbox")).containsExactly("1");
  }

  @Test
  void with_a_revoked_token_the_page_is_paused_and_the_queue_kept_until_that_is_fixed() {
    List<String> people = Shop.quiet(8);
    meta.failing("token_revoked");
    people.forEach(shop::start);
    until(() -> shop.look("/page").getValue("paused_until") != null);
    JsonObject page = shop.look("/page");
    assertThat(page.getString("pause_reason")).contains("token").contains("connect");
    assertSentence(page.getString("pause_reason"));
    assertThat(shop.look("/status").getString("page_pause_reason"))
        .isEqualTo(page.getString("pause_reason"));

    shop.api("POST", "/page/resume", "");
    until(() -> shop.look("/page").getValue("paused_until") != null);
    until(() -> shop.deliveries("waiting").size() == people.size());
    assertThat(meta.accepted()).isZero();

    meta.repair();
    JsonObject resumed = shop.api("POST", "/page/resume", "").json();
    assertThat(resumed.getValue("paused_until")).isNull();
    assertThat(resumed.getValue("pause_reason")).isNull();
    eachGotOne(people);
  }

  @Test
  void a_paused_page_is_tried_again_by_itself_when_its_time_has_come() {
    List<String> people = Shop.quiet(3);
    meta.failing("token_revoked");
    people.forEach(shop::start);
    until(() -> shop.look("/page").getValue("paused_until") != null);
    meta.repair();

    shop.sql.run("UPDATE page SET paused_until = now()");

    eachGotOne(people);
    until(() -> shop.sql.rows("SELECT pause_reason FROM page").equals(List.of("-")));
  }

  @Test
  void a_customer_who_blocked_the_page_is_left_alone_until_they_write_again() {
    String ana = meta.customer("Ana Prieto");
    meta.act(ana, "block", new JsonObject());
    shop.start(ana);
    until(() -> shop.deliveries("failed").size() == 1);
    JsonObject failed = shop.deliveries("failed").get(0);
    assertSentence(failed.getString("reason"));
    assertThat(failed.getString("reason")).contains("blocked");
    assertThat(failed.getInteger("attempts")).isEqualTo(1);
    assertThat(shop.customer(ana).getBoolean("blocked")).isTrue();
    assertThat(shop.people("welcome").getInteger("failed")).isEqualTo(1);
    JsonObject sent = shop.api("POST", "/campaigns/welcome/send", "").json();
    assertThat(sent.getInteger("queued")).isZero();
    assertThat(meta.ledger().getJsonObject("refused").getInteger("551")).isEqualTo(1);

    meta.act(ana, "say", new JsonObject().put("text", "hello again"));

    until(() -> meta.sends(ana).size() == 1);
    until(() -> shop.people("welcome").getInteger("failed") == 0);
    assertThat(shop.customer(ana).getBoolean("blocked")).isFalse();
    assertThat(breaker()).isEqualTo("closed");
  }

  @Test
  void a_slow_messenger_gets_each_message_once() {
    List<String> people = Shop.quiet(30);
    meta.failing(new JsonObject().put("mode", "slow").put("latency_ms", 200));

    people.forEach(shop::start);

    eachGotOne(people);
  }

  @Test
  void a_messenger_slower_than_our_patience_still_gets_each_message_once() {
    List<String> people = Shop.quiet(4);
    meta.failing(new JsonObject().put("mode", "slow").put("latency_ms", 3_000));

    people.forEach(shop::start);

    eachGotOne(people);
    assertThat(shop.deliveries("sent")).noneMatch(sent -> sent.getBoolean("possible_duplicate"));
  }
}
