package io.promobot.flow;

import static io.promobot.flow.CouponStory.ACCEPTED;
import static io.promobot.flow.CouponStory.COUPON_SEEN;
import static io.promobot.flow.CouponStory.COUPON_SENT;
import static io.promobot.flow.CouponStory.DECLINED;
import static io.promobot.flow.CouponStory.REVEALED;
import static io.promobot.flow.Stage.DELIVERED;
import static io.promobot.flow.Stage.FAILED;
import static io.promobot.flow.Stage.RESPONDED;
import static io.promobot.flow.Stage.SEEN;
import static io.promobot.flow.Stage.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PathTest {
  @Test
  void a_new_path_has_no_stage() {
    assertThat(Path.NONE.stages(CouponStory.STORY)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#stages")
  void reaching_a_stage_twice_is_reaching_it_once(Stage stage) {
    Path once = Path.NONE.reach(stage);

    assertThat(once.has(stage)).isTrue();
    assertThat(once.reach(stage)).isEqualTo(once);
  }

  @Test
  void who_declined_and_then_revealed_has_both_in_the_order_of_the_figures() {
    Path path = Path.NONE.reach(DECLINED).reach(REVEALED);

    assertThat(path.stages(CouponStory.STORY))
        .containsExactly(
            SENT,
            DELIVERED,
            SEEN,
            RESPONDED,
            ACCEPTED,
            DECLINED,
            COUPON_SENT,
            COUPON_SEEN,
            REVEALED);
  }

  @Test
  void a_failure_claims_nothing_else() {
    assertThat(Path.NONE.reach(FAILED).stages(CouponStory.STORY)).containsExactly(FAILED);
    assertThat(Path.NONE.reach(ACCEPTED).reach(FAILED).stages(CouponStory.STORY))
        .containsExactly(SENT, DELIVERED, SEEN, RESPONDED, ACCEPTED, FAILED);
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.Coupon#stages")
  void only_a_message_that_went_out_heals_a_failure(Stage stage) {
    boolean followsUp =
        CouponStory.STORY.followUps().stream().anyMatch(each -> each.stage() == stage);
    boolean heals = stage == SENT || stage == COUPON_SENT || followsUp;

    Path path = Path.NONE.reach(FAILED).reach(stage);

    assertThat(path.has(FAILED)).as("failed after " + stage).isEqualTo(!heals);
  }

  @RepeatedTest(50)
  void in_any_order_each_stage_stands_on_the_one_before() {
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    List<Stage> reached = new ArrayList<>();
    Path path = Path.NONE;

    for (int n = 0; n < 12; n++) {
      Stage stage = Coupon.STAGES.get(chance.nextInt(Coupon.STAGES.size()));
      reached.add(stage);
      Path next = path.reach(stage);

      for (Stage each : path.stages(CouponStory.STORY)) {
        assertThat(next.has(each) || each == FAILED)
            .as("%s is kept; seed %d, reached %s", each, seed, reached)
            .isTrue();
      }
      for (Stage each : next.stages(CouponStory.STORY)) {
        assertThat(next.bits() & each.bits())
            .as("%s stands on all before it; seed %d, reached %s", each, seed, reached)
            .isEqualTo(each.bits());
      }
      path = next;
    }
  }
}
