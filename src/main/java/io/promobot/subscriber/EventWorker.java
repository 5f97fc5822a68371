package io.promobot.subscriber;

import io.promobot.calls.Call;
import io.promobot.calls.Caller;
import io.promobot.channel.DeskChannel;
import io.promobot.channel.Event;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.channel.SigningKeys;
import io.promobot.subscriber.EventLoadStore.Loaded;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Tells a program of the owner's about an event, under the same id each time. */
public final class EventWorker implements Caller {
  private final EventLoadStore store;
  private final Function<String, Optional<DeskChannel>> kinds;

  /** {@code kinds} finds a kind of channel by its name. */
  public EventWorker(EventLoadStore store, Function<String, Optional<DeskChannel>> kinds) {
    this.store = store;
    this.kinds = kinds;
  }

  @Override
  public Future<Sent> call(Call call) {
    return store
        .load(call.id())
        .recover(away -> failed(Reason.NOT_PREPARED, ""))
        .compose(
            found ->
                found.map(loaded -> tell(call, loaded)).orElseGet(() -> failed(Reason.ERASED, "")));
  }

  private Future<Sent> tell(Call call, Loaded loaded) {
    return loaded
        .type()
        .flatMap(kinds)
        .map(channel -> tell(call, channel, loaded))
        .orElseGet(() -> failed(Reason.CHANNEL_REMOVED, ""));
  }

  private static Future<Sent> tell(Call call, DeskChannel channel, Loaded loaded) {
    Optional<SigningKeys> keys = loaded.keys();
    if (keys.isEmpty()) {
      return failed(Reason.NO_ADDRESS, "This channel has no secret; give it a new one");
    }
    Event event = new Event(loaded.json(), keys.get());
    return channel.tell(new Outgoing<>(String.valueOf(call.id()), loaded.address(), event));
  }

  private static <T> Future<T> failed(Reason reason, String detail) {
    return Future.failedFuture(new SendFailure(reason, detail));
  }
}
