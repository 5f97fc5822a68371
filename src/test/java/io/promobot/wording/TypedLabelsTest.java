package io.promobot.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Action;
import io.promobot.flow.Button;
import io.promobot.flow.Conversation;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Decision;
import io.promobot.flow.ForgetStory;
import io.promobot.flow.Form;
import io.promobot.flow.FormSetting;
import io.promobot.flow.Message.Choice;
import io.promobot.flow.Reception;
import io.promobot.flow.Reception.Heard;
import io.promobot.flow.SignUpStory;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.flow.StoryFlow;
import io.promobot.flow.SupportStory;
import io.promobot.flow.Texts;
import io.promobot.flow.Topics;
import io.promobot.flow.Turn;
import io.promobot.flow.Wording;
import io.promobot.text.StoryLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who types a label, or the word that a text asks for, is understood in every language. */
class TypedLabelsTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final Pattern QUOTED = Pattern.compile("[“„«]\\s?([^“”„«»]+?)\\s?[”“»]");
  private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{4,}\\b");

  private static Texts texts(Story story, StoryLanguage language) {
    return Presets.of(story, language).texts().of("Umi Shop");
  }

  private static Reception reception(StoryLanguage language) {
    return new Reception(
        new FormSetting(
            texts(SignUpStory.STORY, language),
            texts(SupportStory.STORY, language),
            texts(ForgetStory.STORY, language),
            Topics.of(List.of("Sales", "Pricing")),
            "ES"));
  }

  private static Conversation welcomed(Story story, StoryLanguage language) {
    Texts texts = texts(story, language);
    return StoryFlow.decide(Conversation.FRESH, Action.started(NOON), texts).next();
  }

  private static Turn hears(
      StoryLanguage language, Optional<Form> form, Conversation now, String words) {
    return reception(language)
        .hear(
            form,
            new Heard(Action.said(NOON, Wording.of(words)), Optional.empty(), false),
            now,
            texts(CouponStory.STORY, language));
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void a_typed_label_is_a_tap(StoryLanguage language) {
    for (Story story : Stories.ALL) {
      for (Button button : story.buttons()) {
        if (button.address().isEmpty() && button.label().isPresent()) {
          Texts texts = texts(story, language);
          String label = texts.get(button.label().get());
          Decision decision =
              StoryFlow.decide(
                  welcomed(story, language), Action.said(NOON, Wording.of(label)), texts);
          assertThat(decision.next().optedOut()).as("%s opts out", label).isFalse();
          assertThat(hears(language, Optional.empty(), welcomed(story, language), label))
              .as("%s is of the coupon", label)
              .isEqualTo(Turn.COUPON);
          assertThat(decision.reached())
              .as("what follows from %s", label)
              .containsAnyElementsOf(
                  button.equals(CouponStory.REVEAL)
                      ? List.of(CouponStory.ACCEPTED, CouponStory.REVEALED)
                      : List.of(button.stage()));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void the_labels_below_a_forms_question_may_be_typed(StoryLanguage language) {
    Conversation now = welcomed(CouponStory.STORY, language);
    Turn name =
        hears(language, Optional.empty(), now, Phrases.opening(SignUpStory.STORY, language));
    Turn email = hears(language, name.form(), now, "Ana Prieto");
    Turn phone = hears(language, email.form(), now, "ana@example.com");
    List<String> labels =
        phone.lines().get(0).message().choices().stream().map(Choice::label).toList();

    assertThat(labels).hasSize(3);
    assertThat(hears(language, phone.form(), now, labels.get(0)).signedUp())
        .as(labels.get(0))
        .isPresent();
    assertThat(hears(language, phone.form(), now, labels.get(1)).lines())
        .as(labels.get(1))
        .isEqualTo(email.lines());
    Turn cancelled = hears(language, phone.form(), now, labels.get(2));
    assertThat(cancelled.stops()).as("%s opts out", labels.get(2)).isFalse();
    assertThat(cancelled.form()).as(labels.get(2)).isEmpty();
    assertThat(cancelled.lines().get(0).message().text())
        .isEqualTo(texts(SignUpStory.STORY, language).fields().get("cancelled"));
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void what_a_text_asks_to_write_does_what_it_says(StoryLanguage language) {
    Conversation now = welcomed(CouponStory.STORY, language);
    assertThat(opened(language, now, word(SignUpStory.STORY, "cancelled", language)))
        .contains(Form.Kind.SIGN_UP);
    assertThat(opened(language, now, word(SupportStory.STORY, "cancelled", language)))
        .contains(Form.Kind.SUPPORT);
    assertThat(opened(language, now, word(SignUpStory.STORY, "too_many", language)))
        .contains(Form.Kind.SUPPORT);
    assertThat(opened(language, now, Phrases.opening(ForgetStory.STORY, language)))
        .contains(Form.Kind.FORGET);

    Texts texts = texts(CouponStory.STORY, language);
    String stop = word(CouponStory.STORY, "offers_kept", language);
    Decision gone = StoryFlow.decide(now, Action.said(NOON, Wording.of(stop)), texts);
    assertThat(gone.next().optedOut()).as(stop).isTrue();
    String start = word(CouponStory.STORY, "goodbye", language);
    Decision back = StoryFlow.decide(gone.next(), Action.said(NOON, Wording.of(start)), texts);
    assertThat(back.next().optedOut()).as(start).isFalse();
  }

  private static Optional<Form.Kind> opened(StoryLanguage language, Conversation now, String word) {
    return hears(language, Optional.empty(), now, word).form().map(Form::kind);
  }

  /** In quotes, or in capitals. */
  private static String word(Story story, String key, StoryLanguage language) {
    String text = texts(story, language).fields().get(key);
    return QUOTED
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(found -> !found.contains("{"))
        .findFirst()
        .or(() -> CAPITALS.matcher(text).results().map(MatchResult::group).findFirst())
        .orElseThrow();
  }
}
