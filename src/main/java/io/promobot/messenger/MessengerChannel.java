package io.promobot.messenger;

import io.promobot.channel.Channel;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Sent;
import io.promobot.flow.Message;
import io.vertx.core.Future;

/** Sends one message through Messenger's Send API. */
public final class MessengerChannel implements Channel<Message> {
  private final GraphClient graph;

  public MessengerChannel(GraphClient graph) {
    this.graph = graph;
  }

  @Override
  public Future<Sent> send(Outgoing<Message> message) {
    return graph.post("/me/messages", SendJson.of(message).toString()).map(SendAnswer::sent);
  }
}
