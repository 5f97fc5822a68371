package io.promobot.intake;

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
import java.util.SortedMap;
import java.util.function.Function;

/** Remembers answers for a week, by the keys of their calls. */
final class AnsweredStore {
  private final String page;

  AnsweredStore(String page) {
    this.page = page;
  }

  /**
   * The answer to a key.
   *
   * @param request what was sent; rows of earlier versions do not have it
   */
  record Kept(Answer answer, Optional<String> request) {
    boolean isFor(IntakeKey call) {
      return request.map(call.request()::equals).orElse(true);
    }
  }

  /**
   * Claims these keys for this transaction. Other claims of the same key wait until it is over.
   * Returns those claimed for the first time, or again after their week.
   */
  Future<Set<String>> take(SqlConnection tx, SortedMap<String, IntakeKey> keys) {
    Tuple tuple =
        tuple(keys.values())
            .addArrayOfString(texts(keys.values(), IntakeKey::request))
            .addArrayOfLong(
                keys.values().stream().map(key -> key.good().toSeconds()).toArray(Long[]::new));
    return tx.preparedQuery(TAKE)
        .execute(tuple)
        .map(
            rows -> {
              Set<String> taken = new HashSet<>();
              rows.forEach(row -> taken.add(row.getString("key")));
              return taken;
            });
  }

  private static final String TAKE =
      """
      INSERT INTO answered (page_id, key, request, repeat_until, status, body)
      SELECT $1, decode(u.key, 'hex'), decode(u.request, 'hex'), now() + u.good * interval '1 s', 0, ''
      FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY
        AS u (key, before, request, good, nth)
      WHERE NOT EXISTS (
        SELECT FROM answered WHERE page_id = $1 AND key = decode(u.before, 'hex')
          AND request IS NULL AND NOT %1$s)
      ORDER BY u.nth
      ON CONFLICT (page_id, key) DO UPDATE SET answered_at = now(), lead_id = NULL,
          request = excluded.request, repeat_until = excluded.repeat_until
        WHERE answered.repeat_until < now() OR %1$s
      RETURNING encode(key, 'hex') AS key
      """
          .formatted(Over.ANSWER);

  /** The answers to these keys. */
  Future<Map<String, Kept>> find(SqlConnection tx, Collection<IntakeKey> keys) {
    return tx.preparedQuery(FIND)
        .execute(tuple(keys))
        .map(
            rows -> {
              Map<String, Kept> answers = new HashMap<>();
              rows.forEach(row -> answers.put(row.getString("asked"), kept(row)));
              return answers;
            });
  }

  private static Kept kept(Row row) {
    var answer = new Answer(row.getInteger("status"), row.getString("body"), Optional.empty());
    return new Kept(answer, Optional.ofNullable(row.getString("request")));
  }

  private static final String FIND =
      """
      SELECT u.key AS asked, a.status, a.body, encode(a.request, 'hex') AS request
      FROM unnest($2::text[], $3::text[]) AS u (key, before)
        JOIN answered a ON a.page_id = $1
          AND (a.key = decode(u.key, 'hex') OR a.key = decode(u.before, 'hex') AND a.request IS NULL)
      """;

  private Tuple tuple(Collection<IntakeKey> keys) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfString(texts(keys, IntakeKey::key))
        .addArrayOfString(texts(keys, key -> key.before().orElse(null)));
  }

  private static String[] texts(Collection<IntakeKey> keys, Function<IntakeKey, String> text) {
    return keys.stream().map(text).toArray(String[]::new);
  }

  /** Stores the answers to claimed keys. */
  Future<Void> keep(SqlConnection tx, Map<String, Kept> answers) {
    List<String> keys = List.copyOf(answers.keySet());
    List<Answer> in = keys.stream().map(key -> answers.get(key).answer()).toList();
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(keys.toArray(String[]::new))
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
