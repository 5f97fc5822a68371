package io.promobot.flow;

/**
 * The owner's choices for forms.
 *
 * @param signUp texts, ready to send
 * @param support texts, ready to send
 * @param forget texts, ready to send
 * @param topics what customers can ask about
 * @param region the country (ISO 3166) of phone numbers without a country code
 */
public record FormSetting(Texts signUp, Texts support, Texts forget, Topics topics, String region) {

  /** The same with a draft of one story's texts. */
  public FormSetting with(Texts draft) {
    return new FormSetting(
        draft.story() == SignUpStory.STORY ? draft : signUp,
        draft.story() == SupportStory.STORY ? draft : support,
        draft.story() == ForgetStory.STORY ? draft : forget,
        topics,
        region);
  }
}
