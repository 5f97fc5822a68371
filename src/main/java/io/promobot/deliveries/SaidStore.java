package io.promobot.deliveries;

import io.promobot.channel.ReasonSentence;
import io.promobot.db.Database;
import io.promobot.flow.Message;
import io.promobot.flow.Say;
import io.promobot.flow.Stories;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.WordStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What we said to one customer. */
public final class SaidStore {
  private final Database database;
  private final String page;
  private final WordStore words;

  /** The words of a message, as far as they are still known. */
  private record Worded(Row row, Optional<Message> message) {}

  public SaidStore(Database database, String page, CopyStore copies) {
    this.database = database;
    this.page = page;
    this.words = WordStore.withoutLinks(copies);
  }

  /** The newest messages to this customer that come before this time and number. */
  public Future<List<Said>> before(long customer, OffsetDateTime at, long id, int limit) {
    return database
        .lists()
        .preparedQuery(SAID)
        .execute(Tuple.of(page, customer, at, id, limit))
        .compose(this::worded)
        .map(all -> all.stream().map(SaidStore::said).toList());
  }

  // Each part has its own index; the last are answers to their questions by e-mail.
  static final String SAID =
      """
      SELECT o.id, coalesce(o.attempted_at, o.created_at) AS at, o.kind, o.say, o.campaign_id,
             o.version, o.words, o.language, o.reason, c.first_name,
             CASE WHEN o.state <> 'sent' OR o.kind = 'email' THEN o.state
               WHEN c.read_until >= o.attempted_at THEN 'seen'
               WHEN c.delivered_until >= o.attempted_at THEN 'delivered'
               ELSE 'sent' END AS state
      FROM (SELECT customer_id AS reader, * FROM outbox
          WHERE state IN ('queued', 'sending', 'unknown')
        UNION ALL
        SELECT customer_id, * FROM outbox
          WHERE state IN ('held', 'sent', 'failed', 'skipped', 'cancelled')
        UNION ALL
        SELECT r.customer_id, o.* FROM request r
          JOIN outbox o ON o.page_id = r.page_id AND o.request_id = r.id AND o.request_id IS NOT NULL
            AND o.kind = 'email' AND o.channel_id IS NULL) o
      JOIN customer c ON c.page_id = o.page_id AND c.id = o.reader
      WHERE o.page_id = $1 AND o.reader = $2
        AND (coalesce(o.attempted_at, o.created_at), o.id) < ($3, $4)
      ORDER BY 2 DESC, o.id DESC
      LIMIT $5
      """;

  /** The buttons of these campaigns that this customer has been shown. */
  public Future<List<ShownButton>> buttons(long customer, String... campaigns) {
    return database
        .lists()
        .preparedQuery(EDITIONS)
        .execute(Tuple.of(page, customer).addArrayOfString(campaigns))
        .compose(this::worded)
        .map(all -> all.stream().flatMap(SaidStore::buttons).toList());
  }

  static final String EDITIONS =
      """
      SELECT o.campaign_id, o.version, o.say, o.language, min(o.attempted_at) AS at, c.first_name
      FROM (SELECT * FROM outbox WHERE state IN ('queued', 'sending', 'unknown')
        UNION ALL
        SELECT * FROM outbox WHERE state IN ('held', 'sent', 'failed', 'skipped', 'cancelled')) o
      JOIN customer c ON c.page_id = o.page_id AND c.id = o.customer_id
      WHERE o.page_id = $1 AND o.customer_id = $2 AND o.campaign_id = ANY ($3)
        AND o.attempted_at IS NOT NULL
      GROUP BY o.campaign_id, o.version, o.say, o.language, c.first_name
      """;

  private static Stream<ShownButton> buttons(Worded edition) {
    return edition.message().stream()
        .flatMap(message -> message.choices().stream())
        .map(choice -> new ShownButton(choice.payload(), choice.label(), at(edition.row())));
  }

  private Future<List<Worded>> worded(RowSet<Row> rows) {
    List<Future<Worded>> all =
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> words.of(row).map(message -> new Worded(row, message)))
            .toList();
    return Future.all(all).map(done -> done.list());
  }

  private static Said said(Worded worded) {
    Row row = worded.row();
    return new Said(
        row.getLong("id"),
        at(row),
        kind(row),
        worded.message().map(Message::text).filter(text -> !text.isEmpty()),
        Optional.ofNullable(row.getString("campaign_id")),
        row.getString("state"),
        Optional.ofNullable(row.getString("reason"))
            .map(key -> ReasonSentence.of(key, row.getString("kind"))));
  }

  private static String kind(Row row) {
    return Optional.ofNullable(row.getString("say"))
        .filter(say -> row.getString("kind").equals("message"))
        .flatMap(Stories::say)
        .map(Say::key)
        .orElseGet(() -> row.getString("kind"));
  }

  private static Instant at(Row row) {
    return row.getOffsetDateTime("at").toInstant();
  }
}
