package io.promobot.outbox;

import io.promobot.flow.Message;
import io.promobot.flow.Say;
import io.promobot.flow.Say.Reader;
import io.promobot.flow.Texts;
import io.vertx.core.Future;
import java.util.Optional;

/** Finds the words of claimed rows: their own, or their campaign's for this customer. */
public final class MessageStore {
  private final CopyStore copies;
  private final NameStore names;
  private final LinkStore links;

  public MessageStore(CopyStore copies, NameStore names, LinkStore links) {
    this.copies = copies;
    this.names = names;
    this.links = links;
  }

  Future<Message> of(Due due) {
    return due.words()
        .map(json -> Future.succeededFuture(json).map(WordsJson::read))
        .orElseGet(() -> copies.of(due.campaign(), due.version()).compose(copy -> of(due, copy)));
  }

  private Future<Message> of(Due due, Texts copy) {
    Say say = copy.story().say(due.say()).orElseThrow();
    return name(due, say)
        .compose(
            name ->
                links(due, say).map(to -> say.message(copy, new Reader(due.campaign(), name, to))));
  }

  private Future<Optional<String>> name(Due due, Say say) {
    return say.greets() ? names.firstName(due) : Future.succeededFuture(Optional.empty());
  }

  private Future<Say.Links> links(Due due, Say say) {
    boolean none = say.buttons().stream().noneMatch(button -> button.address().isPresent());
    return none
        ? Future.succeededFuture(button -> "")
        : links.of(due.customer(), due.campaign(), due.version());
  }
}
