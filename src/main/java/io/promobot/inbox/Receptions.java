package io.promobot.inbox;

import io.promobot.flow.ForgetStory;
import io.promobot.flow.FormSetting;
import io.promobot.flow.Reception;
import io.promobot.flow.SignUpStory;
import io.promobot.flow.Story;
import io.promobot.flow.SupportStory;
import io.promobot.flow.Texts;
import io.promobot.flow.Topics;
import io.promobot.intent.Intent;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Spoken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reception in each language, made for those who come. */
final class Receptions {
  private final Map<Story, Spoken> texts;
  private final List<Named> topics;
  private final String region;
  private final Map<String, Intent> phrases;
  private final Map<Optional<StoryLanguage>, Reception> made = new HashMap<>();

  /**
   * A topic.
   *
   * @param others what it is called in other languages, by their tags
   */
  record Named(String name, Map<String, Object> others) {
    private String in(Optional<StoryLanguage> language) {
      return language.map(StoryLanguage::tag).map(others::get).map(Object::toString).orElse(name);
    }
  }

  /**
   * For the others see {@link FormSetting}.
   *
   * @param phrases what the owner says certain texts mean
   */
  Receptions(
      Map<Story, Spoken> texts, List<Named> topics, String region, Map<String, Intent> phrases) {
    this.texts = texts;
    this.topics = topics;
    this.region = region;
    this.phrases = phrases;
  }

  Map<String, Intent> phrases() {
    return phrases;
  }

  /** For somebody who reads this language. */
  Reception in(Optional<StoryLanguage> language) {
    return made.computeIfAbsent(language, each -> new Reception(setting(each)));
  }

  FormSetting setting(Optional<StoryLanguage> language) {
    return new FormSetting(
        texts(SignUpStory.STORY, language),
        texts(SupportStory.STORY, language),
        texts(ForgetStory.STORY, language),
        topics(language),
        region);
  }

  private Topics topics(Optional<StoryLanguage> language) {
    return new Topics(
        topics.stream().map(Named::name).toList(),
        topics.stream().map(each -> each.in(language)).toList());
  }

  private Texts texts(Story story, Optional<StoryLanguage> language) {
    return texts.get(story).in(language);
  }
}
