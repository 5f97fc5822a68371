package io.promobot.support;

import io.promobot.calls.Call;
import io.promobot.calls.Caller;
import io.promobot.channel.DeskChannel;
import io.promobot.channel.Event;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.support.CouponEventStore.Loaded;
import io.vertx.core.Future;

/** Tells a program of the owner's that a coupon was revealed or redeemed. */
public final class CouponNewsWorker implements Caller {
  private final CouponEventStore store;
  private final DeskChannels channels;

  public CouponNewsWorker(CouponEventStore store, DeskChannels channels) {
    this.store = store;
    this.channels = channels;
  }

  @Override
  public Future<Sent> call(Call call) {
    if (call.couponEntry().isEmpty() || call.channel().isEmpty()) {
      return failed(Reason.ERASED, "");
    }
    return store
        .load(call.couponEntry().get(), call.channel().get())
        .recover(away -> failed(Reason.NOT_PREPARED, ""))
        .compose(
            found ->
                found.map(loaded -> tell(call, loaded)).orElseGet(() -> failed(Reason.ERASED, "")));
  }

  private Future<Sent> tell(Call call, Loaded loaded) {
    return loaded
        .place()
        .flatMap(
            place ->
                channels.of(place.type()).map(channel -> tell(call, channel, place, loaded.json())))
        .orElseGet(() -> failed(Reason.CHANNEL_REMOVED, ""));
  }

  private static Future<Sent> tell(Call call, DeskChannel channel, Place place, String json) {
    return place
        .keys()
        .map(
            keys ->
                channel.tell(
                    new Outgoing<>(
                        String.valueOf(call.id()), place.address(), new Event(json, keys))))
        .orElseGet(
            () ->
                failed(
                    Reason.NO_ADDRESS,
                    "This channel has no secret; delete it and create it again"));
  }

  private static <T> Future<T> failed(Reason reason, String detail) {
    return Future.failedFuture(new SendFailure(reason, detail));
  }
}
