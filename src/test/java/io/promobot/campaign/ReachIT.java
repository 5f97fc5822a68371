package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.segment.ConditionStore;
import io.promobot.segment.QuickStore;
import io.promobot.segment.SegmentStore;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** Of very many people a sample tells whom a send would reach. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class ReachIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int PEOPLE = 30_000;

  private final CampaignHouse house = new CampaignHouse();
  private final TestShop shop = house.shop;

  @BeforeAll
  void open() {
    shop.customers("p", PEOPLE);
    shop.neighbour().customers("n", 300);
    shop.rows("UPDATE customer SET opted_out = true WHERE page_id = $1 AND id % 3 = 0");
    shop.rows("UPDATE customer SET origin = 'fair' WHERE page_id = $1 AND id % 10 = 0");
    shop.rows("UPDATE customer SET origin = 'rare' WHERE page_id = $1 AND id % 1000 = 1");
    shop.rows("UPDATE customer SET origin = 'some' WHERE page_id = $1 AND id % 60 = 7");
  }

  @AfterAll
  void close() {
    house.close();
  }

  private Reach reach(double dearest, Optional<Long> segment) {
    var store =
        new ReachStore(shop.database, shop.page, CampaignHouse.DAYS, new QuickStore(LONG, dearest));
    return Await.on(store.reach(house.campaign, segment));
  }

  private Optional<Long> from(String origin) {
    var conditions = new ConditionStore(shop.page, CampaignHouse.DAYS);
    var segments = new SegmentStore(shop.database, shop.page, conditions);
    return Optional.of(
        Await.on(segments.create(origin, new JsonObject().put("origin", origin))).id());
  }

  @Test
  void everybody_is_counted_where_that_is_cheap() {
    assertThat(reach(Double.MAX_VALUE, Optional.empty()))
        .isEqualTo(new Reach(new Sending(20_000, 0, 0, 10_000, 0, 0), 20_000, 0, 0, true));
  }

  @Test
  void a_sample_tells_about_everybody_and_the_answer_says_so() {
    Reach told = reach(10, Optional.empty());

    assertThat(told.exact()).isFalse();
    assertThat(told.everybody()).isBetween(29_990, 30_010);
    assertThat(told.sending().queued()).isBetween(19_580, 20_420);
    assertThat(told.calls()).isEqualTo(told.sending().queued());
  }

  @Test
  void a_sample_tells_about_a_large_segment() {
    Reach told = reach(10, from("fair"));

    assertThat(told.exact()).isFalse();
    assertThat(told.everybody()).isBetween(2_580, 3_420);
  }

  @Test
  void few_who_can_be_written_to_among_many_are_counted() {
    Optional<Long> everybody = Optional.empty();
    shop.rows(
        """
        UPDATE customer SET window_until = now() WHERE page_id = $1 AND id % 1000 <> 2
        """);
    try {
      int counted = reach(Double.MAX_VALUE, everybody).sending().queued();
      Reach told = reach(10, everybody);

      assertThat(counted).isBetween(1, 30);
      assertThat(told.sending().queued()).isEqualTo(counted);
      assertThat(told.calls()).isEqualTo(counted);
      assertThat(told.exact()).isFalse();
      assertThat(told.everybody()).isBetween(29_900, 30_100);
    } finally {
      shop.rows("UPDATE customer SET window_until = now() + interval '1 day' WHERE page_id = $1");
    }
  }

  @Test
  void a_segment_that_more_than_thirty_of_a_sample_are_in_is_told_by_the_sample() {
    Reach told = reach(10, from("some"));

    assertThat(told.exact()).isFalse();
    assertThat(told.everybody()).isBetween(350, 650);
  }

  @Test
  void a_segment_that_few_of_a_sample_are_in_is_counted_however_long_it_takes() {
    Reach told = reach(10, from("rare"));

    assertThat(told.exact()).isTrue();
    assertThat(told.everybody()).isEqualTo(30);
  }
}
