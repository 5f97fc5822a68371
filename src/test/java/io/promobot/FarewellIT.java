package io.promobot;

import static io.promobot.ChatVisitor.event;
import static io.promobot.ChatVisitor.tap;
import static io.promobot.ChatVisitor.text;
import static org.assertj.core.api.Assertions.assertThat;

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

/** "Delete my data" typed in a chat, on both lines, over real HTTP. */
@Timeout(120)
class FarewellIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private SimulatedMeta meta;
  private Shop shop;

  @BeforeEach
  void open() {
    meta = SimulatedMeta.apart();
    shop = Shop.before(meta, Map.of("BUSINESS_NAME", "Umi Shop"));
  }

  @AfterEach
  void close() {
    shop.close();
    meta.close();
  }

  private long rows(String table) {
    return shop.sql.number("SELECT count(*) FROM " + table);
  }

  private void assertNothingLeadsToAnybody() {
    assertThat(rows("customer")).isZero();
    assertThat(rows("event")).isZero();
    assertThat(rows("chat_message")).isZero();
    assertThat(rows("lead")).isZero();
    assertThat(rows("request")).isZero();
    assertThat(rows("outbox WHERE customer_id IS NOT NULL OR words IS NOT NULL")).isZero();
    assertThat(rows("erased")).isEqualTo(1);
    assertThat(shop.miscounted()).isZero();
  }

  private JsonObject lastRead(String psid) {
    var all = meta.inbox(psid);
    return all.get(all.size() - 1);
  }

  private void answer(String psid, String title, String payload) {
    shop.post(
        shop.body(
            List.of(
                shop.item(
                    psid,
                    Instant.now(),
                    "\"message\":{\"mid\":\"%s\",\"text\":\"%s\",\"quick_reply\":{\"payload\":\"%s\"}}"
                        .formatted(Shop.mid(), title, payload)))));
  }

  @Test
  void in_messenger_the_receipt_is_sent_and_then_the_person_is_erased() {
    String ana = meta.customer("Ana");
    shop.start(ana);
    shop.say(ana, "delete my data");
    shop.untilAllIsOut(LIMIT);
    assertThat(lastRead(ana).encode()).contains("FORM:ERASE", "FORM:KEEP");
    assertThat(rows("customer")).isEqualTo(1);

    answer(ana, "Delete", "FORM:ERASE");

    Await.until(LIMIT, () -> rows("customer") == 0);
    assertThat(lastRead(ana).encode()).contains("deletes everything it has stored about you");
    assertNothingLeadsToAnybody();
  }

  @Test
  void in_messenger_a_receipt_that_cannot_be_sent_does_not_keep_the_person() {
    String ana = Shop.quiet();
    shop.start(ana);
    shop.untilAllIsOut(LIMIT);
    shop.rest();
    shop.say(ana, "delete my data");
    answer(ana, "Delete", "FORM:ERASE");
    assertThat(shop.sql.number("SELECT count(*) FROM customer WHERE erase_at > now()"))
        .as("waiting for the receipt")
        .isEqualTo(1);

    shop.sql.run("UPDATE customer SET erase_at = now()");

    Await.until(LIMIT, () -> rows("customer") == 0);
    assertNothingLeadsToAnybody();
  }

  @Test
  void on_the_website_the_receipt_is_the_last_message_and_then_the_person_is_erased() {
    var ana = new ChatVisitor(shop.at("").toString(), "poster");
    ana.does(event("start"), text("sign up"), text("Ana"), text("ana@example.com"), text("skip"));
    assertThat(rows("lead")).isEqualTo(1);
    ana.watch("");
    ana.does(text("delete my data"));
    ana.does(tap(ana.button("Delete")));

    Await.until(
        LIMIT, () -> ana.streamed.stream().anyMatch(each -> each.getBoolean("forgotten", false)));
    assertThat(ana.streamed.get(ana.streamed.size() - 1).getString("text"))
        .contains("Umi Shop deletes everything");
    Await.until(LIMIT, () -> rows("customer") == 0);
    assertNothingLeadsToAnybody();
    assertThat(ana.get("/messages", ana.token).statusCode()).isEqualTo(401);
  }

  @Test
  void keeping_it_erases_nothing() {
    var ana = new ChatVisitor(shop.at("").toString(), "");
    ana.does(event("start"), text("delete my data"));
    ana.does(tap(ana.button("Keep")));

    assertThat(ana.messages())
        .last()
        .satisfies(kept -> assertThat(kept.getString("text")).contains("nothing was deleted"));
    assertThat(shop.sql.number("SELECT count(*) FROM customer WHERE erase_at IS NOT NULL"))
        .isZero();
    assertThat(rows("customer")).isEqualTo(1);
  }
}
