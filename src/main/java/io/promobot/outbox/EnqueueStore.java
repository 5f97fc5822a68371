package io.promobot.outbox;

import io.promobot.flow.Message;
import io.promobot.flow.SupportStory;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Queues replies in the transaction that decided them, in their order. */
public final class EnqueueStore {
  private final String page;
  private final ChatEntryStore chats;

  public EnqueueStore(String page) {
    this.page = page;
    this.chats = new ChatEntryStore(page);
  }

  /** Queues these replies, and adds what is sent by that alone to the chats on the website. */
  public Future<Void> add(
      SqlConnection tx, List<Reply> replies, List<ChatEntry> chat, Instant now) {
    return Future.all(add(tx, replies), chats.add(tx, chat, now)).mapEmpty();
  }

  public Future<Void> add(SqlConnection tx, List<Reply> all) {
    List<Reply> replies = all.stream().anyMatch(r -> r.say().isOnce()) ? newest(all) : all;
    if (replies.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Reply> once = replies.stream().filter(reply -> reply.say().isOnce()).toList();
    return once.isEmpty()
        ? queue(tx, replies)
        : Future.all(cancelOlder(tx, once), queue(tx, replies)).mapEmpty();
  }

  private static List<Reply> newest(List<Reply> all) {
    return IntStream.range(0, all.size())
        .filter(i -> all.subList(i + 1, all.size()).stream().noneMatch(all.get(i)::isReplacedBy))
        .mapToObj(all::get)
        .toList();
  }

  /** Only those not tried yet: the others are on their way. */
  private Future<Void> cancelOlder(SqlConnection tx, List<Reply> once) {
    return tx.preparedQuery(CANCEL_OLDER)
        .execute(
            Tuple.tuple()
                .addString(page)
                .addArrayOfLong(once.stream().map(Reply::customer).toArray(Long[]::new))
                .addArrayOfString(once.stream().map(Reply::campaign).toArray(String[]::new))
                .addArrayOfString(once.stream().map(r -> r.say().name()).toArray(String[]::new)))
        .mapEmpty();
  }

  private static final String CANCEL_OLDER =
      """
      UPDATE outbox SET state = 'cancelled', reason = 'asked_again', settled_at = now()
      WHERE page_id = $1 AND state = 'queued' AND id = ANY (ARRAY(
        SELECT o.id FROM outbox_live o
          JOIN unnest($2::bigint[], $3::text[], $4::text[]) AS u (customer_id, campaign_id, say)
            ON o.customer_id = u.customer_id AND o.campaign_id = u.campaign_id AND o.say = u.say
        WHERE o.page_id = $1 AND o.customer_id = ANY ($2) AND o.state = 'queued' AND o.attempts = 0
        ORDER BY o.id
        FOR UPDATE OF o SKIP LOCKED))
      """;

  /**
   * Queues what campaigns say on their own: it waits behind answers, keeps their pace, and is held
   * while they are paused.
   */
  public Future<Void> addOwn(SqlConnection tx, List<Reply> own) {
    return own.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(ADD_OWN).execute(worded(columns(own), own)).mapEmpty();
  }

  private Future<Void> queue(SqlConnection tx, List<Reply> replies) {
    return replies.stream().noneMatch(reply -> reply.words().isPresent())
        ? tx.preparedQuery(ADD).execute(columns(replies)).mapEmpty()
        : tx.preparedQuery(ADD_WORDED).execute(worded(columns(replies), replies)).mapEmpty();
  }

  private Tuple columns(List<Reply> replies) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfLong(replies.stream().map(Reply::customer).toArray(Long[]::new))
        .addArrayOfString(replies.stream().map(Reply::campaign).toArray(String[]::new))
        .addArrayOfInteger(replies.stream().map(Reply::version).toArray(Integer[]::new))
        .addArrayOfString(replies.stream().map(r -> r.say().name()).toArray(String[]::new))
        .addArrayOfLong(replies.stream().map(r -> r.after().toMillis()).toArray(Long[]::new))
        .addArrayOfString(replies.stream().map(r -> r.line().key()).toArray(String[]::new));
  }

  private static Tuple worded(Tuple columns, List<Reply> replies) {
    return columns.addArrayOfString(
        replies.stream().map(r -> r.words().orElse(null)).toArray(String[]::new));
  }

  private static final String ADD =
      """
      INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, due_at, line)
      SELECT $1, u.customer_id, u.campaign_id, u.version, u.say, now() + u.pause * interval '1 ms',
        u.line
      FROM unnest($2::bigint[], $3::text[], $4::int[], $5::text[], $6::bigint[], $7::text[])
          WITH ORDINALITY AS u (customer_id, campaign_id, version, say, pause, line, nth)
      ORDER BY u.nth
      """;

  private static final String ADD_WORDED = worded(0);
  private static final String ADD_OWN = worded(1);

  private static String worded(int priority) {
    return """
      INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, due_at, line, words, priority)
      SELECT $1, u.customer_id, nullif(u.campaign_id, ''), nullif(u.version, 0), u.say,
        now() + u.pause * interval '1 ms', u.line, u.words::jsonb, %d
      FROM unnest($2::bigint[], $3::text[], $4::int[], $5::text[], $6::bigint[], $7::text[], $8::text[])
          WITH ORDINALITY AS u (customer_id, campaign_id, version, say, pause, line, words, nth)
      ORDER BY u.nth
      """
        .formatted(priority);
  }

  /** Queues a person's answer to a request for a customer's chat; answers with the row's id. */
  public Future<Long> answerInChat(SqlConnection tx, long request, long customer, String text) {
    return id(tx, ANSWER_IN_CHAT, Tuple.of(page, request, answer(text), customer));
  }

  private static final String ANSWER_IN_CHAT =
      """
      INSERT INTO outbox (page_id, request_id, say, words, customer_id, line)
      SELECT $1, $2, '%s', $3::text::jsonb, c.id, c.line
      FROM customer c WHERE c.page_id = $1 AND c.id = $4
      RETURNING id
      """
          .formatted(SupportStory.ANSWER);

  /**
   * Queues a person's answer to a request as an e-mail. Its row has no customer: it neither waits
   * for the messages of a chat nor holds them up.
   */
  public Future<Long> answerByEmail(SqlConnection tx, long request, String text) {
    long triedFor = OrderStore.TRIED_FOR.toMillis();
    return id(tx, ANSWER_BY_EMAIL, Tuple.of(page, request, answer(text), triedFor));
  }

  private static final String ANSWER_BY_EMAIL =
      """
      INSERT INTO outbox (page_id, request_id, say, words, kind, priority, give_up_at)
      VALUES ($1, $2, '%s', $3::text::jsonb, 'email', 2, now() + $4 * interval '1 ms')
      RETURNING id
      """
          .formatted(SupportStory.ANSWER);

  private static String answer(String text) {
    return WordsJson.of(Message.text(text));
  }

  private static Future<Long> id(SqlConnection tx, String sql, Tuple tuple) {
    return tx.preparedQuery(sql).execute(tuple).map(rows -> rows.iterator().next().getLong("id"));
  }
}
