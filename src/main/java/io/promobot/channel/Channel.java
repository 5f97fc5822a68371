package io.promobot.channel;

import io.vertx.core.Future;

/**
 * Delivers something to one recipient, with one call to one other system.
 *
 * @param <M> what it delivers: a message of a story, an e-mail, a notification for a desk
 */
public interface Channel<M> {
  /** Sends once, without retries; fails with a {@link SendFailure} that says what may follow. */
  Future<Sent> send(Outgoing<M> outgoing);
}
