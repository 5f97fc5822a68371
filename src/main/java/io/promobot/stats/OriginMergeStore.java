package io.promobot.stats;

import io.promobot.db.Database;
import io.promobot.text.OriginName;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges what earlier versions counted under several spellings of one origin. No total changes, and
 * it may run at any time and repeatedly: an earlier version still running alongside this one writes
 * its own spellings until it is stopped.
 */
public final class OriginMergeStore {
  private static final Logger log = LoggerFactory.getLogger(OriginMergeStore.class);
  private static final int BATCH = 1_000;

  private final Database database;
  private final String page;
  private final OriginNameStore names;
  private final LanguageRepairStore languages;

  /** Two spellings; the second one is kept. */
  private record Pair(String from, String to) {}

  public OriginMergeStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.names = new OriginNameStore(page);
    this.languages = new LanguageRepairStore(page);
  }

  /** Never fails: the figures are right without it, and the next start tries again. */
  public Future<Void> mergeOrLater() {
    return merge()
        .onFailure(failure -> log.warn("spellings of origins stay apart: {}", failure.toString()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Reports how many spellings were given up. */
  Future<Integer> merge() {
    return database
        .transaction(languages::repair)
        .compose(done -> database.transaction(this::pairs))
        .compose(pairs -> pairs.isEmpty() ? Future.succeededFuture(0) : merge(pairs));
  }

  private Future<List<Pair>> pairs(SqlConnection tx) {
    return tx.preparedQuery(SPELLINGS)
        .execute(Tuple.of(page))
        .compose(
            rows -> {
              Map<String, String> first = new TreeMap<>();
              rows.forEach(row -> remember(first, row.getString("origin")));
              List<String> counted =
                  rows.stream()
                      .filter(row -> row.getBoolean("counted"))
                      .map(row -> row.getString("origin"))
                      .toList();
              return names.names(tx, first).map(kept -> pairs(counted, kept));
            });
  }

  private static void remember(Map<String, String> first, String spelling) {
    String name = OriginName.of(spelling);
    if (!name.isEmpty()) {
      first.putIfAbsent(OriginName.key(name), name);
    }
  }

  private static String key(String spelling) {
    return OriginName.key(OriginName.of(spelling));
  }

  private static List<Pair> pairs(List<String> spellings, Map<String, String> kept) {
    List<Pair> pairs = new ArrayList<>();
    for (String spelling : spellings) {
      String name = kept.getOrDefault(key(spelling), spelling);
      if (!name.equals(spelling)) {
        pairs.add(new Pair(spelling, name));
      }
    }
    return pairs;
  }

  // The spellings that have no name yet, in the order in which they were first written, as far as
  // that is known; most starts find none and look only at the figures.
  private static final String SPELLINGS =
      """
      WITH days AS MATERIALIZED (
        SELECT origin, min(day) AS day FROM origin_count WHERE page_id = $1 GROUP BY origin),
      seen AS (
        SELECT origin, true AS counted FROM days
        UNION ALL SELECT origin, true FROM path_count WHERE page_id = $1
        UNION ALL SELECT origin, false FROM entry_link WHERE page_id = $1),
      fresh AS MATERIALIZED (
        SELECT origin, bool_or(counted) AS counted FROM seen
        WHERE origin <> '' AND NOT EXISTS (
          SELECT FROM origin o WHERE o.page_id = $1 AND o.name = seen.origin)
        GROUP BY origin)
      SELECT f.origin, f.counted
      FROM fresh f LEFT JOIN days ON days.origin = f.origin
      ORDER BY least(
        (SELECT min(created_at) FROM entry_link e WHERE e.page_id = $1 AND e.origin = f.origin),
        (SELECT min(created_at) FROM customer c WHERE c.page_id = $1 AND c.origin = f.origin),
        (SELECT min(registered_at) FROM lead l WHERE l.page_id = $1 AND l.origin = f.origin),
        days.day + interval '1 day') NULLS LAST, f.origin
      """;

  /** People first and figures last: anyone who moves meanwhile is counted where they are found. */
  private Future<Integer> merge(List<Pair> pairs) {
    return people(pairs)
        .compose(v -> run(pairs, JOURNEYS_OF_NOBODY))
        .compose(v -> run(pairs, LEADS))
        .compose(v -> run(pairs, REQUESTS))
        .compose(v -> run(pairs, LOCK_ORIGIN_COUNT, ORIGIN_COUNT))
        .compose(v -> run(pairs, LOCK_PATH_COUNT, PATH_COUNT))
        .map(pairs.size());
  }

  private Future<Void> people(List<Pair> pairs) {
    return database
        .transaction(tx -> tx.preparedQuery(PEOPLE).execute(tuple(pairs).addInteger(BATCH)))
        .map(rows -> rows.iterator().next().getInteger("moved"))
        .compose(moved -> moved < BATCH ? Future.succeededFuture() : people(pairs));
  }

  // Customers are locked first and by their ids, as everywhere, so that their journeys do not move.
  private static final String PEOPLE =
      """
      WITH told AS (SELECT * FROM unnest($2::text[], $3::text[]) AS u (spelling, name)),
      people AS MATERIALIZED (
        SELECT c.id, told.name FROM customer c JOIN told ON told.spelling = c.origin
        WHERE c.page_id = $1 ORDER BY c.id LIMIT $4 FOR UPDATE OF c),
      journeys AS (
        UPDATE journey j SET origin = people.name FROM people
        WHERE j.page_id = $1 AND j.customer_id = people.id),
      moved AS (
        UPDATE customer c SET origin = people.name FROM people
        WHERE c.page_id = $1 AND c.id = people.id RETURNING c.id)
      SELECT count(*)::int AS moved FROM moved
      """;

  private Future<Void> run(List<Pair> pairs, String... statements) {
    return database.transaction(
        tx -> {
          Future<Void> done = Future.succeededFuture();
          for (String statement : statements) {
            done = done.compose(v -> execute(tx, statement, pairs));
          }
          return done;
        });
  }

  private Future<Void> execute(SqlConnection tx, String statement, List<Pair> pairs) {
    return statement.startsWith("LOCK")
        ? tx.query(statement).execute().mapEmpty()
        : tx.preparedQuery(statement).execute(tuple(pairs)).mapEmpty();
  }

  private Tuple tuple(List<Pair> pairs) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfString(pairs.stream().map(Pair::from).toArray(String[]::new))
        .addArrayOfString(pairs.stream().map(Pair::to).toArray(String[]::new));
  }

  /** The journeys of people who were erased. */
  private static final String JOURNEYS_OF_NOBODY =
      """
      UPDATE journey j SET origin = u.name
      FROM unnest($2::text[], $3::text[]) AS u (spelling, name)
      WHERE j.page_id = $1 AND j.origin = u.spelling
        AND NOT EXISTS (SELECT FROM customer c WHERE c.page_id = $1 AND c.id = j.customer_id)
      """;

  private static final String LEADS =
      """
      UPDATE lead l SET origin = u.name
      FROM unnest($2::text[], $3::text[]) AS u (spelling, name)
      WHERE l.page_id = $1 AND l.origin = u.spelling
      """;

  private static final String REQUESTS =
      """
      UPDATE request r SET origin = u.name
      FROM unnest($2::text[], $3::text[]) AS u (spelling, name)
      WHERE r.page_id = $1 AND r.origin = u.spelling
      """;

  // Writers lock counters in an order of their own, which this would not follow.
  private static final String LOCK_ORIGIN_COUNT =
      "LOCK TABLE origin_count IN SHARE ROW EXCLUSIVE MODE";

  private static final String ORIGIN_COUNT =
      """
      WITH gone AS (
        DELETE FROM origin_count c USING unnest($2::text[], $3::text[]) AS u (spelling, name)
        WHERE c.page_id = $1 AND c.origin = u.spelling
        RETURNING c.day, u.name, c.what, c.slot, c.people)
      INSERT INTO origin_count AS c (page_id, day, origin, what, slot, people)
      SELECT $1, day, name, what, slot, sum(people) FROM gone GROUP BY day, name, what, slot
      ON CONFLICT (page_id, day, origin, what, slot) DO UPDATE SET people = c.people + excluded.people
      """;

  private static final String LOCK_PATH_COUNT = "LOCK TABLE path_count IN SHARE ROW EXCLUSIVE MODE";

  private static final String PATH_COUNT =
      """
      WITH gone AS (
        DELETE FROM path_count c USING unnest($2::text[], $3::text[]) AS u (spelling, name)
        WHERE c.page_id = $1 AND c.origin = u.spelling
        RETURNING c.campaign_id, c.version, u.name, c.path, c.slot, c.line, c.language, c.people)
      INSERT INTO path_count AS c (page_id, campaign_id, version, origin, path, slot, people, line,
        language)
      SELECT $1, campaign_id, version, name, path, slot, sum(people), line, language FROM gone
      GROUP BY campaign_id, version, name, path, slot, line, language
      ON CONFLICT (page_id, campaign_id, version, origin, path, slot)
        DO UPDATE SET people = c.people + excluded.people, language = excluded.language
      """;
}
