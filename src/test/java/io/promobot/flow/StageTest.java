package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
  @ParameterizedTest(name = "{0} implies {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SENT        | ''",
        "DELIVERED   | sent",
        "SEEN        | sent delivered",
        "RESPONDED   | sent delivered seen",
        "ACCEPTED    | sent delivered seen responded",
        "DECLINED    | sent delivered seen responded",
        "COUPON_SENT | sent delivered seen responded accepted",
        "COUPON_SEEN | sent delivered seen responded accepted coupon_sent",
        "REVEALED    | sent delivered seen responded accepted coupon_sent coupon_seen",
        "REDEEMED    | sent delivered seen responded accepted coupon_sent coupon_seen revealed",
        "FAILED      | ''",
      })
  void a_later_stage_implies_the_earlier_ones(Stage stage, String before) {
    String expected = (before + " " + stage.key()).strip();

    Path path = Path.NONE.reach(stage);

    assertThat(path.stages()).extracting(Stage::key).containsExactly(expected.split(" "));
  }

  @Test
  void the_names_and_their_order_are_those_of_the_contract() {
    assertThat(Arrays.stream(Stage.values()).map(Stage::key))
        .containsExactly(
            "sent",
            "delivered",
            "seen",
            "responded",
            "accepted",
            "declined",
            "coupon_sent",
            "coupon_seen",
            "revealed",
            "redeemed",
            "failed");
  }
}
