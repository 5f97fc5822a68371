package io.promobot.retention;

import static io.promobot.retention.OldRows.FOREVER;
import static io.promobot.retention.OldRows.PRESET;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes once it is old, and what stays all the same. */
@Timeout(120)
class OldRowsGoIT {
  private final OldRows old = new OldRows();
  private final TestShop shop = old.shop;

  @AfterEach
  void close() {
    old.close();
  }

  @Test
  void old_events_go_and_young_ones_stay_known_and_parked_ones_until_they_are_replayed() {
    OldRows.events(shop, 20_000, "done", 401);
    OldRows.events(shop, 30, "parked", 401);
    OldRows.events(shop, 20, "done", 399);
    OldRows.events(shop.neighbour(), 10, "done", 401);

    Removed removed = old.run(PRESET);

    assertThat(removed.rows()).containsExactly(Map.entry(Removed.Kind.EVENTS, 20_000L));
    assertThat(shop.number("SELECT count(*) FROM event WHERE page_id = $1")).isEqualTo(50);
    assertThat(shop.number("SELECT count(*) FROM event WHERE page_id = $1 AND state = 'parked'"))
        .isEqualTo(30);
    assertThat(shop.neighbour().number("SELECT count(*) FROM event WHERE page_id = $1"))
        .isEqualTo(10);
    assertThat(old.run(PRESET).rows()).isEmpty();

    shop.rows("UPDATE event SET state = 'done' WHERE page_id = $1 AND state = 'parked'");

    assertThat(old.run(PRESET).rows()).containsExactly(Map.entry(Removed.Kind.EVENTS, 30L));
  }

  @Test
  void old_messages_go_unless_something_may_still_come_of_them() {
    for (String state : List.of("sent", "failed", "skipped", "cancelled")) {
      old.message("old " + state, state, 500, 401);
      old.message("lately " + state, state, 500, 399);
    }
    for (String state : List.of("queued", "held", "sending", "unknown")) {
      old.message("old " + state, state, 500, 450);
    }
    old.message("young sent", "sent", 1, 1);

    old.run(PRESET);

    assertThat(old.messages())
        .containsExactly(
            "lately sent",
            "lately failed",
            "lately skipped",
            "lately cancelled",
            "old queued",
            "old held",
            "old sending",
            "old unknown",
            "young sent");
  }

  @Test
  void lines_of_website_chats_go_as_long_after_they_were_said_as_messages() {
    shop.rows(
        """
        INSERT INTO chat_message (page_id, customer_id, text, at)
        SELECT $1, 1, 'hello', now() - i * interval '1 day' FROM generate_series(398, 403) i
        """);

    Removed removed = old.run(PRESET);

    assertThat(removed.rows()).containsEntry(Removed.Kind.CHATS, 4L);
    assertThat(shop.number("SELECT count(*) FROM chat_message WHERE page_id = $1")).isEqualTo(2);
    assertThat(old.run(FOREVER).rows()).doesNotContainKey(Removed.Kind.CHATS);
  }

  @Test
  void a_leads_letter_and_the_news_of_an_open_request_stay_with_them() {
    shop.rows(
        "INSERT INTO lead (page_id, name, email, email_key) VALUES ($1, 'Ana', 'a@x.es', 'a@x.es')");
    shop.rows("INSERT INTO request (page_id, topic, state) VALUES ($1, 'a', 'open')");
    shop.rows("INSERT INTO request (page_id, topic, state) VALUES ($1, 'b', 'done')");
    shop.rows(
        """
        INSERT INTO outbox (page_id, say, lead_id, request_id, state, priority, created_at, settled_at)
        SELECT $1, v.*, 'sent', 2, now() - interval '500 days', now() - interval '500 days'
        FROM (VALUES ('lead', 1::bigint, NULL::bigint), ('erased lead', 99, NULL),
          ('open', NULL, (SELECT min(id) FROM request)),
          ('done', NULL, (SELECT max(id) FROM request)), ('erased request', NULL, 99)) v
        WHERE EXISTS (SELECT FROM lead WHERE page_id = $1 AND id = 1)
        """);

    old.run(PRESET);

    assertThat(old.messages()).containsExactly("lead", "open");
  }

  @Test
  void an_answer_stays_as_long_as_its_request() {
    shop.rows("INSERT INTO request (page_id, topic, state) VALUES ($1, 'a', 'done')");
    old.message("answer", "sent", 500, 500);
    shop.rows("UPDATE outbox SET request_id = (SELECT id FROM request) WHERE page_id = $1");
    shop.rows(
        """
        INSERT INTO answer (page_id, request_id, outbox_id, author, key)
        SELECT page_id, request_id, id, 'owner', gen_random_uuid() FROM outbox WHERE page_id = $1
        """);

    old.run(PRESET);
    assertThat(old.messages()).containsExactly("answer");
    shop.rows("DELETE FROM request WHERE page_id = $1");
    old.run(PRESET);

    assertThat(old.messages()).isEmpty();
    assertThat(shop.number("SELECT count(*) FROM answer WHERE page_id = $1")).isZero();
  }

  @Test
  void texts_that_nobody_understood_go_as_early_as_the_events_or_messages_they_were() {
    for (int days : List.of(29, 31, 59, 61)) {
      shop.rows(
          "INSERT INTO not_understood VALUES ($1, 1, '%1$d', '', 'es', 1, now(), now() - '%1$d days'::interval)"
              .formatted(days));
    }
    Duration month = Duration.ofDays(30);
    Duration twoMonths = month.multipliedBy(2);

    old.run(kept(Optional.empty(), Optional.of(twoMonths)));
    assertThat(agesOfMisses()).containsExactly("29", "31", "59");
    old.run(kept(Optional.of(month), Optional.of(twoMonths)));
    assertThat(agesOfMisses()).containsExactly("29");
  }

  private static Keep kept(Optional<Duration> events, Optional<Duration> messages) {
    return new Keep(events, messages, Optional.empty(), FOREVER.days());
  }

  private List<String> agesOfMisses() {
    return shop
        .rows("SELECT plain FROM not_understood WHERE page_id = $1 ORDER BY last_at DESC")
        .stream()
        .map(row -> row.getString("plain"))
        .toList();
  }

  @Test
  void off_keeps_everything_except_what_has_expired() {
    OldRows.events(shop, 10, "done", 5_000);
    old.message("old", "sent", 5_000, 5_000);
    shop.rows("INSERT INTO tap_count VALUES ($1, 'welcome', 'REVEAL', '2020-05-05T07:00Z', 0, 2)");
    shop.rows(
        "INSERT INTO answered VALUES ($1, '\\x01', 200, '', NULL, now() - interval '8 days')");
    shop.rows(
        "INSERT INTO answered VALUES ($1, '\\x02', 200, '', NULL, now() - interval '6 days')");
    shop.rows("INSERT INTO session VALUES ($1, '\\x01', now(), now() - interval '8 days')");
    shop.rows("INSERT INTO session VALUES ($1, '\\x02')");
    shop.rows("INSERT INTO session VALUES ($1, '\\x03', now() - interval '31 days', now())");
    shop.rows("INSERT INTO sign_in_link VALUES ($1, '\\x01', now() - interval '1 hour')");
    shop.rows("INSERT INTO sign_in_link VALUES ($1, '\\x02', now() + interval '1 hour')");
    shop.rows("INSERT INTO sign_up_count VALUES ($1, '\\x01', 3, now() - interval '25 hours')");
    shop.rows("INSERT INTO sign_up_count VALUES ($1, '\\x02', 3, now() - interval '23 hours')");
    shop.rows(
        "INSERT INTO not_understood VALUES ($1, 1, 'a', 'a', 'es', 1, now(), now() - '91 days'::interval)");
    shop.rows(
        "INSERT INTO not_understood VALUES ($1, 1, 'b', 'b', 'es', 1, now(), now() - '89 days'::interval)");

    shop.rows(
        "INSERT INTO till_session VALUES ($1, '\\x01', 1, now(), now() - interval '31 days')");
    shop.rows("INSERT INTO till_session VALUES ($1, '\\x02', 1, now() - interval '300 days')");
    shop.rows("INSERT INTO wrong_guess VALUES ($1, 'pin', now() - interval '49 hours', 3)");
    shop.rows("INSERT INTO wrong_guess VALUES ($1, 'pin', now() - interval '23 hours', 3)");
    shop.rows("INSERT INTO pin_caller VALUES ($1, 'old', 3, now() - interval '25 hours')");
    shop.rows("INSERT INTO pin_caller VALUES ($1, 'young', 3, now() - interval '23 hours')");
    shop.rows(
        "INSERT INTO pin_caller VALUES ($1, 'gone', 0, now() - '31 days'::interval, now() - '31 days'::interval)");
    shop.rows(
        "INSERT INTO pin_caller VALUES ($1, 'known', 0, now() - '29 days'::interval, now() - '29 days'::interval)");

    Removed removed = old.run(FOREVER);

    assertThat(removed.rows())
        .isEqualTo(
            Map.of(
                Removed.Kind.ANSWERS,
                1L,
                Removed.Kind.SIGN_INS,
                7L,
                Removed.Kind.SIGN_UPS,
                1L,
                Removed.Kind.NOT_UNDERSTOOD,
                1L));
    assertThat(agesOfMisses()).containsExactly("b");
    assertThat(shop.number("SELECT count(*) FROM pin_caller WHERE page_id = $1")).isEqualTo(2);
    assertThat(shop.number("SELECT count(*) FROM sign_up_count WHERE page_id = $1")).isOne();
    assertThat(shop.number("SELECT count(*) FROM till_session WHERE page_id = $1")).isOne();
    assertThat(shop.number("SELECT count(*) FROM wrong_guess WHERE page_id = $1")).isOne();
    assertThat(shop.number("SELECT count(*) FROM session WHERE page_id = $1")).isOne();
    assertThat(shop.number("SELECT count(*) FROM sign_in_link WHERE page_id = $1")).isOne();
  }
}
