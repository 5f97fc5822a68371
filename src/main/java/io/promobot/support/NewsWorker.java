package io.promobot.support;

import io.promobot.calls.Call;
import io.promobot.calls.Caller;
import io.promobot.channel.DeskChannel;
import io.promobot.channel.Notice;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.support.NewsStore.Loaded;
import io.vertx.core.Future;

/** Notifies a channel of a desk about a request. */
public final class NewsWorker implements Caller {
  private final NewsStore store;
  private final DeskChannels channels;

  public NewsWorker(NewsStore store, DeskChannels channels) {
    this.store = store;
    this.channels = channels;
  }

  @Override
  public Future<Sent> call(Call call) {
    if (call.request().isEmpty() || call.channel().isEmpty()) {
      return failed(Reason.ERASED, "");
    }
    return store
        .load(call.request().get(), call.channel().get())
        .recover(away -> Future.failedFuture(new SendFailure(Reason.NOT_PREPARED, "")))
        .compose(
            found ->
                found.map(loaded -> tell(call, loaded)).orElseGet(() -> failed(Reason.ERASED, "")));
  }

  private Future<Sent> tell(Call call, Loaded loaded) {
    return loaded
        .place()
        .map(place -> tell(call, place, loaded.notice()))
        .orElseGet(() -> failed(Reason.CHANNEL_REMOVED, ""));
  }

  private Future<Sent> tell(Call call, Place place, Notice notice) {
    return channels
        .of(place.type())
        .map(channel -> tell(call, channel, place, notice))
        .orElseGet(() -> failed(Reason.CHANNEL_REMOVED, "no such type: " + place.type()));
  }

  private static Future<Sent> tell(Call call, DeskChannel channel, Place place, Notice notice) {
    return channel.send(
        new Outgoing<>(String.valueOf(call.id()), place.address(), place.news(notice)));
  }

  private static Future<Sent> failed(Reason reason, String detail) {
    return Future.failedFuture(new SendFailure(reason, detail));
  }
}
