package io.promobot.wording;

import static io.promobot.text.StoryLanguage.ENGLISH;
import static io.promobot.text.StoryLanguage.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.text.StoryLanguage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariationTest {
  private static final String SHOP = "Umi Shop";
  private final String text = CouponStory.STORY.texts().get(0).key();
  private final String another = CouponStory.STORY.texts().get(1).key();
  private final Copy campaign =
      Copy.preset(CouponStory.STORY, ENGLISH)
          .with(Map.of(text, "Hello", another, "Yes"))
          .with(SPANISH, Map.of(text, "Hola", another, "Vale"));

  private static Variation saying(String language, Map<String, String> words) {
    return new Variation(Map.of(language, words));
  }

  private String said(Copy copy, StoryLanguage language, String key) {
    return copy.in(language).fields().get(key);
  }

  @Test
  void what_a_variant_does_not_say_otherwise_is_the_campaigns() {
    Copy copy = saying("en", Map.of(text, "Psst")).of(campaign);

    assertThat(said(copy, ENGLISH, text)).isEqualTo("Psst");
    assertThat(said(copy, ENGLISH, another)).isEqualTo("Yes");
    assertThat(said(copy, SPANISH, another)).isEqualTo("Vale");
    assertThat(Variation.NONE.of(campaign)).isEqualTo(campaign);
  }

  @Test
  void a_language_without_words_of_the_variant_reads_its_main_ones_and_not_the_campaigns() {
    Copy copy = saying("en", Map.of(text, "Psst")).of(campaign);

    assertThat(said(copy, SPANISH, text)).isEqualTo("Psst");
  }

  @Test
  void a_variant_may_differ_in_one_language_only() {
    Copy copy = saying("es", Map.of(text, "Oye")).of(campaign);

    assertThat(said(copy, SPANISH, text)).isEqualTo("Oye");
    assertThat(said(copy, ENGLISH, text)).isEqualTo("Hello");
  }

  @Test
  void changes_add_to_its_words_and_null_takes_them_away() {
    Variation before = saying("en", Map.of(text, "Psst"));
    Map<String, String> taken = new HashMap<>();
    taken.put(text, null);

    Variation more = before.with(ENGLISH, Rewording.ofMain(Map.of(another, "Sure")));
    Variation less = more.with(ENGLISH, Rewording.ofMain(taken));

    assertThat(more.words()).isEqualTo(Map.of("en", Map.of(text, "Psst", another, "Sure")));
    assertThat(less.words()).isEqualTo(Map.of("en", Map.of(another, "Sure")));
    assertThat(less.mistakes(campaign, Rewording.ofMain(taken), SHOP)).isEmpty();
  }

  @Test
  void the_code_is_the_same_in_every_variant_and_other_rules_hold_as_well() {
    assertThat(Variation.NONE.mistakes(campaign, Rewording.ofMain(Map.of("code", "OTHER")), SHOP))
        .contains(new Mistake("code", "is the same in every variant"));
    assertThat(Variation.NONE.mistakes(campaign, Rewording.ofMain(Map.of(text, "")), SHOP))
        .isNotEmpty();
  }
}
