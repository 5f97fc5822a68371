package io.promobot.flow;

import java.util.Set;

/** One text of a story outside the campaigns that the owner may change. */
public interface StoryText {
  /** Messenger takes 2,000 characters; this leaves room for what stands in for the placeholders. */
  int TEXT = 1_000;

  /** What a quick reply may say (Send API reference). */
  int LABEL = 20;

  /** As an enum's constant, which every text is. */
  String name();

  int limit();

  /** What is filled in, such as {@code {email}}; {@code {business}} stands in any text. */
  Set<String> placeholders();

  /** How it reads until the owner changes it. */
  String preset();
}
