package io.promobot.channel;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * Gives each send a turn of the event loop of its own: a burst that opens hundreds of connections
 * must not hold up everything else.
 */
public final class TurnedChannel<M> implements Channel<M> {
  private final Vertx vertx;
  private final Channel<M> channel;

  public TurnedChannel(Vertx vertx, Channel<M> channel) {
    this.vertx = vertx;
    this.channel = channel;
  }

  @Override
  public Future<Sent> send(Outgoing<M> outgoing) {
    Promise<Sent> sent = Promise.promise();
    vertx.runOnContext(turn -> channel.send(outgoing).onComplete(sent));
    return sent.future();
  }
}
