package io.promobot.channel;

import io.vertx.core.Future;

/** A way to bring one message to one recipient, over one call to one other system. */
public interface Channel {
  /** Sends once, without retries; fails with a {@link SendFailure} that says what may follow. */
  Future<Sent> send(Outgoing message);
}
