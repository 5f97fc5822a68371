package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions on their whole path: from a bot builder to a desk, over real HTTP and SMTP. */
@Timeout(90)
class SupportIT {
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private String ask(String topic, String question) {
    String body =
        "{\"topic\":\"%s\",\"description\":\"%s\",\"username\":\"Ana\",\"email\":\"ana@example.com\"}"
            .formatted(topic, question);
    Shop.Answer answer =
        shop.ask("POST", "/umishop_api/topic/?token=" + Shop.TOKEN, body.getBytes(UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return answer.json().getString("id");
  }

  private void fail(String what, String mode) {
    shop.ask(
        "PUT",
        "/simulator/failures/" + what,
        "{\"mode\":\"%s\"}".formatted(mode).getBytes(UTF_8),
        "content-type",
        "application/json");
  }

  private long heard(String where, String list, String words) {
    return Shop.objects(shop.asOwner("/simulator/" + where).json().getJsonArray(list)).stream()
        .filter(each -> each.getString("text").contains(words))
        .count();
  }

  private List<JsonObject> told(String request) {
    return Shop.objects(shop.look("/requests").getJsonArray("requests")).stream()
        .filter(each -> each.getString("id").equals(request))
        .flatMap(each -> Shop.objects(each.getJsonArray("told")).stream())
        .toList();
  }

  private void untilSent(String request, int channels) {
    Await.until(
        () ->
            told(request).stream().filter(each -> each.getString("state").equals("sent")).count()
                == channels);
  }

  @Test
  void sales_are_told_on_slack_and_pricing_and_strangers_by_e_mail() {
    String sales = ask(" SALES", "Is it silk?");
    String pricing = ask("pricing", "Is it dear?");
    String other = ask("Lost umbrella", "Is it there?");

    List.of(sales, pricing, other).forEach(each -> untilSent(each, 1));
    assertThat(heard("slack", "messages", "Is it silk?")).isEqualTo(1);
    assertThat(heard("mailbox", "mails", "Is it dear?")).isEqualTo(1);
    assertThat(heard("mailbox", "mails", "Is it there?")).isEqualTo(1);
  }

  @Test
  void where_slack_is_gone_the_default_desk_is_told_by_e_mail() {
    fail("slack", "gone");

    String sales = ask("sales", "Is it silk?");

    untilSent(sales, 1);
    assertThat(told(sales))
        .extracting(each -> each.getString("state"))
        .containsExactly("failed", "sent");
    assertThat(told(sales))
        .extracting(each -> each.getBoolean("fallback"))
        .containsExactly(false, true);
    assertThat(told(sales).get(0).getString("reason")).startsWith("Slack says");
    assertThat(heard("mailbox", "mails", "Is it silk?")).isEqualTo(1);
    assertThat(heard("slack", "messages", "Is it silk?")).isZero();
  }

  @Test
  void a_channel_can_be_tested_and_reports_the_result_in_words() {
    var channels = Shop.objects(shop.look("/channels").getJsonArray("channels"));

    for (JsonObject channel : channels) {
      var answer = shop.api("POST", "/channels/" + channel.getString("id") + "/test", "").json();
      assertThat(answer.getBoolean("arrived")).as(answer.encode()).isTrue();
    }
    fail("slack", "gone");
    var slack = shop.api("POST", "/channels/" + channels.get(0).getString("id") + "/test", "");

    assertThat(slack.json().getBoolean("arrived")).isFalse();
    assertThat(slack.json().getString("answer")).startsWith("Slack says that this channel");
    assertThat(heard("slack", "messages", "This is a test")).isEqualTo(1);
    assertThat(heard("mailbox", "mails", "This is a test")).isEqualTo(1);
  }

  @Test
  void an_erased_question_is_told_to_nobody() {
    fail("slack", "rate_limited");
    String sales = ask("sales", "Is it silk?");
    // From then on Slack is not called for two seconds, and nothing is on its way.
    Await.until(() -> told(sales).get(0).getString("reason") != null);

    assertThat(shop.api("DELETE", "/requests/" + sales, "").status()).isEqualTo(204);
    fail("slack", "ok");
    String next = ask("sales", "Is it wool?");

    untilSent(next, 1);
    assertThat(heard("slack", "messages", "Is it silk?")).isZero();
    assertThat(shop.look("/deliveries?state=waiting").getJsonArray("deliveries")).isEmpty();
  }
}
