package io.promobot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicLabelsTest {
  @Test
  void short_topics_stand_on_their_buttons_as_they_are() {
    assertThat(TopicLabels.of(List.of("Sales", "Everything else")))
        .containsExactly("Sales", "Everything else");
  }

  @Test
  void a_long_topic_is_cut_between_characters() {
    assertThat(TopicLabels.of(List.of("Envíos y devoluciones", "Regalos para todos 👨‍👩‍👧‍👦")))
        .containsExactly("Envíos y devolucion…", "Regalos para todos …");
  }

  @Test
  void topics_that_begin_alike_are_kept_apart() {
    var labels =
        TopicLabels.of(
            List.of(
                "Questions about delivery in Spain",
                "Questions about delivery abroad",
                "Questions about delivery, or abroad"));

    assertThat(labels)
        .containsExactly("Questions…in Spain", "Questions…ry abroad", "Questions…or abroad")
        .allSatisfy(label -> assertThat(label).hasSizeLessThanOrEqualTo(20))
        .doesNotHaveDuplicates();
  }

  @Test
  void topics_that_begin_and_end_alike_are_numbered() {
    var labels =
        TopicLabels.of(
            List.of(
                "Questions about the delivery",
                "Questions about a delivery",
                "Questions on delivery"));

    assertThat(labels)
        .doesNotHaveDuplicates()
        .allSatisfy(label -> assertThat(label).hasSizeLessThanOrEqualTo(20));
  }
}
