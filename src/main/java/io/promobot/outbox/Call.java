package io.promobot.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A call whose time has come: a letter to a lead, or news of a request for one channel of a desk.
 *
 * @param id the outbox row's id, which the other side may see to tell a repetition
 * @param kind the channel's type, such as {@code email}
 * @param attempts how often it has been tried, this time included
 */
public record Call(
    long id,
    String kind,
    Optional<Long> lead,
    Optional<Long> request,
    Optional<Long> channel,
    int attempts,
    Instant createdAt,
    boolean possibleDuplicate) {

  /** Letters to leads, which go to no desk's channel, are a destination of their own. */
  static final long LETTERS = 0;

  /** What kind of way it takes. */
  public String way() {
    return channel.isPresent() ? kind : Backlog.LETTERS;
  }

  /** Where it goes: calls to one destination share its health, its pauses and its line. */
  long destination() {
    return channel.orElse(LETTERS);
  }
}
