package io.promobot.outbox;

import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * Adds to what visitors of the website see, in the transaction that decided it. Their customers
 * must be locked, so that a chat's numbers are committed in their order.
 */
final class ChatEntryStore {
  private final String page;

  ChatEntryStore(String page) {
    this.page = page;
  }

  /** Adds these in their order; our answers are sent by that, at this time. */
  Future<Void> add(SqlConnection tx, List<ChatEntry> entries, Instant now) {
    if (entries.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(entries.stream().map(ChatEntry::customer).toArray(Long[]::new))
            .addArrayOfString(
                entries.stream()
                    .map(e -> e.reply().isEmpty() ? e.text() : null)
                    .toArray(String[]::new))
            .addArrayOfString(ofReplies(entries, Reply::campaign))
            .addArrayOfInteger(
                entries.stream()
                    .map(e -> e.reply().map(Reply::version).orElse(0))
                    .toArray(Integer[]::new))
            .addArrayOfString(ofReplies(entries, reply -> reply.say().name()))
            .addArrayOfString(ofReplies(entries, reply -> reply.words().orElse(null)))
            .addArrayOfString(ofReplies(entries, reply -> reply.line().key()))
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
            .addArrayOfString(
                entries.stream()
                    .map(e -> e.event().isEmpty() ? null : e.event())
                    .toArray(String[]::new))
            .addArrayOfString(
                ofReplies(entries, reply -> reply.language().map(StoryLanguage::tag).orElse(null)));
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private static String[] ofReplies(List<ChatEntry> entries, Function<Reply, String> field) {
    return entries.stream().map(e -> e.reply().map(field).orElse(null)).toArray(String[]::new);
  }

  // The new rows' ids ascend in the order of what was said, which finds each message its row; in an
  // array, because a join would compare each with every other.
  private static final String ADD =
      """
      WITH entry AS MATERIALIZED (
        SELECT u.*, (count(u.say) OVER (ORDER BY u.nth))::int AS message
        FROM unnest($2::bigint[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[],
          $10::text[], $11::text[])
          WITH ORDINALITY AS u (customer_id, text, campaign_id, version, say, words, line, event, language,
            nth)),
      said AS (
        INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, words, line, state,
          attempts, attempted_at, settled_at, language)
        SELECT $1, customer_id, nullif(campaign_id, ''), nullif(version, 0), say, words::jsonb, line,
          'sent', 1, $9, $9, language
        FROM entry WHERE say IS NOT NULL ORDER BY nth
        RETURNING id),
      numbered AS MATERIALIZED (SELECT array_agg(id ORDER BY id) AS ids FROM said)
      INSERT INTO chat_message (page_id, customer_id, outbox_id, text, event, at)
      SELECT $1, e.customer_id, CASE WHEN e.say IS NOT NULL THEN n.ids[e.message] END, e.text,
        e.event, $9
      FROM entry e CROSS JOIN numbered n
      ORDER BY e.nth
      """;

  /** Adds messages that were queued until now and have just been sent, by their ids. */
  Future<Void> sent(SqlConnection tx, List<Long> ids) {
    return ids.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(SENT)
            .execute(Tuple.tuple().addString(page).addArrayOfLong(ids.toArray(Long[]::new)))
            .mapEmpty();
  }

  private static final String SENT =
      """
      INSERT INTO chat_message (page_id, customer_id, outbox_id, at, campaign_id)
      SELECT page_id, customer_id, id, attempted_at, CASE priority WHEN 1 THEN campaign_id END
      FROM outbox
      WHERE page_id = $1 AND id = ANY ($2) AND state = 'sent'
      ORDER BY priority, id
      """;
}
