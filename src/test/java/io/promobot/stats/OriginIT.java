package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OriginIT {
  private TestShop shop;
  private OriginStore origins;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    origins = new OriginStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static void people(TestShop shop, int n, String origin, Path path, int version) {
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        SELECT $1, nextval('made_up'), 'welcome', $5, $3, $4 FROM generate_series(1, $2)
        """,
        n,
        origin,
        path.bits(),
        version);
  }

  @Test
  void the_origin_of_most_people_comes_first_and_each_agrees_with_its_own_figures() {
    Await.on(shop.database.bulk().query("CREATE SEQUENCE made_up").execute());
    people(shop, 3, "poster", Path.NONE.reach(CouponStory.REVEALED), 1);
    people(shop, 2, "poster", Path.NONE.reach(Stage.SENT), 2);
    people(shop, 2, "poster", Path.NONE, 2);
    people(shop, 6, "", Path.NONE.reach(CouponStory.DECLINED), 1);
    people(shop, 2, "bio", Path.NONE.reach(Stage.SEEN), 1);
    people(shop, 2, "ad", Path.NONE.reach(Stage.SEEN), 1);
    people(shop.neighbour(), 9, "theirs", Path.NONE.reach(Stage.SEEN), 1);
    Recount.countPaths(shop);
    Recount.countPaths(shop.neighbour());

    List<OriginFigures> shown = Await.on(origins.of(of("welcome"), Optional.empty()));

    assertThat(shown).extracting(OriginFigures::origin).containsExactly("poster", "", "ad", "bio");
    for (OriginFigures origin : shown) {
      assertThat(origin.people())
          .isEqualTo(
              Recount.of(shop, "welcome", Optional.empty(), Optional.of(origin.origin())).people());
    }
    assertThat(Await.on(origins.of(of("another"), Optional.empty()))).isEmpty();
  }

  @Test
  void of_more_than_a_thousand_origins_the_largest_are_shown() {
    shop.rows(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
        SELECT $1, 'welcome', 1, 'o' || i, 1, slot, i
        FROM generate_series(1, 1100) i, generate_series(0, 1) slot
        """);

    List<OriginFigures> shown = Await.on(origins.of(of("welcome"), Optional.empty()));

    assertThat(shown).hasSize(1_000);
    assertThat(shown.get(0).origin()).isEqualTo("o1100");
    assertThat(shown.get(0).people().get(Stage.SENT)).isEqualTo(2_200);
    assertThat(shown.get(999).origin()).isEqualTo("o101");
  }

  @Test
  void an_origin_that_nobody_is_left_of_is_not_shown() {
    shop.rows(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
        VALUES ($1, 'welcome', 1, '', 1, 0, 5), ($1, 'welcome', 1, '', 1, 1, -5),
               ($1, 'welcome', 1, 'poster', 1, 1, 5)
        """);

    assertThat(Await.on(origins.of(of("welcome"), Optional.empty())))
        .extracting(OriginFigures::origin)
        .containsExactly("poster");
  }

  private static HistoryStore.Who of(String campaign) {
    return new HistoryStore.Who(campaign, Optional.empty(), Optional.empty());
  }
}
