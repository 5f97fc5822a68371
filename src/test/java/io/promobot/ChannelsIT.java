package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole product, its e-mails and its notifications, over real SMTP and HTTP to the simulator.
 */
class ChannelsIT {
  private final Shop shop = Shop.open(Map.of("WELCOME_DELAY", "1s", "ECHO_GRACE", "1s"));

  @AfterEach
  void close() {
    shop.close();
  }

  private List<JsonObject> mails() {
    return Shop.objects(shop.asOwner("/simulator/mailbox").json().getJsonArray("mails"));
  }

  private List<JsonObject> posts() {
    return Shop.objects(shop.asOwner("/simulator/hooks").json().getJsonArray("messages"));
  }

  private JsonObject add(String type, String path) {
    JsonObject channel =
        new JsonObject().put("type", type).put("name", type).put("address", shop.at(path) + "");
    return shop.api("POST", "/channels", channel.encode()).json();
  }

  private JsonObject test(JsonObject channel) {
    return shop.api("POST", "/channels/" + channel.getString("id") + "/test", "").json();
  }

  @Test
  void who_registers_gets_a_letter() {
    shop.api("POST", "/leads", "{\"name\":\"Zoë\",\"email\":\"zoe@example.com\"}");

    Await.until(() -> !mails().isEmpty());

    assertThat(mails().get(0).getString("to")).isEqualTo("zoe@example.com");
    assertThat(mails().get(0).getString("text")).contains("Zoë");
  }

  @Test
  void a_question_reaches_slack_or_a_mailbox_by_its_topic() {
    String question =
        "{\"topic\":\"%s\",\"message\":\"How & when?\",\"email\":\"zoe@example.com\"}";
    shop.api("POST", "/requests", question.formatted("sales"));
    shop.api("POST", "/requests", question.formatted("Pricing "));

    Await.until(() -> !posts().isEmpty() && !mails().isEmpty());

    assertThat(posts().get(0).getString("text")).contains("How & when?");
    assertThat(mails().get(0).getString("reply_to")).isEqualTo("zoe@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailbox", "slack", "hooks", "inbox/live"})
  void what_people_were_written_is_not_for_strangers(String what) {
    assertThat(shop.get("/simulator/" + what).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-forwarded-for", "forwarded"})
  void through_a_proxy_the_simulator_is_the_owners_alone(String header) {
    byte[] name = "{\"name\":\"Ana\"}".getBytes(UTF_8);
    String[] stranger = {header, "for=203.0.113.9", "content-type", "application/json"};
    String[] script = {
      header,
      "for=203.0.113.9",
      "content-type",
      "application/json",
      "authorization",
      "Bearer " + Shop.TOKEN
    };

    for (String path : List.of("/ledger", "/failures", "/customers")) {
      assertThat(shop.ask("GET", "/simulator" + path, new byte[0], stranger).status())
          .as(path)
          .isEqualTo(401);
    }
    assertThat(shop.ask("POST", "/simulator/customers", name, stranger).status()).isEqualTo(401);
    assertThat(shop.get("/simulator/ledger").status()).isEqualTo(200);
    assertThat(shop.ask("GET", "/simulator/ledger", new byte[0], script).status()).isEqualTo(200);
    assertThat(shop.ask("POST", "/simulator/customers", name, script).json().getString("name"))
        .isEqualTo("Ana");
  }

  @Test
  void every_kind_of_channel_can_be_tried() {
    JsonObject webhook = add("webhook", "/simulator/hooks/webhook/crm");

    assertThat(test(webhook).getBoolean("arrived")).isTrue();
    assertThat(test(add("discord", "/simulator/hooks/discord/help")).getBoolean("arrived"))
        .isTrue();

    JsonObject post = posts().get(1);
    String body = post.getString("text");
    JsonObject headers = post.getJsonObject("headers");
    assertThat(headers.getString("X-Promobot-Signature"))
        .isEqualTo(
            hmac(
                webhook.getString("secret"),
                headers.getString("X-Promobot-Timestamp") + "." + body));
  }

  @Test
  void a_program_that_asked_for_it_is_told_what_happens_to_codes_and_can_check_it() {
    var coupons = new Coupons(shop);
    coupons.of(coupons.customer(), "QUIET");
    coupons.of(coupons.customer(), "7K3M-9QXB-2FT");
    JsonObject webhook = add("webhook", "/simulator/hooks/webhook/crm");
    coupons.redeem("QUIET");
    String wish = "{\"coupons\":true}";
    var id = webhook.getString("id");
    assertThat(shop.api("PATCH", "/channels/" + id, wish).json().getBoolean("coupons")).isTrue();

    var redeemed = coupons.redeem("7K3M-9QXB-2FT").json();
    Await.until(() -> !posts().isEmpty());

    JsonObject post = posts().get(0);
    JsonObject told = new JsonObject(post.getString("text"));
    assertThat(told.getString("type")).isEqualTo("coupon_redeemed");
    assertThat(told.getString("id")).isEqualTo(redeemed.getString("id"));
    assertThat(told.getString("code")).isEqualTo("7K3M-9QXB-2FT");
    assertThat(told.getString("customer_id")).isEqualTo(redeemed.getString("customer_id"));
    JsonObject headers = post.getJsonObject("headers");
    assertThat(headers.getString("X-Promobot-Signature"))
        .isEqualTo(
            hmac(
                webhook.getString("secret"),
                headers.getString("X-Promobot-Timestamp") + "." + post.getString("text")));
    shop.api("PUT", "/campaigns/welcome/coupon", "{\"kind\":\"unique\"}");
    var psid = Shop.quiet();
    shop.start(psid);
    shop.tap(psid, "REVEAL:welcome");
    Await.until(() -> posts().size() == 2);
    assertThat(new JsonObject(posts().get(0).getString("text")).getString("type"))
        .as("the newest comes first")
        .isEqualTo("coupon_revealed");
    JsonObject slack = add("slack", "/simulator/hooks/slack/shop");
    assertThat(shop.api("PATCH", "/channels/" + slack.getString("id"), wish).status())
        .as("slack cannot check anything")
        .isEqualTo(400);
  }

  @Test
  void a_delivery_about_a_coupon_names_it_and_shows_what_was_sent_and_its_signature() {
    var coupons = new Coupons(shop);
    long ana = coupons.customer("Ana");
    long coupon = coupons.of(ana, "7K3M-9QXB-2FT");
    JsonObject wish =
        new JsonObject()
            .put("type", "webhook")
            .put("name", "Web shop")
            .put("address", shop.at("/simulator/hooks/webhook/crm") + "")
            .put("coupons", true);
    JsonObject webhook = shop.api("POST", "/channels", wish.encode()).json();
    coupons.redeem("7K3M-9QXB-2FT");
    Await.until(() -> !sent().isEmpty());

    JsonObject delivery = sent().get(0);

    assertThat(delivery.getJsonObject("coupon"))
        .isEqualTo(
            new JsonObject()
                .put("id", coupon + "")
                .put("code", "7K3M-9QXB-2FT")
                .put("event", "coupon_redeemed"));
    assertThat(delivery.getString("customer_id")).isEqualTo(ana + "");
    assertThat(delivery.getString("customer_name")).isEqualTo("Ana");
    String path = "/deliveries/" + delivery.getString("id");
    JsonObject posted = shop.api("GET", path + "/post", "").json();
    JsonObject headers = posted.getJsonObject("headers");
    assertThat(posted.getString("body")).isEqualTo(posts().get(0).getString("text"));
    assertThat(headers.getString("X-Promobot-Id")).isEqualTo(delivery.getString("id"));
    assertThat(headers.getString("X-Promobot-Signature"))
        .isEqualTo(
            hmac(
                webhook.getString("secret"),
                headers.getString("X-Promobot-Timestamp") + "." + posted.getString("body")));
  }

  @Test
  void what_a_webhook_is_sent_about_a_question_can_be_looked_at_and_a_mail_cannot() {
    var topics = Shop.objects(shop.api("GET", "/topics", "").json().getJsonArray("topics"));
    String sales = topics.get(0).getString("id");
    String id = add("webhook", "/simulator/hooks/webhook/crm").getString("id");
    shop.api("PATCH", "/topics/" + sales, "{\"channels\":[\"" + id + "\"]}");
    shop.api(
        "POST",
        "/requests",
        "{\"topic\":\"Sales\",\"message\":\"How?\",\"email\":\"zoe@example.com\"}");
    shop.api("POST", "/leads", "{\"name\":\"Zoë\",\"email\":\"zoe@example.com\"}");
    Await.until(() -> sent().size() == 2);

    for (JsonObject delivery : sent()) {
      var posted = shop.api("GET", "/deliveries/" + delivery.getString("id") + "/post", "");
      if (delivery.getString("kind").equals("webhook")) {
        assertThat(posted.json().getString("body")).isEqualTo(posts().get(0).getString("text"));
      } else {
        assertThat(posted.status()).isEqualTo(404);
      }
    }
  }

  @Test
  void what_went_wrong_with_news_of_a_coupon_can_be_tried_again() {
    var coupons = new Coupons(shop);
    coupons.of(coupons.customer(), "7K3M-9QXB-2FT");
    String id = add("webhook", "/simulator/hooks/webhook/crm").getString("id");
    shop.api("PATCH", "/channels/" + id, "{\"coupons\":true}");
    coupons.redeem("7K3M-9QXB-2FT");
    Await.until(() -> !posts().isEmpty() && !sent().isEmpty());
    String delivery = sent().get(0).getString("id");
    shop.sql.run(
        "UPDATE outbox SET state = 'failed', reason = 'refused' WHERE id = ?",
        Long.valueOf(delivery));

    assertThat(shop.api("POST", "/deliveries/" + delivery + "/retry", "").status()).isEqualTo(200);

    Await.until(() -> posts().size() == 2);
  }

  /** Calls that went out. */
  private List<JsonObject> sent() {
    var all = shop.api("GET", "/deliveries?state=sent&limit=50", "").json();
    return Shop.objects(all.getJsonArray("deliveries")).stream()
        .filter(each -> !each.getString("kind").equals("message"))
        .toList();
  }

  @Test
  void nothing_else_of_this_machine_is_called() {
    assertThat(add("webhook", "/api/v1/leads").getString("detail")).contains("https://");
    assertThat(add("slack", "/simulator/hooks/../../api/v1/leads").getString("detail"))
        .contains("https://");
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
