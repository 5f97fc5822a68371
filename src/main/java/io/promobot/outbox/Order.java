package io.promobot.outbox;

import java.time.Duration;
import java.util.Optional;

/**
 * A call to be made that is no message to a customer: a letter to a lead, or news of a request for
 * one channel of a desk.
 *
 * @param kind the channel's type, such as {@code email}
 * @param in how long from now it is due
 * @param fallback whether it stands in for another channel that failed
 */
public record Order(
    String kind,
    Optional<Long> lead,
    Optional<Long> request,
    Optional<Long> channel,
    Duration in,
    boolean fallback) {

  /** The welcome letter of a lead. */
  public static Order welcome(long lead, Duration in) {
    return new Order("email", Optional.of(lead), Optional.empty(), Optional.empty(), in, false);
  }

  /** News of a request for a channel of this type. */
  public static Order news(String type, long request, long channel, boolean fallback) {
    return new Order(
        type,
        Optional.empty(),
        Optional.of(request),
        Optional.of(channel),
        Duration.ZERO,
        fallback);
  }
}
