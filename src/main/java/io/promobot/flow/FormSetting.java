package io.promobot.flow;

import java.util.List;

/**
 * What the owner has decided about forms.
 *
 * @param signUp texts, ready to be told
 * @param support texts, ready to be told
 * @param topics what one can ask about; the last one is for everything else
 * @param region the country (ISO 3166) of phone numbers without a country code
 */
public record FormSetting(Texts signUp, Texts support, List<String> topics, String region) {

  /** The same with a draft of one story's texts. */
  public FormSetting with(Texts draft) {
    return draft.story() == SignUpStory.STORY
        ? new FormSetting(draft, support, topics, region)
        : new FormSetting(signUp, draft, topics, region);
  }
}
