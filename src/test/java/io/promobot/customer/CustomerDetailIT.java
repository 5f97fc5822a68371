package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.customer.CustomerDetail.Progress;
import io.promobot.db.Await;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CustomerDetailIT {
  private TestShop shop;
  private CustomerDetailStore customers;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    customers = new CustomerDetailStore(shop.database, shop.page, Duration.ofHours(24));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_person_is_shown_with_each_of_their_campaigns_the_newest_first() {
    shop.customers("p", 2);
    long id = shop.customer("p-1");
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, entered_at)
        VALUES ($1, $2, 'welcome', 1, '', 7, '2026-11-20T12:00Z'),
               ($1, $2, 'gone', 1, '', 1025, '2026-11-21T12:00Z')
        """,
        id);

    CustomerDetail detail = Await.on(customers.find(id)).orElseThrow();

    assertThat(detail.psid()).isEqualTo("p-1");
    assertThat(detail.name()).contains("Name 1");
    assertThat(detail.windowUntil()).isPresent();
    assertThat(detail.lastEventAt()).isEmpty();
    assertThat(detail.journeys())
        .extracting(Progress::campaignName)
        .containsExactly("gone", "Welcome");
    assertThat(detail.journeys().get(0).path()).containsExactly("sent", "failed");
    assertThat(detail.journeys().get(1).path()).containsExactly("sent", "delivered", "seen");
    assertThat(detail.journeys().get(1).enteredAt())
        .isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
    assertThat(Await.on(customers.find(shop.customer("p-2"))).orElseThrow().journeys()).isEmpty();
  }

  @Test
  void strangers_and_another_pages_customers_are_not_found() {
    TestShop neighbour = shop.neighbour();
    neighbour.customers("theirs", 1);

    assertThat(Await.on(customers.find(123_456))).isEmpty();
    assertThat(Await.on(customers.find(neighbour.customer("theirs-1")))).isEmpty();
  }
}
