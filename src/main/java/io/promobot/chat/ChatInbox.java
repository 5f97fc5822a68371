package io.promobot.chat;

import io.promobot.channel.CustomerEvent;
import io.promobot.inbox.Reparse;
import io.promobot.inbox.WebhookInbox;
import io.promobot.messenger.WebhookParser;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands what visitors do to the inbox, in the shape it knows from every line. */
public final class ChatInbox {
  private final String page;
  private final WebhookInbox inbox;
  private final ChatStore chats;
  private final InstantSource clock;

  public ChatInbox(String page, WebhookInbox inbox, ChatStore chats, InstantSource clock) {
    this.page = page;
    this.inbox = inbox;
    this.chats = chats;
    this.clock = clock;
  }

  /** Reads events that were stored as they came, in the format of their line. */
  public static Reparse again(String page, WebhookParser messenger) {
    return (raw, standby) ->
        ChatEvent.again(page, raw).orElseGet(() -> messenger.again(page, raw, standby));
  }

  /**
   * Completes once all of it is committed; each id has its effect once however often it comes.
   *
   * @param network the visitor's, if it is to be limited
   */
  Future<Void> receive(Visitor visitor, Optional<String> network, List<ChatEvent> events) {
    Instant now = clock.instant();
    List<Future<Optional<CustomerEvent>>> all = new ArrayList<>();
    for (ChatEvent event : events) {
      // what came together still happened one after the other, wherever it is listed by time
      all.add(translated(visitor, event, now.plus(all.size(), ChronoUnit.MICROS)));
    }
    return Future.all(all)
        .compose(
            done -> {
              List<CustomerEvent> known = new ArrayList<>();
              all.forEach(each -> each.result().ifPresent(one -> known.add(one.from(network))));
              return inbox.receive(known);
            });
  }

  /** A receipt for a message that is not in this visitor's chat means nothing. */
  private Future<Optional<CustomerEvent>> translated(
      Visitor visitor, ChatEvent event, Instant now) {
    if (!event.isReceipt()) {
      return Future.succeededFuture(Optional.of(event.of(page, visitor, now, Optional.empty())));
    }
    return event
        .message()
        .map(message -> chats.sentAt(visitor.person(), message))
        .orElse(Future.succeededFuture(Optional.empty()))
        .map(sent -> sent.map(until -> event.of(page, visitor, now, Optional.of(until))));
  }
}
