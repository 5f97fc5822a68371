package io.promobot.inbox;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.BadCursor;
import io.promobot.db.Page;
import io.promobot.deliveries.SaidStore;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Texts;
import io.promobot.house.House;
import io.promobot.messenger.WebhookParser;
import io.promobot.outbox.CopyStore;
import io.promobot.wording.Voices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimelineIT {
  private static final String ANA = "2002";
  private static final String NAMELESS = "2003";

  private House house;
  private TimelineStore timeline;

  @BeforeEach
  void open() {
    house = House.fresh().sending();
    WebhookParser parser = new WebhookParser();
    CopyStore copies = new CopyStore(house.db::general, PAGE, Voices::umi);
    timeline =
        new TimelineStore(
            house.db,
            PAGE,
            new SaidStore(house.db, PAGE, copies),
            (raw, standby) -> parser.again(PAGE, raw, standby));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private long id(String psid) {
    return house.number("SELECT id FROM customer WHERE page_id = $1 AND psid = $2", PAGE, psid);
  }

  /**
   * Everything said to them has gone out, exactly this many messages; what they do next happens in
   * a later millisecond, which is as exact as Messenger's times are.
   */
  private void answered(String psid, int messages) {
    Await.until(
        () ->
            house.states(psid).size() == messages
                && house.states(psid).stream().allMatch("sent"::equals));
    long last =
        house.number(
            """
            SELECT floor(extract(epoch FROM max(attempted_at)) * 1000)::bigint FROM outbox
            WHERE page_id = $1
            """,
            PAGE);
    Await.until(() -> Instant.now().toEpochMilli() > last);
  }

  private List<TimelineEntry> all(String psid, int limit) {
    List<TimelineEntry> shown = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<TimelineEntry> page = Await.on(timeline.of(id(psid), limit, cursor)).orElseThrow();
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      shown.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return shown;
  }

  private static String line(TimelineEntry entry) {
    return entry.by()
        + " "
        + entry.kind()
        + entry.campaign().map(c -> " in " + c).orElse("")
        + entry.text().map(text -> ": " + text).orElse("");
  }

  private static Texts with(String field, String text) {
    Map<String, String> fields = new HashMap<>(Coupon.COPY.fields());
    fields.put(field, text);
    return Coupon.COPY.with(fields);
  }

  @Test
  void message_by_message_and_tap_by_tap_in_the_words_of_then() {
    Await.on(house.start(ANA));
    answered(ANA, 1);
    Await.on(house.tap(ANA, CouponStory.SHOW_COUPON.payload("welcome")));
    answered(ANA, 2);
    house.campaign("welcome", with("reveal_label", "Open it"));
    Await.on(house.tap(ANA, CouponStory.REVEAL.payload("welcome")));
    answered(ANA, 3);
    Await.on(house.say(ANA, "let me think <3"));
    answered(ANA, 4);
    Await.on(house.tap(ANA, CouponStory.REVEAL.payload("welcome")));
    answered(ANA, 5);
    Await.on(house.say(ANA, "Stop!"));
    answered(ANA, 6);

    List<TimelineEntry> shown = all(ANA, 50);

    assertThat(shown)
        .extracting(TimelineIT::line)
        .containsExactly(
            "shop goodbye in welcome: "
                + Coupon.COPY.fields().get("goodbye").replace("{business}", "Umi Shop"),
            "customer opt_out: Stop!",
            "shop code in welcome: "
                + Coupon.COPY.fields().get("reveal").replace("{code}", "UMI10"),
            "customer tap in welcome: Open it",
            "shop remind_coupon in welcome: " + Coupon.COPY.fields().get("coupon_reminder"),
            "customer words: let me think <3",
            "shop code in welcome: "
                + Coupon.COPY.fields().get("reveal").replace("{code}", "UMI10"),
            "customer tap in welcome: Reveal coupon",
            "shop coupon in welcome: 10% off your next visit",
            "customer tap in welcome: Yes! Show me coupon",
            "shop welcome in welcome: "
                + Coupon.COPY
                    .fields()
                    .get("welcome")
                    .replace("{business}", "Umi Shop")
                    .replace("{name}", "Ana"),
            "customer start");
    assertThat(shown).filteredOn(e -> e.by().equals("shop")).allMatch(e -> state(e).equals("sent"));
    assertThat(shown).filteredOn(e -> e.by().equals("customer")).allMatch(e -> e.state().isEmpty());
    assertThat(shown).isSortedAccordingTo(Comparator.comparing(TimelineEntry::at).reversed());
    for (int limit : new int[] {1, 2, 5, 12}) {
      assertThat(all(ANA, limit)).isEqualTo(shown);
    }
  }

  private static String state(TimelineEntry entry) {
    return entry.state().orElseThrow();
  }

  @Test
  void what_has_no_words_is_shown_without() {
    Await.on(house.start(NAMELESS));
    answered(NAMELESS, 1);
    Await.on(house.tap(NAMELESS, CouponStory.NO_THANKS.payload("welcome")));
    answered(NAMELESS, 3);
    Instant now = Instant.now();
    Await.on(
        house.item(
            NAMELESS,
            now,
            "\"reaction\":{\"mid\":\"mid.1\",\"action\":\"react\",\"reaction\":\"love\"}"));
    Await.on(house.item(NAMELESS, now.plusMillis(1), "\"something\":{\"new\":1}"));

    assertThat(all(NAMELESS, 50))
        .extracting(TimelineIT::line)
        .startsWith("customer other", "customer reaction", "shop thanks_image in welcome")
        .contains(
            "customer tap in welcome: No, thanks",
            "shop welcome in welcome: "
                + Coupon.COPY.fields().get("welcome_nameless").replace("{business}", "Umi Shop"));
  }

  @Test
  void a_message_was_delivered_and_seen_once_messenger_says_so() {
    Await.on(house.start(ANA));
    answered(ANA, 1);
    receipt("delivered_until");
    assertThat(state(all(ANA, 50).get(0))).isEqualTo("delivered");

    receipt("read_until");
    assertThat(state(all(ANA, 50).get(0))).isEqualTo("seen");

    Await.on(house.tap(ANA, CouponStory.SHOW_COUPON.payload("welcome")));
    answered(ANA, 2);
    assertThat(all(ANA, 50))
        .filteredOn(entry -> entry.by().equals("shop"))
        .extracting(TimelineIT::state)
        .containsExactly("sent", "seen");
  }

  private void receipt(String watermark) {
    house.run("UPDATE customer SET " + watermark + " = clock_timestamp() WHERE page_id = $1", PAGE);
  }

  @Test
  void what_did_not_go_out_says_why() {
    Await.on(house.start(ANA));
    answered(ANA, 1);
    house.run(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, state, reason)
        SELECT page_id, id, 'welcome', 99, 'COUPON', 'skipped', 'opted_out' FROM customer
        WHERE page_id = $1
        """,
        PAGE);
    house.run(
        """
        INSERT INTO outbox (page_id, kind, customer_id, state, due_at)
        SELECT page_id, 'email', id, 'queued', now() + interval '1 hour' FROM customer
        WHERE page_id = $1
        """,
        PAGE);

    List<TimelineEntry> shown = all(ANA, 50);

    assertThat(line(shown.get(0))).isEqualTo("shop email");
    assertThat(state(shown.get(0))).isEqualTo("queued");
    assertThat(line(shown.get(1))).isEqualTo("shop coupon in welcome");
    assertThat(shown.get(1).reason()).contains("The customer asked for no more messages.");
  }

  @Test
  void a_page_may_end_between_things_of_the_same_moment() {
    Await.on(house.start(ANA));
    answered(ANA, 1);
    house.run(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        SELECT $1, gen_random_uuid(), $2, 'SAID', 'done', '2026-01-01T00:00Z',
               convert_to('{"sender":{"id":"' || $2 || '"},"message":{"text":"' || i || '"}}', 'UTF8')
        FROM generate_series(1, 20) i
        """,
        PAGE,
        ANA);
    house.run(
        """
        INSERT INTO outbox (page_id, customer_id, state, created_at)
        SELECT page_id, id, 'cancelled', '2026-01-01T00:00Z' FROM customer, generate_series(1, 20)
        WHERE page_id = $1
        """,
        PAGE);

    List<TimelineEntry> shown = all(ANA, 50);

    assertThat(shown).hasSize(42);
    assertThat(shown.subList(2, 22)).allMatch(entry -> entry.by().equals("shop"));
    assertThat(shown.subList(22, 42)).allMatch(entry -> entry.kind().equals("words"));
    for (int limit : new int[] {1, 3, 7, 22, 23}) {
      assertThat(all(ANA, limit)).isEqualTo(shown);
    }
  }

  @Test
  void strangers_have_no_timeline_and_nobody_elses_cursor_works() {
    Await.on(house.start(ANA));
    Await.on(house.start(NAMELESS));
    answered(ANA, 1);
    answered(NAMELESS, 1);
    var cursor = Await.on(timeline.of(id(ANA), 1, Optional.empty())).orElseThrow().next();

    assertThat(cursor).isPresent();
    assertThat(Await.on(timeline.of(987_654, 5, Optional.empty()))).isEmpty();
    assertThat(Await.failure(timeline.of(id(NAMELESS), 5, cursor))).isInstanceOf(BadCursor.class);
  }
}
