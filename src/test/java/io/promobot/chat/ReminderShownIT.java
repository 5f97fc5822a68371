package io.promobot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.WordStore;
import io.promobot.stats.Tallies;
import io.promobot.wording.Voices;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reminder of the last day waits for a visitor of the website, who may come back too late. */
@Timeout(60)
class ReminderShownIT {
  private static final Instant NOON = Instant.parse("2026-12-05T12:00:00Z");

  private final TestShop shop = TestShop.open();
  private Instant now = NOON;

  @BeforeEach
  void reminded() {
    shop.rows("INSERT INTO customer (page_id, psid, line) VALUES ($1, 'web:ana', 'web')");
    shop.rows(
        """
        INSERT INTO coupon_terms (page_id, campaign_id, kind, valid_until)
        VALUES ($1, 'welcome', 'unique', $2)
        ON CONFLICT (page_id, campaign_id) DO UPDATE SET valid_until = excluded.valid_until
        """,
        LocalDate.of(2026, 12, 6));
    shop.rows(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at)
        SELECT page_id, 'welcome', 'UMI7', 'UMI-7', id, now() FROM customer WHERE page_id = $1
        """);
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        SELECT page_id, id, 'welcome', 1, '', 0 FROM customer WHERE page_id = $1
        """);
    shop.rows(
        """
        WITH said AS (
          INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, words, line, state, priority)
          SELECT page_id, id, 'welcome', 1, $2, '{"code":"UMI-7","coupon":"8f14e45f-ceea-467f-9575-1c2d3e4f5a6b"}', 'web', 'sent', 1
          FROM customer WHERE page_id = $1
          RETURNING id, customer_id)
        INSERT INTO chat_message (page_id, customer_id, outbox_id, at, campaign_id)
        SELECT $1, customer_id, id, '2026-12-05T09:00:00Z', 'welcome' FROM said
        """,
        CouponStory.LAST_DAY.say().name());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private int shown() {
    var copies = new CopyStore(shop.database::general, shop.page, Voices::umi);
    var chats =
        new ChatStore(
            shop.database, shop.page, WordStore.withoutLinks(copies), Tallies.UTC, () -> now);
    return Await.on(chats.after(ChatStore.Place.newest("web:ana"))).size();
  }

  @Test
  void who_comes_back_that_day_finds_it_and_who_comes_on_the_last_day_does_not() {
    assertThat(shown()).isEqualTo(1);

    now = NOON.plusSeconds(86_400);
    assertThat(shown()).as("until tomorrow would be wrong").isZero();

    shop.rows("UPDATE customer SET delivered_until = '2026-12-05T13:00:00Z' WHERE page_id = $1");
    assertThat(shown()).as("it was there in time, so it stays in the chat").isEqualTo(1);
  }

  @Test
  void who_has_used_the_coupon_or_has_it_no_more_does_not_find_it() {
    shop.rows("UPDATE coupon SET uses = 1 WHERE page_id = $1");
    assertThat(shown()).as("redeemed at the till").isZero();

    shop.rows("UPDATE coupon SET uses = 0, voided_at = now() WHERE page_id = $1");
    assertThat(shown()).as("void").isZero();

    shop.rows("UPDATE coupon SET voided_at = NULL WHERE page_id = $1");
    shop.rows("UPDATE journey SET path = $2 WHERE page_id = $1", CouponStory.REDEEMED.bit());
    assertThat(shown()).as("redeemed by the button").isZero();
  }
}
