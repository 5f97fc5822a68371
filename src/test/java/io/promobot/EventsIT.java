package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.EventProgram.Got;
import io.promobot.contract.Contract;
import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the owner's programs are notified of events, over real HTTP. */
@Timeout(120)
class EventsIT {
  private static final Contract CONTRACT = Contract.read();
  private static final String CAME = "customer.came";
  private static final String RESPONDED = "customer.responded";
  private static final String REVEALED = "coupon.revealed";
  private static final String REDEEMED = "coupon.redeemed";
  private static final String LEAD = "lead.created";
  private static final String REQUEST = "request.opened";

  private static Shop shop;
  private static Coupons coupons;
  private EventProgram program;

  @BeforeAll
  static void start() {
    shop = Shop.open(Map.of("ECHO_GRACE", "1s"));
    coupons = new Coupons(shop);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @BeforeEach
  void open() {
    program = new EventProgram();
  }

  @AfterEach
  void close() {
    shop.sql.run("DELETE FROM channel WHERE type = 'webhook'");
    shop.sql.run("DELETE FROM outbox WHERE event IS NOT NULL");
    program.close();
  }

  private static long came() {
    return coupons.customer();
  }

  private static String psid(long customer) {
    return shop.sql.rows("SELECT psid FROM customer WHERE id = ?", customer).get(0);
  }

  private static void reveals(long customer) {
    shop.tap(psid(customer), "SHOW_COUPON:welcome");
    shop.tap(psid(customer), "REVEAL:welcome");
  }

  private static long events(String state) {
    return shop.sql.number(
        "SELECT count(*) FROM outbox WHERE event IS NOT NULL AND state = ?", state);
  }

  /** What waits is tried again now. */
  private static void hurry() {
    shop.sql.run("UPDATE outbox SET due_at = now() WHERE event IS NOT NULL AND state = 'queued'");
  }

  private static void aDayIsOver() {
    shop.sql.run(
        """
        UPDATE outbox SET give_up_at = now(), due_at = now(), created_at = now() - interval '1 day'
        WHERE event IS NOT NULL AND state = 'queued'
        """);
  }

  private static JsonObject channel(JsonObject made) {
    var answer = shop.api("GET", "/channels", "");
    var all = CONTRACT.fitting(answer.status(), answer.type(), answer.text(), "/channels", "get");
    return Shop.objects(all.getJsonArray("channels")).stream()
        .filter(each -> each.getString("id").equals(made.getString("id")))
        .findFirst()
        .orElseThrow();
  }

  private static Shop.Answer post(JsonObject channel, String what, String body) {
    return shop.api("POST", "/channels/" + channel.getString("id") + what, body);
  }

  private static List<String> types(List<Got> got) {
    return got.stream().map(Got::type).toList();
  }

  @Test
  void a_program_is_told_what_happens_to_customers_in_its_order_and_signed() {
    var channel = program.subscribes(shop, CAME, RESPONDED, REVEALED, REDEEMED, LEAD, REQUEST);
    var psid = Shop.quiet();
    shop.come(psid, "poster", false);
    long ana = shop.sql.number("SELECT id FROM customer WHERE psid = ?", psid);
    reveals(ana);
    coupons.of(ana, "ANA-2345");
    var sale =
        new JsonObject(Coupons.body("ANA-2345")).put("amount", "23.50").put("till", "Web shop");
    assertThat(shop.api("POST", "/redemptions", sale.encode()).status()).isEqualTo(201);
    shop.api(
        "POST",
        "/leads",
        "{\"name\":\"Zoë\",\"email\":\"zoe@example.com\",\"utm_source\":\"flyer\"}");
    shop.api(
        "POST",
        "/requests",
        "{\"topic\":\"Sales\",\"message\":\"To Lugo?\",\"email\":\"zoe@example.com\"}");

    program.until(6);

    assertThat(types(program.of(ana))).containsExactly(CAME, RESPONDED, REVEALED, REDEEMED);
    assertThat(program.of(ana))
        .allSatisfy(
            each -> {
              assertThat(each.data().getString("origin")).isEqualTo("poster");
              assertThat(each.raw()).as("nothing but ids").doesNotContain(psid, "name");
            });
    var redeemed = program.of(ana).get(3).data();
    assertThat(redeemed.getString("amount")).isEqualTo("23.50");
    assertThat(redeemed.getString("campaign")).isEqualTo("welcome");
    assertThat(redeemed.getString("till")).isEqualTo("Web shop");
    assertThat(data(LEAD).getString("email")).isEqualTo("zoe@example.com");
    assertThat(data(LEAD).getString("origin")).isEqualTo("flyer");
    assertThat(data(REQUEST).getString("question")).isEqualTo("To Lugo?");
    assertThat(program.got())
        .allSatisfy(
            each -> {
              assertThat(each.signatures()).isEqualTo(each.signedWith(channel.getString("secret")));
              CONTRACT.fits(each.body(), "OwnerEvent");
              assertThat(Instant.parse(each.body().getString("timestamp")))
                  .isBetween(Instant.now().minusSeconds(60), Instant.now());
            });
  }

  private JsonObject data(String type) {
    return program.got().stream()
        .filter(each -> each.type().equals(type))
        .findFirst()
        .orElseThrow()
        .data();
  }

  @Test
  void nothing_is_written_for_nobody() {
    program.subscribes(shop, REDEEMED);

    reveals(came());
    shop.api("POST", "/leads", "{\"name\":\"Leo\",\"email\":\"leo@example.com\"}");

    assertThat(shop.sql.number("SELECT count(*) FROM outbox WHERE event IS NOT NULL")).isZero();
  }

  @Test
  void what_a_program_refuses_comes_again_under_its_id_before_anything_else_of_that_customer() {
    program.subscribes(shop, CAME, RESPONDED);
    long ana = came();
    program.until(1);
    program.answering(event -> of(ana, event) ? 418 : 200);
    shop.tap(psid(ana), "SHOW_COUPON:welcome");
    Await.until(() -> program.of(ana).size() >= 2);
    shop.sql.run(
        """
        INSERT INTO outbox (page_id, kind, channel_id, event, about_id, campaign_id, priority)
        SELECT page_id, kind, channel_id, 'coupon.revealed', about_id, campaign_id, 2
        FROM outbox WHERE event = 'customer.responded'
        """);

    long leo = came();
    shop.tap(psid(leo), "SHOW_COUPON:welcome");
    Await.until(() -> program.of(leo).size() == 2);
    Await.until(() -> program.of(ana).size() >= 4);
    assertThat(types(program.of(ana))).doesNotContain(REVEALED);
    program.answering(event -> 200);
    hurry();

    Await.until(() -> types(program.of(ana)).contains(REVEALED));
    var tries = program.of(ana).stream().filter(each -> each.type().equals(RESPONDED)).toList();
    assertThat(tries).hasSizeGreaterThan(2);
    assertThat(tries).extracting(Got::id).containsOnly(tries.get(0).id());
    assertThat(tries).extracting(Got::raw).containsOnly(tries.get(0).raw());
    assertThat(program.of(ana).get(program.of(ana).size() - 1).type()).isEqualTo(REVEALED);
  }

  private static boolean of(long customer, JsonObject event) {
    return String.valueOf(customer).equals(event.getJsonObject("data").getString("customer_id"));
  }

  @Test
  void who_takes_nothing_for_a_day_is_switched_off_and_misses_nothing_once_it_is_on_again() {
    var channel = program.answering(event -> 503).subscribes(shop, CAME, RESPONDED);
    long ana = came();
    Await.until(() -> !program.got().isEmpty());
    shop.tap(psid(ana), "SHOW_COUPON:welcome");

    aDayIsOver();
    Await.until(() -> channel(channel).getString("state").equals("off"));
    assertThat(channel(channel).getString("reason"))
        .isEqualTo("The system behind the URL was busy and asked us to try again later.");
    long leo = came();
    Await.until(() -> events("held") == 3);
    assertThat(shop.deliveries("held").get(0).getString("reason"))
        .isEqualTo("Its channel is switched off.");
    program.answering(event -> 200).forget();
    assertThat(post(channel, "/on", "").status()).isEqualTo(204);

    program.until(3);
    assertThat(channel(channel).getString("state")).isEqualTo("closed");
    assertThat(channel(channel).getString("reason")).isNull();
    assertThat(types(program.of(ana))).containsExactly(CAME, RESPONDED);
    assertThat(types(program.of(leo))).containsExactly(CAME);
  }

  @Test
  void one_event_that_is_refused_for_a_day_fails_alone() {
    program.subscribes(shop, CAME);
    program.answering(event -> 500);
    came();
    Await.until(() -> !program.got().isEmpty());
    aDayIsOver();
    shop.sql.run(
        """
        INSERT INTO outbox (page_id, kind, channel_id, event, priority, state)
        SELECT page_id, kind, channel_id, event, 2, 'sent' FROM outbox WHERE event IS NOT NULL
        """);

    Await.until(() -> events("failed") == 1);

    assertThat(shop.deliveries("failed").get(0).getString("event")).isEqualTo(CAME);
    assertThat(shop.sql.number("SELECT count(*) FROM channel WHERE off_at IS NOT NULL")).isZero();
  }

  @Test
  void what_was_told_is_told_again_since_a_time_of_the_last_week() {
    var channel = program.subscribes(shop, CAME, RESPONDED);
    long before = came();
    program.until(1);
    shop.sql.run(
        "UPDATE outbox SET created_at = now() - interval '2 hours' WHERE event IS NOT NULL");
    long ana = came();
    shop.tap(psid(ana), "SHOW_COUPON:welcome");
    Await.until(() -> events("sent") == 3);
    var ids = program.of(ana).stream().map(Got::id).toList();

    var hour = Instant.now().minus(Duration.ofHours(1));
    var answer = post(channel, "/replay", "{\"since\":\"" + hour + "\"}");

    var replayed =
        CONTRACT.fitting(
            answer.status(), answer.type(), answer.text(), "/channels/{id}/replay", "post");
    assertThat(replayed.getInteger("events")).isEqualTo(2);
    assertThat(replayed.getString("next")).isNull();
    program.until(5);
    assertThat(program.of(before)).hasSize(1);
    assertThat(types(program.of(ana))).containsExactly(CAME, RESPONDED, CAME, RESPONDED);
    assertThat(program.of(ana).stream().map(Got::id).toList().subList(2, 4)).isEqualTo(ids);
    var tooOld = "{\"since\":\"" + Instant.now().minus(Duration.ofDays(8)) + "\"}";
    assertThat(post(channel, "/replay", tooOld).status()).isEqualTo(400);
    assertThat(post(channel, "/replay", "{\"since\":\"the day before!\"}").status()).isEqualTo(400);
  }

  @Test
  void for_a_day_after_a_new_secret_the_one_before_it_signs_as_well() {
    var channel = program.subscribes(shop, CAME);
    var before = channel.getString("secret");

    var answer = post(channel, "/secret", "");

    var now =
        CONTRACT
            .fitting(answer.status(), answer.type(), answer.text(), "/channels/{id}/secret", "post")
            .getString("secret");
    assertThat(now).startsWith("whsec_").isNotEqualTo(before);
    came();
    var both = program.until(1).get(0);
    assertThat(both.signatures()).isEqualTo(both.signedWith(now) + " " + both.signedWith(before));
    shop.sql.run("UPDATE channel SET old_secret_until = now() WHERE old_secret IS NOT NULL");
    came();
    var one = program.until(2).get(1);
    assertThat(one.signatures()).isEqualTo(one.signedWith(now));
    Await.until(
        () -> shop.sql.number("SELECT count(*) FROM channel WHERE old_secret IS NOT NULL") == 0);
  }

  @Test
  void who_is_erased_is_in_no_event_any_more_and_leaves_no_trace_in_what_was_told() {
    var channel = program.subscribes(shop, CAME, RESPONDED, LEAD);
    long ana = came();
    var lead =
        shop.api("POST", "/leads", "{\"name\":\"Eva\",\"email\":\"eva@example.com\"}").json();
    program.until(2);
    program.answering(event -> 503);
    shop.tap(psid(ana), "SHOW_COUPON:welcome");
    Await.until(() -> program.got().size() > 2);

    assertThat(shop.api("DELETE", "/customers/" + ana, "").status()).isEqualTo(204);
    assertThat(shop.api("DELETE", "/leads/" + lead.getString("id"), "").status()).isEqualTo(204);

    assertThat(shop.sql.number("SELECT count(*) FROM outbox WHERE event IS NOT NULL")).isZero();
    var hour = Instant.now().minus(Duration.ofHours(1));
    var answer = post(channel, "/replay", "{\"since\":\"" + hour + "\"}");
    assertThat(answer.json().getInteger("events")).isZero();
  }

  @Test
  void what_a_killed_process_was_telling_comes_again_however_often_that_happens() {
    program.answering(event -> 503).subscribes(shop, CAME);
    came();
    Await.until(() -> !program.got().isEmpty());
    Await.until(() -> events("queued") == 1);
    shop.sql.run(
        """
        UPDATE outbox SET state = 'sending', possible_duplicate = true, lease_no = lease_no + 1,
          lease_until = now() - interval '1 second'
        WHERE event IS NOT NULL
        """);
    program.answering(event -> 200);

    assertThat(program.until(1).get(0).id()).isEqualTo(program.got().get(0).id());
  }

  @Test
  void several_replicas_tell_each_event_once() {
    program.subscribes(shop, CAME, RESPONDED);
    try (Shop other = Shop.on(shop.database, Map.of("ECHO_GRACE", "1s"))) {
      for (int i = 0; i < 15; i++) {
        long customer = came();
        other.tap(psid(customer), "SHOW_COUPON:welcome");
      }

      program.until(30);

      Await.until(() -> events("queued") + events("sending") == 0);
      assertThat(program.got()).hasSize(30).doesNotHaveDuplicates();
      assertThat(program.got().stream().map(Got::id)).doesNotHaveDuplicates();
    }
  }

  @Test
  void only_a_kind_that_signs_is_told_and_only_known_events_can_be_chosen() {
    var slack =
        "{\"type\":\"email\",\"name\":\"Mail\",\"address\":\"a@example.com\",\"events\":[\"%s\"]}";
    assertThat(shop.api("POST", "/channels", slack.formatted(CAME)).status()).isEqualTo(400);
    var channel = program.subscribes(shop, CAME);
    var path = "/channels/" + channel.getString("id");
    assertThat(shop.api("PATCH", path, "{\"events\":[\"customer.left\"]}").status()).isEqualTo(400);

    var changed = shop.api("PATCH", path, "{\"events\":[\"lead.created\",\"customer.came\"]}");

    assertThat(changed.json().getJsonArray("events")).containsExactly(CAME, LEAD);
    assertThat(shop.api("PATCH", path, "{\"name\":\"CRM\"}").json().getJsonArray("events"))
        .containsExactly(CAME, LEAD);
    assertThat(shop.api("POST", "/channels/999/on", "").status()).isEqualTo(404);
    assertThat(shop.api("POST", "/channels/999/secret", "").status()).isEqualTo(404);
    assertThat(
            shop.api("POST", "/channels/999/replay", "{\"since\":\"%s\"}".formatted(Instant.now()))
                .status())
        .isEqualTo(404);
  }
}
