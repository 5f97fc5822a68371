package io.promobot.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the shop's channels, with its secrets: never shown as it is.
 *
 * @param address empty when the settings apply
 * @param topics the names of the topics that use it
 * @param coupons whether it is told what happens to coupons
 * @param failingSince since when something has been waiting for a retry
 */
record ShopChannel(
    long id,
    String type,
    String name,
    String address,
    Optional<String> secret,
    List<String> topics,
    boolean coupons,
    Optional<Instant> failingSince) {
  @Override
  public String toString() {
    return "ShopChannel[" + id + ", " + type + "]";
  }
}
