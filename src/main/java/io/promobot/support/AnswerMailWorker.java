package io.promobot.support;

import io.promobot.calls.Call;
import io.promobot.calls.Caller;
import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.support.AnswerMailStore.Loaded;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Answers people who asked elsewhere than in a chat that is open, by e-mail. */
public final class AnswerMailWorker implements Caller {
  private final AnswerMailStore store;
  private final Channel<Letter> mail;
  private final Supplier<String> business;

  public AnswerMailWorker(AnswerMailStore store, Channel<Letter> mail, Supplier<String> business) {
    this.store = store;
    this.mail = mail;
    this.business = business;
  }

  @Override
  public Future<Sent> call(Call call) {
    return store
        .load(call.id())
        .recover(away -> Future.failedFuture(new SendFailure(Reason.NOT_PREPARED, "")))
        .compose(
            found ->
                found
                    .map(loaded -> write(call, loaded))
                    .orElseGet(() -> Future.failedFuture(new SendFailure(Reason.ERASED, ""))));
  }

  private Future<Sent> write(Call call, Loaded loaded) {
    Letter letter = AnswerMail.of(loaded.answered(), business.get());
    return mail.send(new Outgoing<>(String.valueOf(call.id()), loaded.email(), letter));
  }
}
