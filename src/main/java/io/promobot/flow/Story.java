package io.promobot.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stories outside the campaigns, with their texts. */
public enum Story {
  SIGN_UP(SignUpCopy.values()),
  SUPPORT(SupportCopy.values());

  private final List<StoryText> texts;

  Story(StoryText... texts) {
    this.texts = List.of(texts);
  }

  /** Its name in JSON and SQL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Story> read(String key) {
    return Arrays.stream(values()).filter(story -> story.key().equals(key)).findFirst();
  }

  /** In the order a customer meets them. */
  public List<StoryText> texts() {
    return texts;
  }

  Say say() {
    return this == SIGN_UP ? Say.SIGN_UP : Say.SUPPORT;
  }
}
