package io.promobot.outbox;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.db.Await;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.house.House;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reply that is due later does not block its customer's queue until its time comes. */
@Timeout(60)
class LaterIT {
  private static final String ANA = "7300000000000002";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
    Await.on(house.start(ANA));
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Queues Ana a picture for an hour later; answers with its number. */
  private long later() {
    Reply reply =
        new Reply(
            house.number("SELECT id FROM customer WHERE page_id = $1 AND psid = $2", PAGE, ANA),
            Line.MESSENGER,
            "welcome",
            1,
            CouponStory.THANKS_IMAGE,
            Optional.empty(),
            Duration.ofHours(1),
            Optional.empty());
    Await.on(house.db.transaction(tx -> new EnqueueStore(PAGE).add(tx, List.of(reply))));
    return house.number("SELECT max(id) FROM outbox WHERE page_id = $1", PAGE);
  }

  @Test
  void it_is_due_later_by_just_as_much_as_it_says() {
    long id = later();

    assertThat(
            house.number(
                """
                SELECT extract(epoch FROM due_at - created_at)::bigint FROM outbox
                WHERE page_id = $1 AND id = $2
                """,
                PAGE,
                id))
        .isEqualTo(3_600);
  }

  @Test
  void answers_and_campaigns_pass_it_and_when_it_is_due_it_goes_out() {
    long id = later();
    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));
    house.campaign("c1", Coupon.COPY);
    house.run(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, priority)
        SELECT page_id, id, 'c1', 1, 'WELCOME', 1 FROM customer WHERE page_id = $1
        """,
        PAGE);

    house.sending();
    Await.until(() -> house.states(ANA).equals(List.of("sent", "queued", "sent", "sent")));
    Await.on(house.outbox.hurry(id));

    Await.until(() -> house.states(ANA).equals(List.of("sent", "sent", "sent", "sent")));
    assertThat(house.channel.to(ANA)).hasSize(4);
  }

  @Test
  void once_due_it_stands_before_what_was_said_after_it() {
    long id = later();
    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));
    Await.on(house.outbox.hurry(id));

    house.sending();

    Await.until(() -> house.states(ANA).equals(List.of("sent", "sent", "sent")));
    assertThat(numbers()).isSorted();
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "BREAKER_OPEN"})
  void what_waits_to_be_tried_again_holds_its_place_even_if_its_call_was_never_made(Reason reason) {
    Await.on(house.tap(ANA, "NO_THANKS:welcome"));
    house.channel.failing(reason, 1);

    house.sending();

    Await.until(() -> house.states(ANA).equals(List.of("sent", "sent", "sent")));
    assertThat(numbers()).isSorted().hasSize(4);
  }

  private List<Long> numbers() {
    return house.channel.to(ANA).stream().map(Outgoing::id).map(Long::valueOf).toList();
  }
}
