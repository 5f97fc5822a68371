package io.promobot.wording;

import static io.promobot.text.StoryLanguage.ENGLISH;
import static io.promobot.text.StoryLanguage.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.flow.CouponStory;
import io.promobot.flow.TextRules.Mistake;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an owner may change in one language beside what stands in the others. */
class RewordingTest {
  private static final Copy SHORT =
      Copy.preset(CouponStory.STORY, ENGLISH).with(Map.of("code", "A"));
  private static final String FULL = "x".repeat(1998) + "{code}";
  private static final Rewording LONGER = Rewording.ofMain(Map.of("code", "ABCDEFGHIJKLMNOP"));

  private static Rewording spanish(String words) {
    return new Rewording(Map.of(), Map.of("es", Map.of("reveal", words)));
  }

  @Test
  void a_longer_code_does_not_push_a_translation_over_messengers_limit() {
    assertThat(spanish(FULL).mistakes(SHORT, "Umi Shop")).isEmpty();
    Copy full = spanish(FULL).appliedTo(SHORT);

    assertThat(LONGER.mistakes(full, "Umi Shop"))
        .containsExactly(
            new Mistake(
                "translations.es.reveal", "is too long with what you changed in it (in Spanish)"));
  }

  @Test
  void together_with_a_shorter_translation_the_code_may_be_longer() {
    Copy full = spanish(FULL).appliedTo(SHORT);
    var both = new Rewording(LONGER.main(), Map.of("es", Map.of("reveal", "{code}")));

    assertThat(both.mistakes(full, "Umi Shop")).isEmpty();
  }

  @Test
  void a_translation_that_was_too_long_before_keeps_nobody_from_changing_something_else() {
    Copy broken = spanish(FULL).appliedTo(SHORT).with(LONGER.main());

    assertThat(Rewording.ofMain(Map.of("offer", "Tea")).mistakes(broken, "Umi Shop")).isEmpty();
  }

  @Test
  void texts_are_of_the_main_language_that_the_owner_took_them_for() {
    var english = new Rewording(Map.of("offer", "Tea"), Map.of(), Optional.of("en"));
    english.meantFor(SHORT);
    Copy spanish = SHORT.mainly(SPANISH);

    assertThatThrownBy(() -> english.meantFor(spanish)).isInstanceOf(OtherLanguage.class);
  }
}
