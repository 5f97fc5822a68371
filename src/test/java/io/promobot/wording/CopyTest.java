package io.promobot.wording;

import static io.promobot.text.StoryLanguage.ENGLISH;
import static io.promobot.text.StoryLanguage.FRENCH;
import static io.promobot.text.StoryLanguage.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Text;
import io.promobot.text.StoryLanguage;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a customer of each language reads, whatever the owner wrote in which. */
class CopyTest {
  private static final Copy PRESET = Copy.preset(CouponStory.STORY, ENGLISH);
  private static final String OFFER = CouponStory.OFFER.key();

  private static String said(Copy copy, StoryLanguage language, Text text) {
    return copy.in(language).fields().get(text.key());
  }

  private static String preset(StoryLanguage language, Text text) {
    return Presets.of(CouponStory.STORY, language).texts().fields().get(text.key());
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void a_shop_that_changes_nothing_says_the_defaults_of_every_language(StoryLanguage language) {
    assertThat(PRESET.in(language)).isEqualTo(Presets.of(CouponStory.STORY, language).texts());
  }

  @Test
  void another_offer_is_not_contradicted_by_a_default() {
    Copy copy = PRESET.with(Map.of(OFFER, "Half price on Mondays"));

    assertThat(said(copy, SPANISH, CouponStory.OFFER)).isEqualTo("Half price on Mondays");
    assertThat(said(copy, SPANISH, CouponStory.TERMS))
        .isEqualTo(preset(SPANISH, CouponStory.TERMS));
  }

  @Test
  void the_owners_translation_is_said_and_can_be_taken_back() {
    Copy copy =
        PRESET
            .with(Map.of(OFFER, "Half price on Mondays"))
            .with(SPANISH, Map.of(OFFER, "Los lunes, a mitad de precio"));

    assertThat(said(copy, SPANISH, CouponStory.OFFER)).isEqualTo("Los lunes, a mitad de precio");
    assertThat(said(copy, FRENCH, CouponStory.OFFER)).isEqualTo("Half price on Mondays");
    Copy without = copy.with(SPANISH, Collections.singletonMap(OFFER, null));
    assertThat(said(without, SPANISH, CouponStory.OFFER)).isEqualTo("Half price on Mondays");
  }

  @Test
  void the_second_greeting_is_a_default_too() {
    Copy copy = PRESET.with(Presets.of(CouponStory.STORY, ENGLISH).again());

    assertThat(said(copy, SPANISH, CouponStory.GREETING))
        .isEqualTo(Presets.of(CouponStory.STORY, SPANISH).again().get(CouponStory.GREETING.key()));
  }

  @Test
  void the_code_is_everybodys() {
    Copy copy =
        PRESET
            .with(Map.of(CouponStory.SECRET.key(), "LUGO15"))
            .with(SPANISH, Map.of(CouponStory.SECRET.key(), "OTRO"));

    assertThat(said(copy, SPANISH, CouponStory.SECRET)).isEqualTo("LUGO15");
  }

  @Test
  void texts_from_before_there_were_languages_become_those_of_the_main_one() {
    Copy before = PRESET.with(Map.of(OFFER, "Montags zum halben Preis"));

    Copy german = before.mainly(StoryLanguage.GERMAN);

    assertThat(german.main().fields()).containsEntry(OFFER, "Montags zum halben Preis");
    assertThat(said(german, StoryLanguage.GERMAN, CouponStory.TERMS))
        .isEqualTo(preset(StoryLanguage.GERMAN, CouponStory.TERMS));
    assertThat(said(german, ENGLISH, CouponStory.OFFER)).isEqualTo("Montags zum halben Preis");
    assertThat(german.written()).isEmpty();
    assertThat(said(german, ENGLISH, CouponStory.TERMS))
        .isEqualTo(preset(ENGLISH, CouponStory.TERMS));
  }

  @Test
  void a_shop_that_changes_its_main_language_loses_none_of_its_words() {
    Copy copy =
        PRESET
            .with(Map.of(OFFER, "Half price on Mondays"))
            .with(SPANISH, Map.of(OFFER, "Los lunes, a mitad de precio"))
            .with(FRENCH, Map.of(OFFER, "Moitié prix le lundi"));

    Copy spanish = copy.mainly(SPANISH);

    assertThat(spanish.main()).isEqualTo(copy.in(SPANISH));
    for (StoryLanguage each : StoryLanguage.values()) {
      boolean written = each == ENGLISH || each == SPANISH || each == FRENCH;
      assertThat(said(spanish, each, CouponStory.OFFER))
          .isEqualTo(said(copy, written ? each : SPANISH, CouponStory.OFFER));
    }
    assertThat(spanish.mainly(ENGLISH)).isEqualTo(copy);
  }

  @Test
  void it_is_read_as_it_is_stored() {
    Copy copy = PRESET.with(Map.of(OFFER, "One")).with(SPANISH, Map.of(OFFER, "Uno"));

    assertThat(
            Copy.of(
                CouponStory.STORY, "en", new HashMap<>(copy.main().fields()), copy.translations()))
        .isEqualTo(copy);
  }

  @Test
  void words_of_a_newer_promobot_are_ignored() {
    Copy copy =
        Copy.of(
            CouponStory.STORY,
            "en",
            Map.of("unheard_of", "x"),
            Map.of("es", Map.of("unheard_of", "x"), "xx", Map.of(OFFER, "?")));

    assertThat(copy).isEqualTo(PRESET);
  }

  @Test
  void texts_are_made_ready_once_for_each_language() {
    Spoken spoken = new Spoken(PRESET, new Voice("Umi Shop", "https://umi.example", SPANISH));

    assertThat(spoken.in(Optional.empty()).fields().get("welcome"))
        .startsWith("¡Hola, {name}!")
        .contains("Umi Shop");
    assertThat(spoken.in(Optional.of(FRENCH)).fields().get("coupon_image"))
        .startsWith("https://umi.example/images/");
    assertThat(spoken.in(Optional.of(FRENCH))).isSameAs(spoken.in(Optional.of(FRENCH)));
  }
}
