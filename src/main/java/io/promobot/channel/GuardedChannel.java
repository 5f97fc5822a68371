package io.promobot.channel;

import io.promobot.channel.Breaker.Settings;
import io.promobot.channel.Breaker.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/**
 * A channel behind a circuit breaker.
 *
 * @param <M> what the channel delivers
 */
public final class GuardedChannel<M> implements Channel<M> {
  private final Channel<M> channel;
  private final Breaker breaker;

  /**
   * Guards a channel.
   *
   * @param listener called on every change of the breaker; must not block
   */
  public GuardedChannel(
      Vertx vertx, String name, Channel<M> channel, Settings settings, Consumer<State> listener) {
    this.channel = channel;
    this.breaker = new Breaker(vertx, name, settings, listener);
  }

  @Override
  public Future<Sent> send(Outgoing<M> outgoing) {
    return breaker.call(() -> channel.send(outgoing));
  }

  public State state() {
    return breaker.state();
  }
}
