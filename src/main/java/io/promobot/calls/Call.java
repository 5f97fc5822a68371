package io.promobot.calls;

import io.promobot.backlog.Backlog;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that is due: an e-mail to a lead or to somebody who asked, or a notification of a request,
 * a coupon or an event for one channel of a desk.
 *
 * @param id the outbox row's id, by which the other side may recognise a repetition
 * @param couponEntry what happened to a coupon, if it is about that
 * @param event whether it tells a program that subscribed to it of an event: those of a customer go
 *     in their order, and are tried until the channel is switched off
 * @param kind the channel's type, such as {@code email}
 * @param attempts how often it has been tried, this time included
 */
public record Call(
    long id,
    String kind,
    Optional<Long> lead,
    Optional<Long> request,
    Optional<Long> channel,
    Optional<Long> couponEntry,
    boolean event,
    int attempts,
    Instant createdAt,
    boolean possibleDuplicate) {

  /** E-mails to customers, which use no desk's channel, are a destination of their own. */
  static final long LETTERS = 0;

  /** The kind of channel it uses. */
  public String way() {
    return channel.isPresent() ? kind : Backlog.LETTERS;
  }

  /** Where it goes: calls to one destination share its health, its pauses and its queue. */
  long destination() {
    return channel.orElse(LETTERS);
  }
}
