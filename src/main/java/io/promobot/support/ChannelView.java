package io.promobot.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A channel as the owner may see it.
 *
 * @param address with its secret part hidden; from the settings where it has none of its own
 * @param topics the names of the topics that use it
 * @param coupons whether it is told what happens to coupons
 * @param state the circuit breaker's
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
    String state,
    Optional<Instant> failingSince,
    Optional<String> secret) {
  @Override
  public String toString() {
    return "ChannelView[" + id + ", " + type + "]";
  }
}
