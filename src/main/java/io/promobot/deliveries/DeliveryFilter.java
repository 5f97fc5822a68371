package io.promobot.deliveries;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which deliveries the owner wants to see. */
public enum DeliveryFilter {
  /** Everything waiting for its turn; {@code queued} is the same under the name of its state. */
  WAITING("queued"),
  QUEUED("queued"),
  /** Waiting after at least one failed attempt. */
  RETRYING("queued"),
  /** Their campaign is paused. */
  HELD("held"),
  SENDING("sending"),
  UNKNOWN("unknown"),
  SENT("sent"),
  FAILED("failed"),
  SKIPPED("skipped"),
  CANCELLED("cancelled");

  private final String state;

  DeliveryFilter(String state) {
    this.state = state;
  }

  String state() {
    return state;
  }

  /** The filter of this name as the API spells it. */
  public static Optional<DeliveryFilter> of(String key) {
    return Arrays.stream(values()).filter(filter -> filter.key().equals(key)).findFirst();
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
