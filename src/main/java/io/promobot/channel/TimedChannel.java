package io.promobot.channel;

import io.vertx.core.Future;

/**
 * Records how long a channel's calls take.
 *
 * @param <M> what the channel delivers
 */
public final class TimedChannel<M> implements Channel<M> {
  private final Channel<M> channel;
  private final String way;
  private final SendTimers timers;

  public TimedChannel(Channel<M> channel, String way, SendTimers timers) {
    this.channel = channel;
    this.way = way;
    this.timers = timers;
  }

  @Override
  public Future<Sent> send(Outgoing<M> outgoing) {
    long begun = System.nanoTime();
    return channel.send(outgoing).onComplete(sent -> timers.took(way, begun));
  }
}
