package io.promobot.support;

import io.promobot.channel.SigningKeys;
import io.promobot.event.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the shop's channels, with its secrets: never shown as it is.
 *
 * @param address empty when the settings apply
 * @param topics the names of the topics that use it
 * @param told what it is told about customers
 * @param off the key of the reason for which its events were switched off
 * @param failingSince since when something has been waiting for a retry
 */
record ShopChannel(
    long id,
    String type,
    String name,
    String address,
    Optional<SigningKeys> keys,
    List<String> topics,
    Subscription told,
    Optional<String> off,
    Optional<Instant> failingSince) {
  @Override
  public String toString() {
    return "ShopChannel[" + id + ", " + type + "]";
  }
}
