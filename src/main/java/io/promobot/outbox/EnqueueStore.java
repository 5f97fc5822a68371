package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Queues replies in the transaction that decided them, in their order. */
public final class EnqueueStore {
  private final String page;

  public EnqueueStore(String page) {
    this.page = page;
  }

  public Future<Void> add(SqlConnection tx, List<Reply> replies) {
    if (replies.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(replies.stream().map(Reply::customer).toArray(Long[]::new))
            .addArrayOfString(replies.stream().map(Reply::campaign).toArray(String[]::new))
            .addArrayOfInteger(replies.stream().map(Reply::version).toArray(Integer[]::new))
            .addArrayOfString(replies.stream().map(r -> r.say().name()).toArray(String[]::new))
            .addArrayOfLong(replies.stream().map(r -> r.after().toMillis()).toArray(Long[]::new));
    if (replies.stream().noneMatch(reply -> reply.words().isPresent())) {
      return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
    }
    String[] words =
        replies.stream().map(r -> r.words().map(WordsJson::of).orElse(null)).toArray(String[]::new);
    return tx.preparedQuery(ADD_WORDED).execute(tuple.addArrayOfString(words)).mapEmpty();
  }

  private static final String ADD =
      """
      INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, due_at)
      SELECT $1, u.customer_id, u.campaign_id, u.version, u.say, now() + u.pause * interval '1 ms'
      FROM unnest($2::bigint[], $3::text[], $4::int[], $5::text[], $6::bigint[]) WITH ORDINALITY
          AS u (customer_id, campaign_id, version, say, pause, nth)
      ORDER BY u.nth
      """;

  private static final String ADD_WORDED =
      """
      INSERT INTO outbox (page_id, customer_id, campaign_id, version, say, due_at, words)
      SELECT $1, u.customer_id, nullif(u.campaign_id, ''), nullif(u.version, 0), u.say,
        now() + u.pause * interval '1 ms', u.words::jsonb
      FROM unnest($2::bigint[], $3::text[], $4::int[], $5::text[], $6::bigint[], $7::text[])
          WITH ORDINALITY AS u (customer_id, campaign_id, version, say, pause, words, nth)
      ORDER BY u.nth
      """;
}
