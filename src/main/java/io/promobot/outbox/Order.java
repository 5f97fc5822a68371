package io.promobot.outbox;

import java.time.Duration;
import java.util.Optional;

/**
 * A call to queue that is not a message to a customer: an e-mail to a lead, or a notification of a
 * request for one channel of a desk.
 *
 * @param kind the channel's type, such as {@code email}
 * @param in how long from now it is due
 * @param fallback whether it replaces another channel that failed
 */
public record Order(
    String kind,
    Optional<Long> lead,
    Optional<Long> request,
    Optional<Long> channel,
    Duration in,
    boolean fallback) {

  /** A lead's welcome e-mail. */
  public static Order welcome(long lead, Duration in) {
    return new Order("email", Optional.of(lead), Optional.empty(), Optional.empty(), in, false);
  }

  /** A notification of a request for a channel of this type. */
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
