package io.promobot.deliveries;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A button that a customer was shown: its label, what it sends back, and since when. */
public record ShownButton(String payload, String label, Instant since) {

  /**
   * The label a button had when it was tapped: the newest one the customer had been shown. Clocks
   * may differ, so a tap before its button uses the oldest.
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
