package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The owner's weekly letter, over real SMTP to the simulator's mailboxes. */
@Timeout(120)
class WeeklyLetterIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String LETTER = "/weekly-letter";

  private Shop shop;
  private Shop replica;

  @BeforeEach
  void open() {
    shop = Shop.open();
    replica = Shop.on(shop.database, Map.of());
  }

  @AfterEach
  void close() {
    replica.close();
    shop.close();
  }

  private Shop.Answer plan(boolean enabled, String address) {
    JsonObject plan =
        new JsonObject()
            .put("enabled", enabled)
            .put("weekday", "monday")
            .put("hour", 8)
            .put("address", address);
    return shop.api("PUT", LETTER, plan.encode());
  }

  private List<JsonObject> mails() {
    return Stream.of(shop, replica)
        .flatMap(
            each ->
                Shop.objects(each.asOwner("/simulator/mailbox").json().getJsonArray("mails"))
                    .stream())
        .filter(mail -> mail.getString("to").equals("owner@example.com"))
        .toList();
  }

  private List<JsonObject> sent() {
    return Shop.objects(shop.look("/deliveries?state=sent").getJsonArray("deliveries")).stream()
        .filter(each -> "WEEKLY_LETTER".equals(each.getString("say")))
        .toList();
  }

  @Test
  void a_letter_that_is_due_is_sent_once_by_two_replicas_and_the_next_one_is_planned() {
    assertThat(shop.look(LETTER).getBoolean("enabled")).isFalse();
    assertThat(shop.look(LETTER).getValue("next_at")).isNull();
    String planned = plan(true, " Owner@EXAMPLE.com ").json().getString("next_at");
    assertThat(shop.look(LETTER).getString("address")).isEqualTo("Owner@example.com");
    plan(true, "owner@example.com");

    shop.sql.run("UPDATE weekly_letter SET due_at = now()");

    Await.until(LIMIT, () -> !mails().isEmpty() && !sent().isEmpty());
    JsonObject mail = mails().get(0);
    assertThat(mail.getString("subject")).contains("your week");
    assertThat(mail.encode()).contains("What went out").contains("<table");
    assertThat(shop.look(LETTER).getString("next_at")).isEqualTo(planned);
    shop.sql.run("UPDATE weekly_letter SET due_at = now() - interval '25 hours'");
    Await.until(LIMIT, () -> planned.equals(shop.look(LETTER).getString("next_at")));
    assertThat(mails()).as("one that is too old is left out").hasSize(1);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void the_owner_can_have_one_now_and_an_address_that_is_none_is_refused() {
    assertThat(shop.api("POST", LETTER + "/test", "").status()).isEqualTo(400);
    var missing = plan(true, null);
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.text()).contains("is missing; the letter needs an address");
    assertThat(plan(true, "not an address").text()).contains("is not an e-mail address");
    assertThat(plan(false, "owner@example.com").status()).isEqualTo(200);

    var test = shop.api("POST", LETTER + "/test", "");

    assertThat(test.status()).as(test.text()).isEqualTo(202);
    assertThat(test.json().getString("address")).isEqualTo("owner@example.com");
    Await.until(LIMIT, () -> mails().size() == 1);
    assertThat(shop.look(LETTER).getValue("next_at")).isNull();
  }
}
