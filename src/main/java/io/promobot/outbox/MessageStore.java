package io.promobot.outbox;

import io.promobot.flow.Message;
import io.promobot.flow.Reader;
import io.promobot.flow.Say;
import io.promobot.wording.Spoken;
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
    return due.speaksForItself()
        // as a step of its own: words that cannot be read are this message's failure alone
        ? Future.succeededFuture(due.words().orElseThrow()).map(WordsJson::read)
        : copies.of(due.campaign(), due.version()).compose(copy -> of(due, copy));
  }

  private Future<Message> of(Due due, Spoken copy) {
    Say say = copy.story().say(due.say()).orElseThrow();
    return greeted(due, say)
        .compose(
            who ->
                links(due, say)
                    .map(
                        to -> new Reader(due.campaign(), who.name(), to, links.coupon(due.words())))
                    .map(reader -> say.message(copy.in(who.language()), reader)));
  }

  private Future<NameStore.Greeted> greeted(Due due, Say say) {
    return say.nameless().isPresent()
        ? names.greeted(due)
        : Future.succeededFuture(new NameStore.Greeted(Optional.empty(), due.language()));
  }

  private Future<Reader.Links> links(Due due, Say say) {
    boolean none = say.buttons().stream().noneMatch(button -> button.address().isPresent());
    return none
        ? Future.succeededFuture(button -> "")
        : links.of(due.customer(), due.campaign(), due.version());
  }
}
