package io.promobot.till;

import io.promobot.db.Database;
import io.promobot.http.Problem;
import io.promobot.till.Guesser.Counter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Counts wrong codes by the minute, for all replicas together. Anyone who has guessed too often is
 * answered alike whether the next guess is right or not.
 */
public final class GuessStore {
  private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int TWO_MINUTES = 120;
  private static final int TEN_MINUTES = 600;

  private final Database database;
  private final String page;
  private final LongSupplier nanos;

  /**
   * Who need not be looked up again until then: only other replicas' guesses are missed, and those
   * for a second.
   */
  private final Map<Guesser, Long> allowed = new ConcurrentHashMap<>();

  /** How often somebody guessed wrong lately. */
  record Wrong(long lastHour, long lastDay) {}

  public GuessStore(Database database, String page, LongSupplier nanos) {
    this.database = database;
    this.page = page;
    this.nanos = nanos;
  }

  /** Fails with a {@link Problem} when they have to wait. */
  Future<Void> allow(Guesser guesser) {
    Long until = allowed.get(guesser);
    return until != null && nanos.getAsLong() - until < 0
        ? Future.succeededFuture()
        : run(COUNTED, guesser)
            .map(rows -> refuse(guesser, rows))
            .onSuccess(fine -> allowed.put(guesser, nanos.getAsLong() + A_SECOND));
  }

  private static final String COUNTED =
      """
      SELECT n.nth, coalesce(sum(g.wrong), 0)::bigint AS hour,
        coalesce(sum(g.wrong) FILTER (WHERE g.minute > now() - interval '2 minutes'), 0)::bigint
          AS soon
      FROM unnest($2::text[]) WITH ORDINALITY AS n (who, nth) LEFT JOIN wrong_guess g
        ON g.page_id = $1 AND g.who = n.who AND g.minute > now() - interval '1 hour'
      GROUP BY n.nth
      """;

  /**
   * A code was unknown.
   *
   * @param mistyped whether it was one of ours with a wrong character: that tells nobody anything,
   *     except where the owner's own codes might look the same
   */
  Future<Void> wrong(Guesser guesser, boolean mistyped) {
    return run(mistyped ? ADD_MISTYPED : ADD, guesser)
        .onSuccess(counted -> allowed.remove(guesser))
        .mapEmpty();
  }

  // Counters are locked in the order of their names.
  private static final String ADDING =
      """
      INSERT INTO wrong_guess AS g (page_id, who, minute, wrong)
      SELECT $1, n.who, date_trunc('minute', now()), 1 FROM unnest($2::text[]) AS n (who)
      WHERE %s
      ORDER BY n.who
      ON CONFLICT (page_id, who, minute) DO UPDATE SET wrong = g.wrong + 1
      """;

  private static final String ADD = ADDING.formatted("true");

  private static final String ADD_MISTYPED =
      ADDING.formatted(
          "EXISTS (SELECT FROM coupon_terms t WHERE t.page_id = $1 AND t.kind = 'imported')");

  private Future<RowSet<Row>> run(String sql, Guesser guesser) {
    String[] names = guesser.counters().stream().map(Counter::who).toArray(String[]::new);
    return database
        .general()
        .preparedQuery(sql)
        .execute(Tuple.tuple().addString(page).addArrayOfString(names));
  }

  private static Void refuse(Guesser guesser, RowSet<Row> rows) {
    for (Row row : rows) {
      Counter counter = guesser.counters().get(row.getLong("nth").intValue() - 1);
      if (row.getLong("hour") >= counter.perHour()) {
        throw tooMany(TEN_MINUTES);
      }
      if (row.getLong("soon") >= counter.inTwoMinutes()) {
        throw tooMany(TWO_MINUTES);
      }
    }
    return null;
  }

  private static Problem tooMany(int seconds) {
    return Problem.tooMany("Too many wrong guesses; please wait a little and try again", seconds);
  }

  /** Unknown codes of the last day by the ids of the programs' tokens that sent them. */
  public Future<Map<Long, Long>> byPrograms(List<Long> tokens) {
    Map<String, Long> names =
        tokens.stream().collect(Collectors.toMap(id -> Guesser.codesBy(id.toString()), id -> id));
    return lately(List.copyOf(names.keySet()))
        .map(
            found ->
                found.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            one -> names.get(one.getKey()), one -> one.getValue().lastDay())));
  }

  /** Wrong guesses by the names of their counters, for the owner. */
  Future<Map<String, Wrong>> lately(List<String> who) {
    return database
        .general()
        .preparedQuery(LATELY)
        .execute(Tuple.tuple().addString(page).addArrayOfString(who.toArray(String[]::new)))
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> row.getString("who"),
                            row -> new Wrong(row.getLong("hour"), row.getLong("day")))));
  }

  private static final String LATELY =
      """
      SELECT who, sum(wrong)::bigint AS day,
        coalesce(sum(wrong) FILTER (WHERE minute > now() - interval '1 hour'), 0)::bigint AS hour
      FROM wrong_guess
      WHERE page_id = $1 AND who = ANY ($2) AND minute > now() - interval '1 day'
      GROUP BY who
      """;
}
