package io.promobot.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A channel as the owner may see it.
 *
 * @param address with its secret part hidden; from the settings where it has none of its own
 * @param topics the names of the topics that use it
 * @param coupons whether it is sent short notes about coupons
 * @param events the names of the events it is notified of
 * @param state the circuit breaker's, or {@code off} when nothing got through for a day
 * @param reason why it was switched off, in a sentence
 * @param secret only in the answer that created it
 */
public record ChannelView(
    String id,
    String type,
    String name,
    String address,
    boolean fromSettings,
    List<String> topics,
    boolean coupons,
    List<String> events,
    String state,
    Optional<String> reason,
    Optional<Instant> failingSince,
    Optional<String> secret) {
  @Override
  public String toString() {
    return "ChannelView[" + id + ", " + type + "]";
  }
}
