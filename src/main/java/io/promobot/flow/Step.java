package io.promobot.flow;

import java.util.Arrays;
import java.util.Optional;

/** Where a conversation stands: what the customer was shown last. */
public enum Step {
  /** Nothing yet: whatever comes is answered with the welcome. */
  NEW,
  WELCOMED,
  OFFERED,
  REVEALED,
  DECLINED;

  /** The step of this name; empty when it is one of a newer promobot. */
  public static Optional<Step> named(String name) {
    return Arrays.stream(values()).filter(step -> step.name().equals(name)).findFirst();
  }
}
