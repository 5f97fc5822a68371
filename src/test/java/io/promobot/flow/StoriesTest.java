package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoriesTest {
  static Stream<Story> stories() {
    return Stories.ALL.stream().filter(Story::forCampaigns);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void along_the_way_people_only_become_fewer(Story story) {
    List<Stage> way =
        story.stages().stream().filter(stage -> stage.wording().beside().isEmpty()).toList();

    for (int i = 1; i < way.size(); i++) {
      assertThat(Path.NONE.reach(way.get(i)).has(way.get(i - 1)))
          .as("%s implies %s", way.get(i), way.get(i - 1))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void every_place_beside_the_way_is_on_it(Story story) {
    assertThat(story.stages())
        .flatExtracting(stage -> stage.wording().beside().stream().toList())
        .allMatch(
            place -> Set.of("extra", "end").contains(place) || story.stage(place).isPresent());
  }
}
