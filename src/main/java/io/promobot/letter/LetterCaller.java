package io.promobot.letter;

import io.promobot.calls.Call;
import io.promobot.calls.Caller;
import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.vertx.core.Future;

/** Hands letters to the mail server, word for word as they were queued. */
public final class LetterCaller implements Caller {
  private final LetterQueueStore store;
  private final Channel<Letter> mail;

  public LetterCaller(LetterQueueStore store, Channel<Letter> mail) {
    this.store = store;
    this.mail = mail;
  }

  @Override
  public Future<Sent> call(Call call) {
    return store
        .load(call.id())
        .recover(away -> Future.failedFuture(new SendFailure(Reason.NOT_PREPARED, "")))
        .compose(
            found ->
                found
                    .map(mail::send)
                    .orElseGet(() -> Future.failedFuture(new SendFailure(Reason.ERASED, ""))));
  }
}
