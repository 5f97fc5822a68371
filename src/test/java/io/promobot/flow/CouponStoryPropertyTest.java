package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Whatever a customer does in whatever order, some things always hold; a failure names its seed.
 */
class CouponStoryPropertyTest {
  private static final int ACTIONS = 200;
  private static final Duration DAY = Duration.ofHours(24);
  private static final List<String> CAMPAIGNS = List.of("welcome", "spring", "autumn");
  private static final List<String> WORDS =
      List.of("yes", "no", "reveal", "hm", "hello", "", "stop", "start", "No, thanks", "🎉");

  private final long seed = new Random().nextLong();
  private final Random chance = new Random(seed);
  private final List<String> story = new ArrayList<>();

  @RepeatedTest(50)
  void any_sequence_of_actions_keeps_the_promises() {
    Talk talk = Talk.fresh();
    Instant reminded = Instant.MIN;
    boolean spoken = false;

    for (int n = 0; n < ACTIONS; n++) {
      maybeGreeted(talk);
      Conversation before = talk.now;
      Action action = something(talk.later(Duration.ofMinutes(chance.nextInt(600))).clock);
      Decision decision = talk.does(action);
      story.add(action.kind() + " " + action.text() + action.tap() + " → " + decision.replies());

      silentWhileOptedOut(before, action, decision);
      onePlaceAtATime(action, decision);
      if (decision.replies().stream().anyMatch(CouponStoryPropertyTest::isReminder)) {
        assertThat(Duration.between(reminded, talk.clock))
            .as("time since the last reminder of the same step; %s", told())
            .isGreaterThanOrEqualTo(DAY);
        reminded = talk.clock;
      } else if (movedOn(decision)) {
        reminded = talk.clock.minus(DAY);
      }
      spoken |= !decision.replies().isEmpty();
    }
    assertThat(spoken).as("the story said something at all; %s", told()).isTrue();
  }

  private void maybeGreeted(Talk talk) {
    if (talk.now.step() != "NEW" && chance.nextBoolean()) {
      talk.greeted();
    }
  }

  private void silentWhileOptedOut(Conversation before, Action action, Decision decision) {
    if (before.optedOut() && decision.next().optedOut()) {
      assertThat(decision.replies()).as("said to who is opted out; %s", told()).isEmpty();
      assertThat(decision.next()).as("who is opted out stays put; %s", told()).isEqualTo(before);
    }
    if (before.optedOut() && !decision.next().optedOut()) {
      assertThat(decision.replies())
          .as("to who returns; %s", told())
          .containsExactly(CouponStory.WELCOME);
      assertThat(action.kind()).isIn(Action.Kind.STARTED, Action.Kind.SAID);
    }
    boolean leaves = !before.optedOut() && decision.next().optedOut();
    assertThat(decision.replies().equals(List.of(Coupon.GOODBYE)))
        .as("goodbye is said exactly when a customer leaves; %s", told())
        .isEqualTo(leaves);
  }

  private void onePlaceAtATime(Action action, Decision decision) {
    assertThat(decision.reached()).as("stages of one action; %s", told()).hasSizeLessThan(2);
    action
        .tap()
        .ifPresent(
            tap ->
                assertThat(decision.campaign())
                    .as("a button counts for its own campaign; %s", told())
                    .isEqualTo(tap.campaign()));
    assertThat(decision.replies()).as("no flood of replies; %s", told()).hasSizeLessThan(3);
  }

  private static boolean isReminder(Say say) {
    return say == CouponStory.REMIND_WELCOME || say == CouponStory.REMIND_COUPON;
  }

  /** A step forward, or a new start: after it a reminder is not the same reminder again. */
  private static boolean movedOn(Decision decision) {
    return !decision.replies().isEmpty() && !decision.replies().contains(Coupon.GOODBYE);
  }

  private Action something(Instant at) {
    return switch (chance.nextInt(8)) {
      case 0 -> Action.started(at);
      case 1 -> Action.returned(at);
      case 2 -> Action.reacted(at);
      case 3, 4 -> Action.tapped(at, Coupon.tap(any(Coupon.BUTTONS), any(CAMPAIGNS)));
      default -> Action.said(at, any(WORDS));
    };
  }

  private <T> T any(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }

  private String told() {
    return "seed " + seed + ", after " + String.join(", ", story);
  }
}
