package io.promobot.email;

import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.vertx.core.Future;

/** Used when no mail server is set: e-mails wait until there is one. */
public final class NoMailChannel implements Channel<Letter> {
  @Override
  public Future<Sent> send(Outgoing<Letter> outgoing) {
    return Future.failedFuture(
        new SendFailure(Reason.NOT_SET_UP, "No mail server is set: set SMTP_URL"));
  }
}
