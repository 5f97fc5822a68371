package io.promobot.flow;

import java.util.Set;

/** The texts of {@link SupportFlow}, in the order a customer meets them. */
public enum SupportCopy implements StoryText {
  ASK_TOPIC("Happy to help! What is it about?"),
  WRONG_TOPIC(
      "I don't know “{answer}” as a topic. Please tap one of these, or write your whole question.",
      "{answer}"),
  ASK_QUESTION(
      "{topic}: what would you like to know? Write it in one message, and a person will read it.",
      "{topic}"),
  WRONG_QUESTION("I can only pass on words. Please write your question in one message."),
  DONE(
      "Thank you! Your question ({topic}) is with our team now, and somebody will answer you"
          + " as soon as they can.",
      "{topic}"),
  CANCELLED("All right, I have passed nothing on. Write “help” whenever you need us."),
  BACK_LABEL(LABEL, "Other topic"),
  CANCEL_LABEL(LABEL, "Cancel");

  private final int limit;
  private final String preset;
  private final Set<String> placeholders;

  SupportCopy(String preset, String... placeholders) {
    this(TEXT, preset, placeholders);
  }

  SupportCopy(int limit, String preset, String... placeholders) {
    this.limit = limit;
    this.preset = preset;
    this.placeholders = Set.of(placeholders);
  }

  @Override
  public int limit() {
    return limit;
  }

  @Override
  public Set<String> placeholders() {
    return placeholders;
  }

  @Override
  public String preset() {
    return preset;
  }
}
