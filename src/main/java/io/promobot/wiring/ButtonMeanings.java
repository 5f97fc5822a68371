package io.promobot.wiring;

import io.promobot.flow.Button.Tap;
import io.promobot.flow.Stories;
import io.promobot.simulator.Meaning;

/** What the stories' buttons mean to the simulated crowd, which cannot read their labels. */
public final class ButtonMeanings {
  private ButtonMeanings() {}

  /** By the payload that a tap sends. */
  public static Meaning of(String payload) {
    return Tap.read(payload)
        .flatMap(tap -> Stories.button(tap.button()))
        .map(
            button ->
                switch (button.meaning()) {
                  case YES -> Meaning.YES;
                  case NO -> Meaning.NO;
                  case REVEAL -> Meaning.REVEAL;
                  default -> Meaning.OTHER;
                })
        .orElse(Meaning.OTHER);
  }
}
