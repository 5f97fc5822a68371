package io.promobot.support;

import io.promobot.channel.DeskChannel;
import io.promobot.channel.News;
import io.promobot.channel.Notice;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.ReasonSentence;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Sends a test over a channel, immediately and without the queue, and reports the result in words.
 */
public final class ChannelTestWorker {
  private static final long PATIENCE_S = 35;

  private final ChannelStore store;
  private final DeskChannels channels;
  private final Sender sender;
  private final InstantSource clock;
  private final Guard guard;

  /** The result of a test; {@code answer} is a plain sentence, with the other side's words. */
  public record Outcome(boolean arrived, String answer) {}

  /** Makes the call unless the channel is being left alone. */
  public interface Guard {
    Future<Sent> call(long channel, String type, Supplier<Future<Sent>> send);
  }

  public ChannelTestWorker(
      ChannelStore store, DeskChannels channels, Sender sender, InstantSource clock, Guard guard) {
    this.store = store;
    this.channels = channels;
    this.sender = sender;
    this.clock = clock;
    this.guard = guard;
  }

  /** Fails with {@link Refused} when there is no such channel. */
  public Future<Outcome> test(long id) {
    return store
        .find(id)
        .compose(
            channel ->
                channels
                    .of(channel.type())
                    .map(type -> send(type, channel))
                    .orElseGet(() -> Future.succeededFuture(noSuchType(channel))));
  }

  private static Outcome noSuchType(ShopChannel channel) {
    return new Outcome(false, "This promobot has no channel of type " + channel.type() + ".");
  }

  private Future<Outcome> send(DeskChannel type, ShopChannel channel) {
    var news = new News(notice(), channel.keys());
    var outgoing = new Outgoing<>("test-" + UUID.randomUUID(), channel.address(), news);
    return guard
        .call(channel.id(), channel.type(), () -> type.send(outgoing))
        .timeout(PATIENCE_S, TimeUnit.SECONDS)
        .transform(sent -> Future.succeededFuture(outcome(type.kind(), sent)));
  }

  private Notice notice() {
    return new Notice(
        "test",
        sender.business(),
        "Test",
        "This is a test: customers' questions will arrive here.",
        Optional.of(sender.business()),
        Optional.empty(),
        Optional.empty(),
        "",
        clock.instant(),
        sender.requestsLink());
  }

  private static Outcome outcome(DeskChannel.Kind kind, AsyncResult<Sent> sent) {
    if (sent.succeeded()) {
      return new Outcome(true, "The test message was accepted; check that it arrived.");
    }
    Throwable cause = sent.cause();
    if (cause instanceof SendFailure failure) {
      String words = theirWords(failure);
      String sentence = ReasonSentence.of(failure.reason().key(), kind.type());
      return new Outcome(false, words.isEmpty() ? sentence : sentence + " (" + words + ")");
    }
    if (cause instanceof TimeoutException) {
      return new Outcome(false, ReasonSentence.of(Reason.NO_ANSWER.key(), kind.type()));
    }
    return new Outcome(false, ReasonSentence.of(Reason.NOT_PREPARED.key(), kind.type()));
  }

  /** What the other side said; it said nothing when it was not called. */
  private static String theirWords(SendFailure failure) {
    return failure.reason() == Reason.BREAKER_OPEN || failure.getMessage() == null
        ? ""
        : failure.getMessage().strip();
  }
}
