package io.promobot.flow;

import java.util.Optional;

/**
 * The buttons of the coupon story; a payload is {@code NAME:campaign}, so old buttons work for
 * ever.
 */
public enum Button {
  SHOW_COUPON,
  NO_THANKS,
  REVEAL;

  /** A tap on one of our buttons, with the campaign whose message carried it. */
  public record Tap(Button button, String campaign) {}

  public String payload(String campaign) {
    return name() + ":" + campaign;
  }

  /** Reads a payload back; empty when it is none of ours. */
  public static Optional<Tap> read(String payload) {
    int colon = payload.indexOf(':');
    if (colon < 1 || colon == payload.length() - 1) {
      return Optional.empty();
    }
    String name = payload.substring(0, colon);
    for (Button button : values()) {
      if (button.name().equals(name)) {
        return Optional.of(new Tap(button, payload.substring(colon + 1)));
      }
    }
    return Optional.empty();
  }
}
