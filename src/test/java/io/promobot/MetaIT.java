package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.messenger.Hmac;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Facebook reports to every app, over real HTTP. */
@Timeout(120)
class MetaIT {
  private static final Instant NOW = Instant.now();

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static String signed(String user) {
    return signed(user, NOW);
  }

  private static String signed(String user, Instant issued) {
    String json =
        "{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":%d,\"user_id\":\"%s\"}"
            .formatted(issued.getEpochSecond(), user);
    String payload = base64(json.getBytes(UTF_8));
    return base64(new Hmac(Shop.SECRET).of(payload.getBytes(UTF_8))) + "." + payload;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Answer post(String path, String body) {
    return shop.ask(
        "POST", path, body.getBytes(UTF_8), "content-type", "application/x-www-form-urlencoded");
  }

  private Answer asksToDelete(String user) {
    return asksToDelete(user, NOW);
  }

  private Answer asksToDelete(String user, Instant issued) {
    return post("/meta/deletion", "signed_request=" + signed(user, issued));
  }

  private String statusPage(Answer asked) {
    return shop.get(URI.create(asked.json().getString("url")).getPath()).text();
  }

  private List<?> toDo() {
    return shop.look("/deletion_requests").getJsonArray("deletion_requests").getList();
  }

  private long customers() {
    return shop.sql.number("SELECT count(*) FROM customer");
  }

  @Test
  void a_customer_whom_facebook_names_as_messenger_does_is_erased_at_once() {
    String ana = Shop.quiet();
    shop.start(ana);
    assertThat(customers()).isEqualTo(1);

    var asked = asksToDelete(ana);

    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    assertThat(asked.type()).isEqualTo("application/json");
    assertThat(asked.json().getString("confirmation_code")).matches("[0-9a-f]{32}");
    assertThat(asked.json().getString("url"))
        .isEqualTo(
            "http://localhost:%d/meta/deletion/%s"
                .formatted(shop.port, asked.json().getString("confirmation_code")));
    assertThat(customers()).isZero();
    assertThat(shop.sql.number("SELECT count(*) FROM event")).isZero();
    assertThat(statusPage(asked)).contains("Your data was deleted on").doesNotContain(ana);
    assertThat(toDo()).isEmpty();
    assertThat(shop.sql.rows("SELECT user_id FROM deletion_request")).containsExactly("-");
  }

  @Test
  void the_same_request_again_does_not_erase_somebody_who_has_come_back() {
    String ana = Shop.quiet();
    shop.start(ana);
    var asked = asksToDelete(ana);
    assertThat(customers()).isZero();
    shop.start(ana);

    var again = asksToDelete(ana);

    assertThat(again.json()).isEqualTo(asked.json());
    assertThat(customers()).isEqualTo(1);
  }

  @Test
  void a_request_from_before_somebody_came_does_not_concern_them() {
    String ana = Shop.quiet();
    shop.start(ana);

    var asked = asksToDelete(ana, NOW.minus(Duration.ofHours(1)));

    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    assertThat(customers()).isEqualTo(1);
    assertThat(toDo()).as("nothing is left for the owner").isEmpty();
  }

  @Test
  void a_request_that_claims_to_come_from_the_future_concerns_those_who_are_here_now() {
    var later = NOW.plus(Duration.ofDays(400));
    asksToDelete("218471", later);
    shop.start("218471");
    shop.sql.run("UPDATE customer SET created_at = now() + interval '1 hour'");

    asksToDelete("218471", later);

    assertThat(customers()).isEqualTo(1);
  }

  @Test
  void anybody_else_waits_for_the_owner_who_does_it_by_hand() {
    shop.start(Shop.quiet());

    var asked = asksToDelete("218471");
    var again = asksToDelete("218471");

    String code = asked.json().getString("confirmation_code");
    assertThat(again.json()).as("the same request again").isEqualTo(asked.json());
    assertThat(customers()).isEqualTo(1);
    assertThat(shop.look("/deletion_requests").getJsonArray("deletion_requests"))
        .singleElement()
        .asString()
        .contains("218471", code);
    assertThat(statusPage(asked)).contains("The shop is working on it").doesNotContain("218471");

    assertThat(shop.api("POST", "/deletion_requests/" + code + "/done", "").status())
        .isEqualTo(204);
    assertThat(toDo()).isEmpty();
    assertThat(statusPage(asked)).contains("Your data was deleted on");
    assertThat(shop.sql.rows("SELECT user_id FROM deletion_request")).containsExactly("-");
    assertThat(shop.api("POST", "/deletion_requests/" + code + "/done", "").status())
        .as("done twice")
        .isEqualTo(404);
  }

  @Test
  void what_facebook_did_not_sign_does_nothing() {
    String ana = Shop.quiet();
    shop.start(ana);
    String genuine = signed(ana);
    String other = signed("218471");
    String mixed = genuine.split("\\.")[0] + "." + other.split("\\.")[1];

    assertThat(post("/meta/deletion", "signed_request=" + mixed).status()).isEqualTo(403);
    assertThat(post("/meta/deauthorize", "signed_request=" + mixed).status()).isEqualTo(403);
    assertThat(post("/meta/deletion", "").status()).isEqualTo(400);
    assertThat(post("/meta/deletion", "signed_request=x").text()).contains("signed_request must");
    assertThat(post("/meta/deletion", "signed_request=" + "x".repeat(20_000)).status())
        .isEqualTo(413);
    assertThat(customers()).isEqualTo(1);
    assertThat(toDo()).isEmpty();
    assertThat(shop.look("/page").getString("pause_reason")).isNull();
  }

  @Test
  void a_status_page_needs_the_code_and_loads_nothing() {
    var code = asksToDelete("218471").json().getString("confirmation_code");

    assertThat(shop.get("/meta/deletion/" + "0".repeat(32)).status()).isEqualTo(404);
    assertThat(
            shop.get("/meta/deletion/" + code)
                .raw()
                .headers()
                .firstValue("content-security-policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    assertThat(shop.withToken("", "/api/v1/deletion_requests").status()).isEqualTo(401);
  }

  @Test
  void anybody_may_remove_the_app_without_stopping_the_shop_or_losing_their_data() {
    shop.start(Shop.quiet());

    assertThat(post("/meta/deauthorize", "signed_request=" + signed("218471")).status())
        .isEqualTo(204);

    assertThat(shop.look("/page").getString("pause_reason")).isNull();
    assertThat(customers()).isEqualTo(1);
  }

  @Test
  void without_an_app_secret_nothing_can_come_from_facebook() {
    var demo =
        Map.of(
            "MESSENGER_PAGE_ID", "",
            "MESSENGER_PAGE_TOKEN", "",
            "MESSENGER_APP_SECRET", "",
            "MESSENGER_VERIFY_TOKEN", "");
    shop.close();
    shop = Shop.open(demo);

    var asked = asksToDelete("218471");

    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.text()).contains("MESSENGER_APP_SECRET");
    assertThat(post("/meta/deauthorize", "x").text()).contains("MESSENGER_APP_SECRET");
  }
}
