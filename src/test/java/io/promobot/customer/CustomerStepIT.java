package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.customer.CustomerFilter.Sort;
import io.promobot.customer.CustomerFilter.Step;
import io.promobot.db.Await;
import io.promobot.db.BadCursor;
import io.promobot.db.Page;
import io.promobot.flow.CouponStory;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Customers by the step they have come to and by when they were last seen, with real PostgreSQL.
 */
@Timeout(60)
class CustomerStepIT {
  private TestShop shop;
  private CustomerStore customers;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    customers = new CustomerStore(shop.database, shop.page, Duration.ofHours(24));
    shop.customers("p", 6);
    enters(1, "welcome", Stage.SEEN);
    enters(2, "welcome", CouponStory.DECLINED);
    enters(3, "welcome", CouponStory.ACCEPTED);
    enters(4, "welcome", CouponStory.REVEALED);
    enters(5, "welcome", CouponStory.DECLINED, CouponStory.ACCEPTED);
    enters(6, "welcome", CouponStory.REVEALED);
    shop.rows(
        """
        INSERT INTO campaign (page_id, id, name, story)
        VALUES ($1, 'visit', 'How was it?', 'feedback')
        """);
    enters(6, "visit", Stage.SENT);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void everybody_is_at_the_furthest_step_of_the_campaign_they_entered_last() {
    assertThat(at(Stage.SEEN)).containsExactly("p-1");
    assertThat(at(CouponStory.DECLINED)).containsExactly("p-2");
    assertThat(at(CouponStory.ACCEPTED)).containsExactly("p-5", "p-3");
    assertThat(at(CouponStory.REVEALED)).containsExactly("p-4");
    assertThat(found(new Step(FeedbackStory.STORY, Stage.SENT), Sort.NEWEST))
        .containsExactly("p-6");
  }

  @Test
  void a_customer_is_shown_with_that_step_and_its_campaign() {
    var last = Await.on(list(Optional.empty(), Sort.NEWEST, 1, Optional.empty())).items().get(0);

    assertThat(last.journey())
        .get()
        .extracting("campaignName", "story", "path")
        .containsExactly("How was it?", "feedback", List.of("sent"));
  }

  @Test
  void those_seen_last_come_first_page_by_page_and_nobody_is_shown_twice() {
    shop.rows(
        """
        UPDATE customer SET last_event_at = now() - id % 3 * interval '1 day'
        WHERE page_id = $1 AND psid <> 'p-4'
        """);
    shop.rows(
        "UPDATE customer SET last_event_at = NULL, created_at = now() - interval '1 year'"
            + " WHERE page_id = $1 AND psid = 'p-4'");
    List<String> shown = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Customer> page = Await.on(list(Optional.empty(), Sort.SEEN, 2, cursor));
      page.items().forEach(customer -> shown.add(customer.psid()));
      cursor = page.next();
    } while (cursor.isPresent());

    List<String> expected = new ArrayList<>();
    shop.rows(
            """
            SELECT psid FROM customer WHERE page_id = $1
            ORDER BY coalesce(last_event_at, created_at) DESC, id DESC
            """)
        .forEach(row -> expected.add(row.getString(0)));
    assertThat(shown).containsExactlyElementsOf(expected).endsWith("p-4");
  }

  @Test
  void the_cursor_of_one_order_is_refused_in_the_other() {
    var cursor = Await.on(list(Optional.empty(), Sort.SEEN, 2, Optional.empty())).next();

    assertThat(Await.failure(list(Optional.empty(), Sort.NEWEST, 2, cursor)))
        .isInstanceOf(BadCursor.class);
  }

  @Test
  void they_are_counted_as_they_are_listed() {
    shop.neighbour().customers("theirs", 5);

    assertThat(Await.on(customers.count(CustomerFilter.EVERYBODY))).contains(6);
    assertThat(Await.on(customers.count(filter(coupon(CouponStory.ACCEPTED), Sort.SEEN))))
        .contains(2);
  }

  @Test
  void counting_that_takes_too_long_is_given_up_without_failing() {
    var hasty =
        new CustomerStore(shop.database, shop.page, Duration.ofHours(24), Duration.ofMillis(20));
    var holder = Await.on(shop.database.bulk().getConnection());
    try {
      Await.on(holder.query("BEGIN").execute());
      Await.on(holder.query("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE").execute());

      assertThat(Await.on(hasty.count(CustomerFilter.EVERYBODY))).isEmpty();
    } finally {
      Await.on(holder.query("ROLLBACK").execute());
      Await.on(holder.close());
    }
    assertThat(Await.on(customers.count(CustomerFilter.EVERYBODY))).contains(6);
  }

  private List<String> at(Stage stage) {
    return found(new Step(CouponStory.STORY, stage), Sort.NEWEST);
  }

  private List<String> found(Step step, Sort sort) {
    return Await.on(list(Optional.of(step), sort, 50, Optional.empty())).items().stream()
        .map(Customer::psid)
        .toList();
  }

  private Future<Page<Customer>> list(
      Optional<Step> step, Sort sort, int limit, Optional<String> cursor) {
    return customers.list(filter(step, sort), limit, cursor);
  }

  private static Optional<Step> coupon(Stage stage) {
    return Optional.of(new Step(CouponStory.STORY, stage));
  }

  private static CustomerFilter filter(Optional<Step> step, Sort sort) {
    return new CustomerFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), step, sort);
  }

  private void enters(int number, String campaign, Stage... reached) {
    Path path = Path.NONE;
    for (Stage stage : reached) {
      path = path.reach(stage);
    }
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, entered_at)
        VALUES ($1, $2, $3, 1, '', $4, clock_timestamp())
        """,
        shop.customer("p-" + number),
        campaign,
        path.bits());
  }
}
