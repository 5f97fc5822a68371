package io.promobot.stats;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatsJsonTest {
  @Test
  void the_figures_have_the_shape_and_the_order_of_the_contract() throws JsonProcessingException {
    Path declined = Path.NONE.reach(CouponStory.DECLINED);
    Stats stats =
        Stats.of(
            CouponStory.STORY,
            "welcome",
            List.of(new Stats.PathCount(Path.NONE, 1), new Stats.PathCount(declined, 2)),
            Map.of("NO_THANKS", 3L),
            new TreeMap<>(Map.of("messenger", 1L, "web", 2L)));

    String people =
        Coupon.STAGES.stream()
            .map(stage -> "\"%s\":%d".formatted(stage.key(), declined.has(stage) ? 2 : 0))
            .collect(joining(","));

    String taps =
        Coupon.BUTTONS.stream()
            .map(button -> "\"%s\":%d".formatted(button, button == CouponStory.NO_THANKS ? 3 : 0))
            .collect(joining(","));

    String json = new ObjectMapper().writeValueAsString(StatsJson.of(stats));

    assertThat(json)
        .isEqualTo(
            """
            {"campaign":"welcome",
            "people":{%s},
            "taps":{%s},
            "story":"coupon",
            "lines":{"messenger":1,"web":2},
            "paths":[{"path":[],"people":1},
            {"path":["sent","delivered","seen","responded","declined"],"people":2}]}\
            """
                .replace("\n", "")
                .formatted(people, taps));
  }
}
