package io.promobot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.House;
import io.promobot.shop.EntryLinkStore.Made;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EntryLinkIT {
  private static EntryLinkStore links(House house) {
    return new EntryLinkStore(
        house.db,
        House.PAGE,
        new EntryLink.Prefixes("https://m.me/1?ref=", "https://shop.example/chat?ref="));
  }

  private static void comesBy(House house, String psid, String origin) {
    var postback =
        "\"postback\":{\"mid\":\"m_%s\",\"payload\":\"start\",\"referral\":{\"ref\":\"%s\"}}";
    Await.on(house.item(psid, Instant.now(), postback.formatted(psid, origin)));
  }

  @Test
  void a_link_counts_who_came_by_it_and_who_revealed() {
    try (var house = House.fresh().sending()) {
      var links = links(house);
      assertThat(Await.on(links.create("poster"))).isEqualTo(Made.NEW);
      assertThat(Await.on(links.create("flyer"))).isEqualTo(Made.NEW);
      comesBy(house, "7300000000000002", "poster");
      comesBy(house, "7300000000000004", "poster");
      comesBy(house, "7300000000000006", "elsewhere");
      Await.on(house.tap("7300000000000002", "SHOW_COUPON:welcome"));
      Await.on(house.tap("7300000000000002", "REVEAL:welcome"));

      var poster = Await.on(links.find("poster")).orElseThrow();
      assertThat(poster.link()).isEqualTo("https://m.me/1?ref=poster");
      assertThat(poster.websiteLink()).isEqualTo("https://shop.example/chat?ref=poster");
      assertThat(poster.people()).isEqualTo(2);
      assertThat(poster.revealed()).isEqualTo(1);
      assertThat(Await.on(links.list()))
          .extracting(EntryLink::origin)
          .containsExactly("flyer", "poster");
      assertThat(Await.on(links.find("flyer")).orElseThrow().people()).isZero();
    }
  }

  @Test
  void a_link_is_made_once_taken_off_and_made_again() {
    try (var house = House.fresh()) {
      var links = links(house);
      Await.on(links.create("poster"));

      assertThat(Await.on(links.create("poster"))).isEqualTo(Made.THERE_ALREADY);
      assertThat(Await.on(links.delete("poster"))).isTrue();
      assertThat(Await.on(links.delete("poster"))).isFalse();
      assertThat(Await.on(links.create("poster"))).isEqualTo(Made.NEW);
    }
  }

  @Test
  void an_origin_is_one_whatever_its_case() {
    try (var house = House.fresh().sending()) {
      var links = links(house);
      Await.on(links.create("Poster"));
      comesBy(house, "7300000000000002", "poster");
      house.run("INSERT INTO entry_link (page_id, origin) VALUES ($1, 'POSTER')", House.PAGE);

      assertThat(Await.on(links.create("poster"))).isEqualTo(Made.THERE_ALREADY);
      assertThat(Await.on(links.find("Poster")).orElseThrow().people()).isEqualTo(1);
      assertThat(Await.on(links.find("POSTER")).orElseThrow().people()).isEqualTo(1);
    }
  }

  @Test
  void there_is_an_end_to_links() {
    try (var house = House.fresh()) {
      house.run(
          "INSERT INTO entry_link SELECT $1, 'link-' || n, now() FROM generate_series(1, 500) n",
          House.PAGE);

      assertThat(Await.on(links(house).create("one-more"))).isEqualTo(Made.TOO_MANY);
    }
  }
}
