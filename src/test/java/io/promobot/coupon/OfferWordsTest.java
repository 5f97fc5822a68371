package io.promobot.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.coupon.CouponValue.Kind;
import io.promobot.flow.CouponStory;
import io.promobot.flow.FeedbackStory;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages promise beside what tills take off. */
class OfferWordsTest {
  private static final CouponValue TWENTY = value(Kind.PERCENT, "20", null);
  private static final CouponValue FIVE_EUROS = value(Kind.AMOUNT, "5.00", "EUR");
  private static final CouponValue GIFT = value(Kind.GIFT, null, null);
  private static final String PRESET = "10% off your next visit";

  private static CouponValue value(Kind kind, String amount, String currency) {
    return new CouponValue(
        kind, Optional.ofNullable(amount).map(BigDecimal::new), Optional.ofNullable(currency));
  }

  private static Optional<String> following(String offer, CouponValue before, CouponValue after) {
    return following(offering(StoryLanguage.ENGLISH, offer), before, after);
  }

  private static Optional<String> following(Copy copy, CouponValue before, CouponValue after) {
    return OfferWords.following(copy, Optional.ofNullable(before), Optional.ofNullable(after));
  }

  private static Copy offering(StoryLanguage main, String offer) {
    return Copy.preset(CouponStory.STORY, main).with(Map.of("offer", offer));
  }

  @Test
  void a_worth_is_said_in_a_line() {
    assertThat(OfferWords.of(value(Kind.PERCENT, "12.50", null)))
        .isEqualTo("12.50% off your next visit");
    assertThat(OfferWords.of(FIVE_EUROS)).isEqualTo("€5 off your next visit");
    assertThat(OfferWords.of(value(Kind.AMOUNT, "2.5", "CHF")))
        .isEqualTo("CHF 2.50 off your next visit");
    assertThat(OfferWords.of(GIFT)).isEqualTo("A gift on your next visit");
  }

  @Test
  void an_offer_in_our_words_follows_the_worth_and_one_in_the_owners_stays() {
    assertThat(following(PRESET, null, TWENTY)).contains("20% off your next visit");
    assertThat(following("20% off your next visit", TWENTY, FIVE_EUROS))
        .contains("€5 off your next visit");
    assertThat(following("20% off your next visit", TWENTY, null)).isEmpty();
    assertThat(following("20% off your next visit", null, FIVE_EUROS)).isEmpty();
    assertThat(following(PRESET, null, value(Kind.PERCENT, "10", null))).isEmpty();
    assertThat(following("A free coffee", TWENTY, FIVE_EUROS)).isEmpty();
    Copy none = Copy.preset(FeedbackStory.STORY, StoryLanguage.ENGLISH);
    assertThat(following(none, null, TWENTY)).isEmpty();
  }

  @Test
  void the_worth_is_said_in_every_language_unless_the_owner_has_said_it() {
    Copy copy =
        Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH)
            .with(StoryLanguage.FRENCH, Map.of("offer", "Un café offert"));

    var offers = OfferWords.translations(copy, Optional.empty(), TWENTY, true);

    assertThat(offers).containsOnlyKeys("es", "de", "it", "pt", "nl", "ar");
    assertThat(offers.get("es").get("offer"))
        .isEqualTo("20\u00a0% de descuento en tu próxima visita");
    Copy after = copy.with(StoryLanguage.SPANISH, offers.get("es"));
    assertThat(
            OfferWords.translations(after, Optional.of(TWENTY), FIVE_EUROS, true)
                .get("es")
                .get("offer"))
        .isEqualTo("5\u00a0€ de descuento en tu próxima visita");
    assertThat(OfferWords.translations(after, Optional.of(GIFT), FIVE_EUROS, true))
        .as("another worth than the one the words are of")
        .doesNotContainKeys("es", "fr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10% off", "20,5 % off", "€20 off", "5€ geschenkt", "2% or 120% off", "30 % 5 €"})
  void an_offer_with_other_figures_contradicts_twenty_percent(String offer) {
    assertThat(OfferWords.contradicts(offer, TWENTY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20% off",
        "20,00 % Rabatt",
        "20% off, at most €5",
        "A fifth off",
        "Until 24 Dec",
        "",
        "%",
        "€"
      })
  void an_offer_with_its_figure_or_with_none_does_not_contradict_it(String offer) {
    assertThat(OfferWords.contradicts(offer, TWENTY)).isFalse();
  }

  @Test
  void money_and_gifts_are_compared_alike() {
    assertThat(OfferWords.contradicts(PRESET, FIVE_EUROS)).isTrue();
    assertThat(OfferWords.contradicts("5,00 € off", FIVE_EUROS)).isFalse();
    assertThat(OfferWords.contradicts("€5 off from €30", FIVE_EUROS)).isFalse();
    assertThat(OfferWords.contradicts("€50 off", FIVE_EUROS)).isTrue();
    assertThat(OfferWords.contradicts(PRESET, GIFT)).isTrue();
    assertThat(OfferWords.contradicts("A mug worth €8", GIFT)).isFalse();
  }

  @Test
  void our_words_of_another_main_language_follow_the_worth_too() {
    Copy english = offering(StoryLanguage.SPANISH, "20% off your next visit");

    assertThat(following(english, TWENTY, FIVE_EUROS))
        .contains("5\u00a0€ de descuento en tu próxima visita");
  }

  @Test
  void our_words_in_other_languages_follow_the_worth_where_the_owner_has_written_the_main_text() {
    Copy copy =
        offering(StoryLanguage.ENGLISH, "A treat for you")
            .with(
                StoryLanguage.SPANISH,
                Map.of("offer", OfferWords.of(TWENTY, StoryLanguage.SPANISH)))
            .with(StoryLanguage.FRENCH, Map.of("offer", "Un café offert"));

    var offers = OfferWords.translations(copy, Optional.of(TWENTY), FIVE_EUROS, false);

    assertThat(offers).containsOnlyKeys("es");
    assertThat(offers.get("es").get("offer")).contains("5\u00a0€");
  }

  @Test
  void an_offer_contradicts_the_worth_in_whichever_language_it_does() {
    Copy copy = offering(StoryLanguage.ENGLISH, "A treat for you");
    assertThat(OfferWords.contradict(copy, TWENTY)).isFalse();

    Copy german = copy.with(StoryLanguage.GERMAN, Map.of("offer", "30\u00a0% Rabatt"));

    assertThat(OfferWords.contradict(german, TWENTY)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void our_own_words_never_contradict_the_worth(StoryLanguage language) {
    for (CouponValue value :
        List.of(TWENTY, FIVE_EUROS, GIFT, value(Kind.AMOUNT, "12500.50", "EUR"))) {
      Copy copy = offering(language, OfferWords.of(value, language));
      assertThat(OfferWords.contradict(copy, value)).as("%s", value).isFalse();
    }
  }
}
