package io.promobot.lead;

import io.promobot.calls.Call;
import io.promobot.calls.Caller;
import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.lead.WelcomeStore.Addressee;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Welcomes people who registered, with the text current when their e-mail is due. */
public final class WelcomeWorker implements Caller {
  private final WelcomeStore store;
  private final Channel<Letter> mail;
  private final Supplier<String> business;

  public WelcomeWorker(WelcomeStore store, Channel<Letter> mail, Supplier<String> business) {
    this.store = store;
    this.mail = mail;
    this.business = business;
  }

  @Override
  public Future<Sent> call(Call call) {
    return prepared(store.addressee(call.lead().orElseThrow()))
        .compose(
            addressee ->
                addressee
                    .map(somebody -> write(call, somebody))
                    .orElseGet(() -> Future.failedFuture(new SendFailure(Reason.ERASED, ""))));
  }

  private Future<Sent> write(Call call, Addressee addressee) {
    return prepared(store.find())
        .map(
            letters ->
                WelcomeMail.of(letters, addressee.language(), addressee.name(), business.get()))
        .map(letter -> new Outgoing<>(String.valueOf(call.id()), addressee.email(), letter))
        .compose(mail::send);
  }

  private static <T> Future<T> prepared(Future<T> loaded) {
    return loaded.recover(away -> Future.failedFuture(new SendFailure(Reason.NOT_PREPARED, "")));
  }
}
