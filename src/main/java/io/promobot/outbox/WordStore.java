package io.promobot.outbox;

import io.promobot.flow.Message;
import io.promobot.flow.Say;
import io.promobot.flow.Say.Reader;
import io.promobot.flow.Texts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/** What messages said: the copy they were sent with, and the name the shop has now. */
public final class WordStore {
  private final CopyStore copies;
  private final Linking links;

  /** Where the links of a message lead. */
  private interface Linking {
    Future<Say.Links> of(Row row);
  }

  private WordStore(CopyStore copies, Linking links) {
    this.copies = copies;
    this.links = links;
  }

  /** For the owner, whose taps on links would count. */
  public static WordStore withoutLinks(CopyStore copies) {
    return new WordStore(copies, row -> Future.succeededFuture(button -> ""));
  }

  /** For customers; rows need a {@code customer_id}. */
  public static WordStore withLinks(CopyStore copies, LinkStore links) {
    return new WordStore(
        copies,
        row ->
            links.of(
                row.getLong("customer_id"),
                row.getString("campaign_id"),
                row.getInteger("version")));
  }

  /**
   * The words of a row with {@code say}, {@code campaign_id}, {@code version}, {@code first_name}
   * and perhaps {@code words}; empty when its copy is gone.
   */
  public Future<Optional<Message>> of(Row row) {
    if (row.getColumnIndex("words") >= 0 && row.getJsonObject("words") != null) {
      return Future.succeededFuture(Optional.of(WordsJson.read(row.getJsonObject("words"))));
    }
    String say = row.getString("say");
    String campaign = row.getString("campaign_id");
    Integer version = row.getInteger("version");
    if (say == null || campaign == null || version == null) {
      return Future.succeededFuture(Optional.empty());
    }
    Optional<String> name = Optional.ofNullable(row.getString("first_name"));
    return copies
        .find(campaign, version)
        .compose(
            found ->
                links
                    .of(row)
                    .map(
                        to ->
                            found.flatMap(copy -> of(say, copy, new Reader(campaign, name, to)))));
  }

  private static Optional<Message> of(String say, Texts copy, Reader reader) {
    return copy.story().say(say).map(known -> known.message(copy, reader));
  }
}
