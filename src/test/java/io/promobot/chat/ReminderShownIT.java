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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reminder of the last day waits for a visitor of the website, who may come back too late. */
@Timeout(60)
class ReminderShownIT {
  private static final Instant NOON = Instant.parse("2026-12-05T12:00:00Z");

  private final TestShop shop = TestShop.open();
  private final List<String> changed = new ArrayList<>();
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
        SELECT page_id, id, 'welcome', 1, '', $2 FROM customer WHERE page_id = $1
        """,
        CouponStory.LAST_DAY.stage().bit());
    said();
  }

  private void said() {
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
    return shown(ChatStore.Place.newest("web:ana"));
  }

  private int shownAfter(long id) {
    return shown(new ChatStore.Place("web:ana", id));
  }

  private int shown(ChatStore.Place from) {
    var copies = new CopyStore(shop.database::general, shop.page, Voices::umi);
    var chats =
        new ChatStore(
            shop.database,
            Tallies.utc(shop.page, 1),
            WordStore.withoutLinks(copies),
            () -> now,
            changed::add);
    return Await.on(chats.after(from)).size();
  }

  private void delivered(String until) {
    shop.rows(
        "UPDATE customer SET delivered_until = $2 WHERE page_id = $1",
        Instant.parse(until).atOffset(ZoneOffset.UTC));
  }

  @Test
  void who_comes_back_that_day_finds_it_and_still_has_it_afterwards() {
    assertThat(shown()).isEqualTo(1);

    delivered("2026-12-05T13:00:00Z");
    now = NOON.plusSeconds(86_400);
    assertThat(shown()).as("it was there in time, so it stays in the chat").isEqualTo(1);
    assertThat(changed).isEmpty();
  }

  @Test
  void who_comes_on_the_last_day_does_not_find_it_even_after_reading_what_was_said_later() {
    now = NOON.plusSeconds(86_400);
    assertThat(shown()).as("until tomorrow would be wrong").isZero();

    delivered("2026-12-06T13:00:00Z");
    assertThat(shown()).as("at the next view").isZero();
    assertThat(
            shop.number("SELECT path FROM journey WHERE page_id = $1 AND campaign_id = 'welcome'"))
        .as("they were not reminded")
        .isZero();
    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1 AND state = 'failed'"))
        .isEqualTo(1);
    assertThat(changed).containsExactly("welcome");
  }

  @Test
  void what_was_said_meanwhile_is_found_at_once_however_much_it_is() {
    for (int more = 1; more < ChatStore.MOST + 1; more++) {
      said();
    }
    shop.rows(
        "UPDATE outbox SET say = 'WELCOME' WHERE page_id = $1 AND id > (SELECT min(id) FROM outbox)");
    now = NOON.plusSeconds(86_400);
    assertThat(shownAfter(0)).as("all that one answer holds").isEqualTo(ChatStore.MOST);
  }

  @Test
  void who_has_used_the_coupon_or_has_it_no_more_does_not_find_it() {
    shop.rows("UPDATE coupon SET uses = 1 WHERE page_id = $1");
    assertThat(shown()).as("redeemed at the till").isZero();

    said();
    shop.rows("UPDATE coupon SET uses = 0, voided_at = now() WHERE page_id = $1");
    assertThat(shown()).as("void").isZero();

    said();
    shop.rows("UPDATE coupon SET voided_at = NULL WHERE page_id = $1");
    shop.rows("UPDATE journey SET path = $2 WHERE page_id = $1", CouponStory.REDEEMED.bit());
    assertThat(shown()).as("redeemed by the button").isZero();
  }
}
