package io.promobot.outbox;

import io.promobot.channel.Channel;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.flow.Message;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Delivers one claimed row to its customer: policy gate, words, call, verdict. */
public final class SendWorker {
  /** The first pause of a page, when Messenger does not say how long; it doubles from there. */
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final MessageStore messages;
  private final Channel<Message> channel;
  private final Verdicts verdicts;
  private final PageStore page;
  private final ShopDays days;

  /** {@code days} are the shop's. */
  public SendWorker(
      MessageStore messages,
      Channel<Message> channel,
      Verdicts verdicts,
      PageStore page,
      ShopDays days) {
    this.days = days;
    this.page = page;
    this.messages = messages;
    this.channel = channel;
    this.verdicts = verdicts;
  }

  /** The result of the row; never fails. */
  Future<Settlement> send(Due due, Instant now) {
    Optional<Policy.Hold> hold = Policy.check(due, days, now);
    if (hold.isPresent()) {
      return Future.succeededFuture(Settlement.held(due, hold.get()));
    }
    return messages
        .of(due)
        .compose(
            message -> channel.send(new Outgoing<>(String.valueOf(due.id()), due.psid(), message)))
        .map(sent -> settled(due, sent))
        .recover(failure -> failed(due, understood(failure)));
  }

  private Future<Settlement> failed(Due due, SendFailure failure) {
    Settlement settlement = verdicts.of(due, failure);
    return settlement.pausesPage()
        ? page.pause(failure.reason().key(), failure.pause().orElse(PAUSE))
            .transform(paused -> Future.succeededFuture(settlement))
        : Future.succeededFuture(settlement);
  }

  /** Messenger takes the page's messages again. */
  Future<Void> recovered() {
    return page.recovered();
  }

  private static Settlement settled(Due due, Sent sent) {
    return Settlement.sent(due.id(), due.lease(), Optional.of(sent.messageId()));
  }

  /**
   * Anything that is not the channel's verdict is our own trouble before the call; it does not
   * count as an attempt.
   */
  private static SendFailure understood(Throwable failure) {
    return failure instanceof SendFailure known
        ? known
        : new SendFailure(Reason.NOT_PREPARED, String.valueOf(failure.getMessage()));
  }
}
