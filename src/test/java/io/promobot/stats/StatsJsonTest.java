package io.promobot.stats;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.promobot.flow.Button;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatsJsonTest {
  @Test
  void the_figures_have_the_shape_and_the_order_of_the_contract() throws JsonProcessingException {
    Path declined = Path.NONE.reach(Stage.DECLINED);
    Stats stats =
        Stats.of(
            "welcome",
            List.of(new Stats.PathCount(Path.NONE, 1), new Stats.PathCount(declined, 2)),
            Map.of(Button.NO_THANKS, 3L));

    String people =
        Stream.of(Stage.values())
            .map(stage -> "\"%s\":%d".formatted(stage.key(), declined.has(stage) ? 2 : 0))
            .collect(joining(","));

    String json = new ObjectMapper().writeValueAsString(StatsJson.of(stats));

    assertThat(json)
        .isEqualTo(
            """
            {"campaign":"welcome",
            "people":{%s},
            "taps":{"SHOW_COUPON":0,"NO_THANKS":3,"REVEAL":0},
            "paths":[{"path":[],"people":1},
            {"path":["sent","delivered","seen","responded","declined"],"people":2}]}\
            """
                .replace("\n", "")
                .formatted(people));
  }
}
