package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CopyFields.Mistake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the owner may write into the stories beside the campaigns. */
class StoryCopyTest {
  private static List<Mistake> mistakes(String field, String text) {
    return StoryCopy.mistakes(Story.SIGN_UP, Map.of(field, text), "Umi Shop");
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void what_is_there_at_first_is_right(Story story) {
    StoryCopy preset = StoryCopy.preset(story);

    assertThat(StoryCopy.mistakes(story, preset.fields(), "Umi Shop")).isEmpty();
    assertThat(StoryCopy.limits(story).keySet()).isEqualTo(preset.fields().keySet());
  }

  @Test
  void a_changed_text_is_told_with_the_shops_name_and_the_answers() {
    StoryCopy copy =
        StoryCopy.preset(Story.SIGN_UP)
            .with(Map.of("ask_email", "{business} greets {name} {name}!", "gone", "?"))
            .of("Umi");

    assertThat(copy.text(SignUpCopy.ASK_EMAIL, "{name}", "Ana")).isEqualTo("Umi greets Ana Ana!");
    assertThat(copy.fields()).doesNotContainKey("gone");
  }

  @Test
  void texts_that_messenger_would_refuse_are_refused_with_their_field() {
    assertThat(mistakes("ask_name", " "))
        .singleElement()
        .matches(m -> m.field().equals("ask_name"));
    assertThat(mistakes("skip_label", "x".repeat(21))).hasSize(1);
    assertThat(mistakes("ask_name", "x".repeat(1_001))).hasSize(1);
    assertThat(mistakes("ask_name", "x\0")).hasSize(1);
    assertThat(mistakes("skip_label", "{business} xx".repeat(2))).hasSize(1);
    assertThat(mistakes("ask_colour", "red?")).hasSize(1);
  }

  @Test
  void a_placeholder_stands_only_where_something_is_known_to_stand_in_for_it() {
    assertThat(mistakes("ask_email", "Hi {name}")).isEmpty();
    assertThat(mistakes("ask_name", "Hi {name}"))
        .containsExactly(new Mistake("ask_name", "does not know the placeholder {name}"));
  }
}
