package io.promobot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.campaign.Campaign;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FreshStartIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static void busy(TestShop shop) {
    shop.customers("p", 3);
    Await.on(shop.campaigns().create("Summer", CouponStory.STORY));
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        SELECT page_id, id, 'welcome', 1, '', 1 FROM customer WHERE page_id = $1
        """);
    shop.rows(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
        VALUES ($1, 'welcome', 1, '', 1, 0, 3)
        """);
    shop.rows("INSERT INTO entry_link (page_id, origin) VALUES ($1, 'poster')");
  }

  private static List<Long> rows(TestShop shop) {
    return List.of("customer", "journey", "path_count", "campaign", "campaign_copy", "entry_link")
        .stream()
        .map(table -> shop.number("SELECT count(*) FROM " + table + " WHERE page_id = $1"))
        .toList();
  }

  @Test
  void people_figures_and_campaigns_go_and_what_the_owner_set_up_stays() {
    TestShop neighbour = shop.neighbour();
    busy(shop);
    busy(neighbour);

    Await.on(new FreshStartStore(shop.database, shop.page).forget("welcome"));

    assertThat(rows(shop)).containsExactly(0L, 0L, 0L, 1L, 1L, 1L);
    assertThat(Await.on(shop.campaigns().list()))
        .extracting(Campaign::id)
        .containsExactly("welcome");
    assertThat(rows(neighbour)).containsExactly(3L, 3L, 1L, 2L, 2L, 1L);
  }
}
