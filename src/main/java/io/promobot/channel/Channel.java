package io.promobot.channel;

import io.vertx.core.Future;

/**
 * A way to bring something to one recipient, over one call to one other system.
 *
 * @param <M> what it brings: a message of a story, a letter, news for a desk
 */
public interface Channel<M> {
  /** Sends once, without retries; fails with a {@link SendFailure} that says what may follow. */
  Future<Sent> send(Outgoing<M> outgoing);
}
