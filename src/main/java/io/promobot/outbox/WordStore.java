package io.promobot.outbox;

import io.promobot.flow.CouponInHand;
import io.promobot.flow.Message;
import io.promobot.flow.Reader;
import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Spoken;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/** What messages said: the copy they were sent with, and the name the shop has now. */
public final class WordStore {
  private final CopyStore copies;
  private final Linking links;

  /** Where the links of a message lead, and the coupon that only its customer has. */
  private interface Linking {
    Future<Reader.Links> of(Row row);

    default Optional<CouponInHand> coupon(JsonObject words) {
      return WordsJson.coupon(words, "");
    }
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
        new Linking() {
          @Override
          public Future<Reader.Links> of(Row row) {
            return links.of(
                row.getLong("customer_id"),
                row.getString("campaign_id"),
                row.getInteger("version"));
          }

          @Override
          public Optional<CouponInHand> coupon(JsonObject words) {
            return links.coupon(Optional.of(words));
          }
        });
  }

  /**
   * The words of a row with {@code say}, {@code campaign_id}, {@code version}, {@code language},
   * {@code first_name} and perhaps {@code words}; empty when its copy is gone.
   */
  public Future<Optional<Message>> of(Row row) {
    Optional<JsonObject> words =
        Optional.of(row)
            .filter(has -> has.getColumnIndex("words") >= 0)
            .map(has -> has.getJsonObject("words"));
    Optional<CouponInHand> coupon = words.flatMap(links::coupon);
    if (words.isPresent() && coupon.isEmpty()) {
      return Future.succeededFuture(words.map(WordsJson::read));
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
                    .map(to -> new Reader(campaign, name, to, coupon))
                    .map(reader -> found.flatMap(copy -> of(say, said(copy, row), reader))));
  }

  /** Without a language it is from before that was noted, when there was only one. */
  private static Texts said(Spoken copy, Row row) {
    Optional<StoryLanguage> language = language(row);
    return language.isPresent() ? copy.in(language) : copy.asWritten();
  }

  /** A row's {@code language}, if it has one. */
  static Optional<StoryLanguage> language(Row row) {
    return StoryLanguage.stored(row.getString("language"));
  }

  private static Optional<Message> of(String say, Texts copy, Reader reader) {
    return copy.story().say(say).map(known -> known.message(copy, reader));
  }
}
