package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.channel.Line;
import io.promobot.db.Await;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Languages that only a newer version speaks share a counter. */
@Timeout(60)
class CountedTogetherIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    Await.on(shop.campaigns().ensurePage());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void their_steps_are_counted_in_one_place() {
    var journeys = new JourneyStore(Tallies.utc(shop.page, 1));
    List<Journey> begun =
        Stream.of("pl", "sv")
            .map(
                tag ->
                    Journey.saved(
                        tag.charAt(0),
                        Line.MESSENGER,
                        "welcome",
                        1,
                        new Journey.Place("", tag, Path.NONE),
                        new Long[0],
                        Optional.empty()))
            .toList();
    begun.forEach(journey -> journey.reach(Stage.SENT, Instant.EPOCH));

    Await.on(shop.database.transaction(tx -> journeys.save(tx, begun)));

    assertThat(
            shop.number(
                "SELECT sum(people) FROM path_count WHERE page_id = $1 AND language = 'other' AND path <> 0"))
        .isEqualTo(2);
  }
}
