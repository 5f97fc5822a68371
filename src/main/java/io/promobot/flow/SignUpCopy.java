package io.promobot.flow;

import java.util.Set;

/** The texts of {@link SignUpFlow}, in the order a customer meets them. */
public enum SignUpCopy implements StoryText {
  ASK_NAME(
      "Lovely! Three short questions and {business} has you on its list. First: what is your"
          + " name?"),
  WRONG_NAME(
      "I'd like to greet you properly, and “{answer}” does not look like a name to me. What may we"
          + " call you?",
      "{answer}"),
  ASK_EMAIL("Nice to meet you, {name}! Which e-mail address may we write to?", "{name}"),
  WRONG_EMAIL(
      "Hm, “{answer}” does not look like an e-mail address; one looks like ana@example.com. Could"
          + " you type it once more?",
      "{answer}"),
  ASK_PHONE(
      "Got it: {email}. And your phone number? You may skip this one. If the e-mail address is"
          + " wrong, just type it again.",
      "{email}"),
  WRONG_PHONE(
      "Hm, “{answer}” is not a phone number I can read. Could you type it once more, best with its"
          + " country code, like +34 612 345 678? Or skip it.",
      "{answer}"),
  DONE(
      "Thank you, {name}, you are on our list! In about a minute you will find our welcome at"
          + " {email}, if you are new to us.",
      "{name}",
      "{email}"),
  CANCELLED("All right, I have kept nothing. Write “sign up” whenever you like."),
  SKIP_LABEL(LABEL, "Skip"),
  BACK_LABEL(LABEL, "Back"),
  CANCEL_LABEL(LABEL, "Cancel");

  private final int limit;
  private final String preset;
  private final Set<String> placeholders;

  SignUpCopy(String preset, String... placeholders) {
    this(TEXT, preset, placeholders);
  }

  SignUpCopy(int limit, String preset, String... placeholders) {
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
