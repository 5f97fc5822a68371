package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
  @ParameterizedTest(name = "{0} implies {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sent        | ''",
        "delivered   | sent",
        "seen        | sent delivered",
        "responded   | sent delivered seen",
        "accepted    | sent delivered seen responded",
        "declined    | sent delivered seen responded",
        "coupon_sent | sent delivered seen responded accepted",
        "coupon_seen | sent delivered seen responded accepted coupon_sent",
        "revealed    | sent delivered seen responded accepted coupon_sent coupon_seen",
        "redeemed    | sent delivered seen responded accepted coupon_sent coupon_seen revealed",
        "failed      | ''",
      })
  void a_later_stage_implies_the_earlier_ones(String key, String before) {
    Stage stage = CouponStory.STORY.stage(key).orElseThrow();
    String expected = (before + " " + stage.key()).strip();

    Path path = Path.NONE.reach(stage);

    assertThat(path.stages(CouponStory.STORY))
        .extracting(Stage::key)
        .containsExactly(expected.split(" "));
  }

  @Test
  void the_database_keeps_each_stage_by_its_number_forever_wherever_it_is_listed() {
    assertThat(Coupon.STAGES)
        .extracting(stage -> Integer.numberOfTrailingZeros(stage.bit()) + " " + stage.key())
        .contains(
            "0 sent",
            "1 delivered",
            "2 seen",
            "3 responded",
            "4 accepted",
            "5 declined",
            "6 coupon_sent",
            "7 coupon_seen",
            "8 revealed",
            "9 redeemed",
            "10 failed");
  }

  @Test
  void no_two_stages_have_the_same_number() {
    assertThat(Coupon.STAGES)
        .extracting(Stage::bit)
        .allMatch(bit -> bit > 0)
        .doesNotHaveDuplicates();
  }
}
