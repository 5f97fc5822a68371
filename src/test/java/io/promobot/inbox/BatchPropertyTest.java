package io.promobot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.CustomerEvent;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stage;
import io.promobot.outbox.Reply;
import io.promobot.stats.Journey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever Messenger sends in whatever order, the figures hold; a failure names its seed. */
class BatchPropertyTest {
  private static final int EVENTS = 150;
  private static final List<String> CAMPAIGNS = List.of(Shop.WELCOME, Shop.SPRING, "gone");
  private static final List<String> WORDS =
      List.of("yes", "no", "reveal", "hm", "", "stop", "start", "🎉");

  private final long seed = new Random().nextLong();
  private final Random chance = new Random(seed);
  private final List<String> story = new ArrayList<>();
  private final Shop shop = new Shop();
  private final Map<String, Integer> codes = new HashMap<>();
  private final Map<String, Map<Stage, Instant>> firsts = new HashMap<>();
  private int goodbyes;
  private long taps;

  @RepeatedTest(50)
  void any_sequence_of_events_keeps_the_figures_and_the_promises() {
    for (int n = 0; n < EVENTS; n++) {
      if (chance.nextInt(20) == 0) {
        shop.publish(Shop.SPRING, n + 2);
      }
      maybeSent();
      boolean optedOut = shop.ana.conversation.optedOut();
      CustomerEvent event = something(n);
      story.add(event.kind() + " " + event.payload() + event.text() + " at " + event.at());

      Batch batch = shop.happens(event);

      taps += event.payload().contains(":") && !event.payload().endsWith(":gone") ? 1 : 0;
      taps -= batch.taps.size();
      assertThat(taps).as("taps that were not counted; %s", told()).isZero();
      silence(optedOut, batch);
      sameCode(batch);
      shop.ana.journeys.values().forEach(this::wellFormed);
    }
  }

  private void silence(boolean wasOptedOut, Batch batch) {
    boolean is = shop.ana.conversation.optedOut();
    if (wasOptedOut && is) {
      assertThat(batch.answers.queued()).as("said to who is opted out; %s", told()).isEmpty();
    }
    goodbyes += !wasOptedOut && is ? 1 : 0;
    goodbyes -=
        (int) batch.answers.queued().stream().filter(r -> r.say() == Coupon.GOODBYE).count();
    assertThat(goodbyes).as("leavings without one goodbye; %s", told()).isZero();
  }

  private void sameCode(Batch batch) {
    for (Reply reply : batch.answers.queued()) {
      if (reply.say() == CouponStory.CODE) {
        int first = codes.computeIfAbsent(reply.campaign(), c -> reply.version());
        assertThat(reply.version()).as("the version of the code; %s", told()).isEqualTo(first);
      }
    }
  }

  /** Each stage implies the one before, never goes away, and keeps its first time. */
  private void wellFormed(Journey journey) {
    var before = firsts.computeIfAbsent(journey.campaign(), c -> new HashMap<>());
    before.forEach(
        (stage, at) ->
            assertThat(journey.at(stage)).as("first %s; %s", stage, told()).contains(at));
    for (Stage stage : journey.path().stages(CouponStory.STORY)) {
      assertThat(journey.path().reach(stage))
          .as("%s stands on all before it; %s", stage, told())
          .isEqualTo(journey.path());
      before.put(stage, journey.at(stage).orElseThrow());
    }
  }

  private void maybeSent() {
    Journey journey = shop.ana.journeys.get(any(CAMPAIGNS));
    if (journey != null && chance.nextBoolean()) {
      Stage stage = chance.nextBoolean() ? Stage.SENT : CouponStory.COUPON_SENT;
      if (!journey.path().has(stage)) {
        journey.reach(stage, Shop.noonPlus(chance.nextInt(EVENTS)));
      }
    }
  }

  private CustomerEvent something(int n) {
    Instant at = Shop.noonPlus(chance.nextInt(4) == 0 ? chance.nextInt(EVENTS) : n);
    return switch (chance.nextInt(9)) {
      case 0 -> Events.started(Shop.ANA, at, "ref" + n);
      case 1 -> Events.returned(Shop.ANA, at, "ref" + n);
      case 2 -> Events.reacted(Shop.ANA, at);
      case 3 -> Events.read(Shop.ANA, at);
      case 4 -> Events.delivered(Shop.ANA, at);
      case 5, 6 -> Events.tapped(Shop.ANA, at, any(Coupon.BUTTONS), any(CAMPAIGNS));
      default -> Events.said(Shop.ANA, at, any(WORDS));
    };
  }

  private <T> T any(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }

  private String told() {
    return "seed " + seed + ", after " + String.join(", ", story);
  }
}
