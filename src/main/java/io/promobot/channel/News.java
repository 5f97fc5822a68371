package io.promobot.channel;

import java.util.Optional;

/**
 * A notice on its way to one channel of a desk.
 *
 * @param keys the channel's own, for a kind that signs what it sends
 */
public record News(Notice notice, Optional<SigningKeys> keys) {
  /** For a kind of channel that does not sign. */
  public News(Notice notice) {
    this(notice, Optional.empty());
  }

  @Override
  public String toString() {
    return "News[" + notice.number() + "]";
  }
}
