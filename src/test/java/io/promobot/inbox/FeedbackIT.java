package io.promobot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Message;
import io.promobot.flow.Texts;
import io.promobot.house.House;
import io.promobot.outbox.LinkStore;
import io.promobot.outbox.LinkTap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** "How was your visit?", end to end on a real PostgreSQL. */
@Timeout(60)
class FeedbackIT {
  private static final String ANA = "7300000000000002";
  private static final String REVIEWS = "https://reviews.example/umi";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
    house.campaign(
        "visit",
        Texts.preset(FeedbackStory.STORY).with(Map.of("review_address", REVIEWS, "code", "TEA")));
    house.sending();
    Await.on(house.start(ANA));
    Await.until(() -> house.states(ANA).equals(List.of("sent")));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void five_stars_are_thanked_and_a_tap_on_the_review_page_is_counted_on_the_way() {
    Await.on(house.tap(ANA, "STARS_5:visit"));
    Await.until(() -> house.states(ANA).equals(List.of("sent", "sent", "sent")));

    Message thanks = house.channel.to(ANA).get(1).content();
    String link = thanks.choices().get(0).url();
    assertThat(house.channel.to(ANA).get(2).content().text()).contains("TEA");
    assertThat(link).startsWith("https://shop.example/r/").doesNotContain("reviews");

    LinkStore.Opened opened =
        Await.on(house.links.open(link.substring(link.lastIndexOf('/') + 1))).orElseThrow();
    assertThat(opened.address()).isEqualTo(REVIEWS);
    assertThat(taps()).as("looking a link up").isZero();

    opens(opened.tap(), 0);
    opens(opened.tap(), 59);
    assertThat(taps()).as("twice within a minute").isOne();
    opens(opened.tap(), 60);
    assertThat(taps()).as("again after a minute").isEqualTo(2);

    assertThat(
            house.number(
                "SELECT count(*) FROM journey WHERE campaign_id = 'visit' AND reached_at[16] IS NOT NULL"))
        .isOne();
    assertThat(house.miscounted()).isZero();
  }

  private void opens(LinkTap tap, int secondsLater) {
    Await.on(
        house.linkTaps.count(
            List.of(new LinkTap(tap.link(), tap.stage(), tap.at().plusSeconds(secondsLater)))));
  }

  private long taps() {
    return house.number(
        """
        SELECT coalesce(sum(taps), 0)::bigint FROM tap_count
        WHERE button = 'REVIEW' AND hour = '-infinity'
        """);
  }

  @Test
  void a_tap_on_a_link_that_messenger_reports_visits_no_page() {
    Await.on(house.tap(ANA, "STARS_5:visit"));
    Await.on(house.tap(ANA, "REVIEW:visit"));

    assertThat(taps()).isZero();
    assertThat(
            house.number(
                "SELECT count(*) FROM journey WHERE campaign_id = 'visit' AND reached_at[16] IS NOT NULL"))
        .isZero();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_link_that_we_did_not_sign_leads_nowhere() {
    assertThat(Await.on(house.links.open("aHR0cHM6Ly9ldmlsLmV4YW1wbGU"))).isEmpty();
    assertThat(Await.on(house.links.open("https://evil.example"))).isEmpty();
    assertThat(Await.on(house.links.open(""))).isEqualTo(Optional.empty());
  }

  @Test
  void what_went_wrong_becomes_a_request_at_the_default_desk() {
    Await.on(house.tap(ANA, "STARS_2:visit"));
    Await.on(house.say(ANA, "The soup was cold."));

    assertThat(
            house.number(
                """
                SELECT count(*) FROM request
                WHERE topic = 'Feedback' AND message = 'The soup was cold.' AND customer_id IS NOT NULL
                """))
        .isOne();
    assertThat(house.miscounted()).isZero();
  }
}
