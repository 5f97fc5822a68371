package io.promobot.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The state of a welcome e-mail, as the owner sees it. */
public enum WelcomeState {
  WAITING("queued", "held"),
  SENDING("sending", "unknown"),
  SENT("sent"),
  FAILED("failed"),
  CANCELLED("cancelled", "skipped");

  private final List<String> states;

  WelcomeState(String... states) {
    this.states = List.of(states);
  }

  /** The outbox's states that mean this. */
  List<String> states() {
    return states;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What this state of the outbox means. */
  static WelcomeState of(String state) {
    return Arrays.stream(values())
        .filter(each -> each.states.contains(state))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(state));
  }
}
