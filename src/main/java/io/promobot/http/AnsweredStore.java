package io.promobot.http;

import io.promobot.retention.Over;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Remembers for a week what was answered to whom, by the keys their calls carried. */
final class AnsweredStore {
  private final String page;

  AnsweredStore(String page) {
    this.page = page;
  }

  /**
   * Takes these keys for this transaction. Who asks for one of them elsewhere waits until it is
   * over. The answer holds those that are taken for the first time in a week.
   */
  Future<Set<String>> take(SqlConnection tx, SortedSet<String> keys) {
    return tx.preparedQuery(TAKE)
        .execute(tuple(keys))
        .map(
            rows -> {
              Set<String> taken = new HashSet<>();
              rows.forEach(row -> taken.add(row.getString("key")));
              return taken;
            });
  }

  private static final String TAKE =
      """
      INSERT INTO answered (page_id, key, status, body)
      SELECT $1, decode(u.key, 'hex'), 0, ''
      FROM unnest($2::text[]) WITH ORDINALITY AS u (key, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, key) DO UPDATE SET answered_at = now(), lead_id = NULL
        WHERE %s
      RETURNING encode(key, 'hex') AS key
      """
          .formatted(Over.ANSWER);

  /** What was answered to these. */
  Future<Map<String, Answer>> find(SqlConnection tx, Collection<String> keys) {
    return tx.preparedQuery(FIND)
        .execute(tuple(keys))
        .map(
            rows -> {
              Map<String, Answer> answers = new HashMap<>();
              rows.forEach(row -> answers.put(row.getString("key"), answer(row)));
              return answers;
            });
  }

  private static Answer answer(Row row) {
    return new Answer(row.getInteger("status"), row.getString("body"), Optional.empty());
  }

  private static final String FIND =
      """
      SELECT encode(key, 'hex') AS key, status, body FROM answered
      WHERE page_id = $1 AND key = ANY (ARRAY(SELECT decode(k, 'hex') FROM unnest($2::text[]) AS k))
      """;

  private Tuple tuple(Collection<String> keys) {
    return Tuple.tuple().addString(page).addArrayOfString(keys.toArray(String[]::new));
  }

  /** Keeps what is answered to keys that were taken. */
  Future<Void> keep(SqlConnection tx, Map<String, Answer> answers) {
    List<String> keys = List.copyOf(answers.keySet());
    List<Answer> in = keys.stream().map(answers::get).toList();
    Tuple tuple =
        tuple(keys)
            .addArrayOfInteger(in.stream().map(Answer::status).toArray(Integer[]::new))
            .addArrayOfString(in.stream().map(Answer::body).toArray(String[]::new))
            .addArrayOfLong(in.stream().map(a -> a.lead().orElse(null)).toArray(Long[]::new));
    return tx.preparedQuery(KEEP).execute(tuple).mapEmpty();
  }

  private static final String KEEP =
      """
      UPDATE answered a SET status = u.status, body = u.body, lead_id = u.lead_id
      FROM unnest($2::text[], $3::int[], $4::text[], $5::bigint[]) AS u (key, status, body, lead_id)
      WHERE a.page_id = $1 AND a.key = decode(u.key, 'hex')
      """;
}
