package io.promobot.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A button that a customer was shown: what it said, what comes back from it, and since when. */
public record ShownButton(String payload, String label, Instant since) {

  /**
   * What a button said to whoever tapped it then: the newest label they had been shown. Clocks may
   * differ, so a tap before its button takes the oldest.
   */
  public static Optional<String> label(List<ShownButton> shown, String payload, Instant tapped) {
    List<ShownButton> same =
        shown.stream()
            .filter(button -> button.payload().equals(payload))
            .sorted(Comparator.comparing(ShownButton::since))
            .toList();
    return same.stream()
        .filter(button -> !button.since().isAfter(tapped))
        .reduce((older, newer) -> newer)
        .or(() -> same.stream().findFirst())
        .map(ShownButton::label);
  }
}
