package io.promobot.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.customer.Person;
import io.promobot.customer.SegmentPeopleStore;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.stats.ShopDays;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each condition finds the right people, and never a neighbour's. */
@Timeout(60)
class SegmentIT {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private static TestShop shop;
  private static TestShop neighbour;

  @BeforeAll
  static void open() {
    shop = TestShop.open();
    neighbour = shop.neighbour();
    List.of(shop, neighbour).forEach(SegmentIT::people);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static void people(TestShop at) {
    Await.on(at.campaigns().create("Visit", FeedbackStory.STORY));
    at.rows(
        """
        INSERT INTO customer (page_id, psid, name, line, language, language_from, origin, created_at,
          last_event_at)
        VALUES
          ($1, $2 || 'ana', 'Ana', 'messenger', 'es', 'written', 'poster', '2026-10-31T22:59:59Z', now() - interval '2 days'),
          ($1, $2 || 'ben', 'Ben', 'web', 'en', 'written', 'poster', '2026-10-31T23:00:00Z', now() - interval '40 days'),
          ($1, $2 || 'eva', 'Eva', 'web', NULL, NULL, '', '2026-11-15T12:00:00Z', NULL),
          ($1, $2 || 'leo', 'Leo', 'messenger', 'de', 'written', 'flyer', '2026-11-30T23:00:00Z', now())
        """,
        at.page + "-");
    journey(at, "ana", "welcome", CouponStory.REVEALED, "messenger");
    journey(at, "ben", "welcome", CouponStory.REDEEMED, "web");
    journey(at, "eva", "welcome", Stage.SENT, "web");
    journey(at, "leo", "c1", FeedbackStory.HAPPY, "messenger");
    journey(at, "ana", "c1", FeedbackStory.UNHAPPY, "messenger");
    redeemed(at, "ben", "20.50", "EUR");
    redeemed(at, "ben", "29.50", "EUR");
    redeemed(at, "leo", "70.00", "USD");
    long takenBack = redeemed(at, "ana", "10.00", "EUR");
    at.rows(
        """
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, undoes)
        SELECT page_id, coupon_id, campaign_id, 'undone', customer_id, 'owner', id
        FROM coupon_entry WHERE page_id = $1 AND id = $2
        """,
        takenBack);
    at.rows(
        """
        INSERT INTO lead (page_id, name, email, email_key, customer_id)
        VALUES ($1, 'Eva', 'e@x.es', 'e@x.es', $2), ($1, 'Nobody', 'n@x.es', 'n@x.es', NULL)
        """,
        id(at, "eva"));
  }

  private static long id(TestShop at, String name) {
    return at.customer(at.page + "-" + name);
  }

  private static void journey(TestShop at, String name, String campaign, Stage stage, String line) {
    at.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, line, entered_at)
        SELECT $1, $2, $3, 1, '', $4, $5, created_at FROM customer WHERE page_id = $1 AND id = $2
        """,
        id(at, name),
        campaign,
        Path.NONE.reach(stage).bits(),
        line);
  }

  private static long redeemed(TestShop at, String name, String amount, String currency) {
    return at.number(
        """
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, amount, currency)
        VALUES ($1, 1, 'welcome', 'redeemed', $2, 'till', $3::text::numeric, $4) RETURNING id
        """,
        id(at, name),
        amount,
        currency);
  }

  private static ConditionStore conditions(TestShop at) {
    return new ConditionStore(at.page, new ShopDays(ZoneId.of("Europe/Madrid")));
  }

  private static JsonObject where(String json) {
    return new JsonObject(json.replace('\'', '"'));
  }

  private static List<Person> people(TestShop at, JsonObject where) {
    var store = new SegmentPeopleStore(at.database, at.page, conditions(at));
    return Await.on(store.list(new Segment(1, "x", where, Instant.EPOCH), 50, Optional.empty()))
        .items();
  }

  private static Headcount count(TestShop at, JsonObject where) {
    return Await.on(
        new CountStore(
                at.database,
                at.page,
                conditions(at),
                new QuickStore(Duration.ofSeconds(4), CountStore.DEAREST))
            .count(where));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'line':'web'} | Eva Ben",
        "{'language':'es'} | Ana",
        "{'not':{'language':'es'}} | Leo Eva Ben",
        "{'origin':'poster'} | Ben Ana",
        "{'origin':''} | Eva",
        // midnight in Madrid
        "{'came':{'since':'2026-11-01'}} | Leo Eva Ben",
        "{'came':{'before':'2026-11-01'}} | Ana",
        "{'came':{'since':'2026-11-01','before':'2026-12-01'}} | Eva Ben",
        "{'active':{'within_days':1}} | Leo",
        "{'active':{'within_days':30}} | Leo Ana",
        "{'not':{'active':{'within_days':30}}} | Eva Ben",
        "{'stage':{'campaign':'welcome'}} | Eva Ben Ana",
        "{'not':{'stage':{'campaign':'welcome'}}} | Leo",
        "{'stage':{'campaign':'welcome','reached':'revealed'}} | Ben Ana",
        "{'stage':{'campaign':'welcome','reached':'revealed','not':'redeemed'}} | Ana",
        "{'stage':{'campaign':'welcome','not':'revealed'}} | Eva",
        // until their browser has it, nobody on the website has been sent it
        "{'stage':{'campaign':'welcome','reached':'sent'}} | Ben Ana",
        "{'stage':{'story':'feedback','reached':'happy'}} | Leo",
        "{'stage':{'story':'feedback','reached':'unhappy'}} | Ana",
        "{'stage':{'story':'coupon','reached':'responded'}} | Ben Ana",
        "{'stage':{'campaign':'welcome','since':'2026-11-10'}} | Eva",
        // what was taken back does not count
        "{'redeemed':{'times':1}} | Leo Ben",
        "{'redeemed':{'times':2}} | Ben",
        "{'redeemed':{'amount':'50.00','currency':'EUR'}} | Ben",
        "{'redeemed':{'amount':'50.01','currency':'EUR'}} | ''",
        "{'redeemed':{'times':1,'amount':'60','currency':'USD'}} | Leo",
        "{'redeemed':{'times':2,'amount':'60','currency':'USD'}} | ''",
        "{'lead':true} | Eva",
        "{'lead':false} | Leo Ben Ana",
        "{'all':[{'origin':'poster'},{'stage':{'campaign':'welcome','reached':'revealed','not':'redeemed'}}]} | Ana",
        "{'any':[{'language':'de'},{'lead':true}]} | Leo Eva",
        "{'all':[{'line':'messenger'},{'not':{'any':[{'language':'de'},{'redeemed':{'times':1}}]}}]} | Ana",
        "{'any':[{'stage':{'campaign':'welcome','reached':'redeemed'}},{'redeemed':{'amount':'60','currency':'USD'}}]} | Leo Ben",
      })
  void the_people_are_those_the_sentence_says_newest_first(String json, String names) {
    var where = where(json);
    var found = people(shop, where);

    assertThat(found.stream().map(each -> each.name().orElseThrow()))
        .containsExactly(names.isEmpty() ? new String[0] : names.split(" "));
    assertThat(found).allMatch(each -> each.psid().orElseThrow().startsWith(shop.page));
    assertThat(count(shop, where)).isEqualTo(Headcount.exactly(found.size()));
    assertThat(people(neighbour, where)).hasSameSizeAs(found);
  }

  @Test
  void what_people_type_is_never_sql() {
    var nasty = "' OR true --";

    assertThat(people(shop, new JsonObject().put("origin", nasty))).isEmpty();
    assertThat(
            ClauseStore.ofEach(new Condition.Origin(nasty), new ShopDays(ZoneId.of("UTC")), 2)
                .sql())
        .isEqualTo("c.origin = $2::text");
  }

  @Test
  void people_come_page_by_page_and_each_once() {
    var store = new SegmentPeopleStore(shop.database, shop.page, conditions(shop));
    var segment = new Segment(1, "x", where("{'not':{'origin':'nowhere'}}"), Instant.EPOCH);
    List<String> names = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      var page = Await.on(store.list(segment, 3, cursor));
      page.items().forEach(each -> names.add(each.name().orElseThrow()));
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(names).containsExactly("Leo", "Eva", "Ben", "Ana");
  }

  @Test
  void people_who_cannot_be_counted_in_time_are_estimated_and_the_answer_says_so() {
    estimates(
        new CountStore(
            shop.database, shop.page, conditions(shop), new QuickStore(SHORT, CountStore.DEAREST)));
  }

  @Test
  void nobody_waits_for_a_count_that_the_planner_expects_to_take_too_long() {
    estimates(new CountStore(shop.database, shop.page, conditions(shop), new QuickStore(LONG, 10)));
  }

  private void estimates(CountStore hurried) {
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, origin, created_at)
        SELECT $1, 'crowd-' || n, CASE WHEN n % 4 = 0 THEN 'crowd' ELSE 'others' END, '2020-01-01'
        FROM generate_series(1, 40000) n
        """);
    try {
      var told = Await.on(hurried.count(where("{'any':[{'origin':'crowd'},{'lead':true}]}")));

      assertThat(told.exact()).isFalse();
      assertThat(told.people()).isBetween(told.low(), told.high()).isBetween(9_400L, 10_600L);
      assertThat(told.low()).isLessThan(10_001);
      assertThat(told.high()).isGreaterThan(10_001);
      assertThat(count(shop, where("{'origin':'crowd'}"))).isEqualTo(Headcount.exactly(10_000));
    } finally {
      shop.rows("DELETE FROM customer WHERE page_id = $1 AND psid LIKE 'crowd-%'");
    }
  }
}
