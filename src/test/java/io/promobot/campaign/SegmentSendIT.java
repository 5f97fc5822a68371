package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.segment.ConditionRefused;
import io.promobot.segment.ConditionStore;
import io.promobot.segment.SegmentRefused;
import io.promobot.segment.SegmentStore;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A campaign goes to the people of a segment, as they are when their message is queued. */
@Timeout(60)
class SegmentSendIT {
  private CampaignHouse house;
  private TestShop shop;
  private String campaign;
  private SegmentStore segments;
  private ForWhomStore forWhom;
  private Optional<Long> poster;

  @BeforeEach
  void open() {
    house = new CampaignHouse();
    shop = house.shop;
    campaign = house.campaign;
    var conditions = new ConditionStore(shop.page, CampaignHouse.DAYS);
    segments = new SegmentStore(shop.database, shop.page, conditions);
    forWhom = new ForWhomStore(shop.database, shop.page, conditions);
    shop.customers("p", 300);
    shop.neighbour().customers("n", 300);
    poster =
        Optional.of(
            Await.on(segments.create("Poster", new JsonObject().put("origin", "poster"))).id());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> origins() {
    return shop
        .rows(
            """
            SELECT DISTINCT c.origin FROM outbox o
              JOIN customer c ON c.page_id = o.page_id AND c.id = o.customer_id
            WHERE o.page_id = $1 AND o.campaign_id = 'c1'
            """)
        .stream()
        .map(row -> row.getString("origin"))
        .toList();
  }

  @Test
  void only_its_people_get_the_campaign_and_the_rest_is_not_even_counted_as_left_out() {
    shop.rows("UPDATE customer SET opted_out = true WHERE page_id = $1 AND id % 2 = 0");
    var reach = Await.on(shop.overviews().reach(campaign, poster)).sending();

    var sent = Await.on(house.worker(id -> {}).send(campaign, poster));

    assertThat(sent).isEqualTo(reach).isEqualTo(new Sending(50, 0, 0, 50, 0, 0));
    assertThat(origins()).containsExactly("poster");
    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1")).isEqualTo(50);
    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id <> $1")).isZero();
  }

  @Test
  void the_others_get_it_by_a_later_send_to_everybody() {
    Await.on(house.worker(id -> {}).send(campaign, poster));
    shop.rows("UPDATE outbox SET state = 'sent' WHERE page_id = $1");

    assertThat(Await.on(house.worker(id -> {}).send(campaign, Optional.empty())))
        .isEqualTo(new Sending(200, 0, 0, 0, 0, 100));
  }

  /** The first chunk has been queued by a replica that died. */
  @Test
  void people_who_leave_the_segment_before_their_turn_get_nothing() {
    var sends = house.sends();
    Await.on(sends.begin(campaign, poster));
    Await.on(sends.queueChunk(campaign));
    shop.rows("UPDATE customer SET origin = 'flyer' WHERE page_id = $1 AND id % 2 = 1");
    long before = shop.number("SELECT count(*) FROM outbox WHERE page_id = $1");

    Await.on(house.worker(id -> {}).poll());

    assertThat(before).isEqualTo(CampaignHouse.SMALL_CHUNK);
    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1"))
        .isEqualTo(before + 25);
  }

  @Test
  void a_send_goes_on_to_the_people_it_began_with_whatever_becomes_of_the_segment() {
    var sends = house.sends();
    Await.on(sends.begin(campaign, poster));
    Await.on(sends.queueChunk(campaign));
    var nobody = Optional.of(new JsonObject().put("origin", "nowhere"));
    Await.on(segments.update(poster.get(), Optional.empty(), nobody));

    Await.on(house.worker(id -> {}).poll());

    assertThat(house.queued(campaign)).isEqualTo(100);
  }

  @Test
  void somebody_between_looking_and_queueing_is_looked_at_again() {
    var next = new NextStore(shop.page, new ConditionStore(shop.page, CampaignHouse.DAYS));
    var where = Optional.of(new JsonObject().put("origin", "poster"));

    var found =
        Await.on(shop.database.bulkTransaction(tx -> next.next(tx, 0, Long.MAX_VALUE, 50, where)));

    assertThat(found.ids()).hasSize(50);
    assertThat(found.asked()).isPresent();
    assertThat(found.last()).isFalse();
  }

  @Test
  void a_segment_that_is_not_there_or_a_neighbours_is_refused_and_nothing_begins() {
    var neighbours =
        Await.on(
            new SegmentStore(
                    shop.database, "page-two", new ConditionStore("page-two", CampaignHouse.DAYS))
                .create("Theirs", new JsonObject().put("line", "web")));
    for (long id : new long[] {neighbours.id(), 999}) {
      var unknown = Optional.of(id);
      assertThat(Await.failure(house.worker(sent -> {}).send(campaign, unknown)))
          .isInstanceOf(ConditionRefused.class)
          .hasMessageContaining("segment");
      assertThat(Await.failure(shop.overviews().reach(campaign, unknown)))
          .isInstanceOf(ConditionRefused.class);
      assertThat(Await.failure(forWhom.choose(campaign, unknown)))
          .isInstanceOf(ConditionRefused.class);
    }
    assertThat(house.state(campaign)).isEqualTo("draft");
  }

  @Test
  void a_segment_that_a_campaign_is_for_is_kept_until_the_campaign_is_for_others() {
    Await.on(forWhom.choose(campaign, poster));
    assertThat(Await.on(shop.campaigns().find(campaign)).orElseThrow().segment())
        .contains(new Campaign.ForWhom(String.valueOf(poster.get()), "Poster"));

    assertThat(Await.failure(segments.remove(poster.get())))
        .isInstanceOf(SegmentRefused.class)
        .hasMessage("The campaign “Summer” is for these people; choose others there first");

    Await.on(forWhom.choose(campaign, Optional.empty()));
    Await.on(segments.remove(poster.get()));
    assertThat(Await.on(segments.list())).isEmpty();
    assertThat(Await.failure(segments.remove(poster.get()))).isInstanceOf(SegmentRefused.class);
  }

  @Test
  void a_campaign_that_was_sent_keeps_its_people_and_their_name_when_the_segment_is_deleted() {
    Await.on(forWhom.choose(campaign, poster));
    Await.on(house.worker(id -> {}).send(campaign, poster));
    shop.rows("UPDATE outbox SET state = 'sent' WHERE page_id = $1");
    Await.on(house.worker(id -> {}).poll());
    assertThat(house.state(campaign)).isEqualTo("done");

    Await.on(segments.remove(poster.get()));

    assertThat(Await.on(segments.list())).isEmpty();
    assertThat(Await.failure(segments.find(poster.get()))).isInstanceOf(SegmentRefused.class);
    assertThat(Await.on(shop.campaigns().find(campaign)).orElseThrow().segment())
        .contains(new Campaign.ForWhom(String.valueOf(poster.get()), "Poster"));
    assertThat(Await.on(forWhom.chosen(campaign))).isEqualTo(poster);
    var again = new JsonObject().put("origin", "flyer");
    assertThat(Await.on(segments.create("Poster", again)).name()).isEqualTo("Poster");
    Await.on(forWhom.choose(campaign, Optional.empty()));
    long other = Await.on(segments.create("Other", again)).id();
    Await.on(segments.remove(other));
    assertThat(shop.number("SELECT count(*) FROM segment WHERE page_id = $1")).isOne();
  }
}
