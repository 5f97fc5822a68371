package io.promobot.till;

import io.promobot.db.Database;
import io.promobot.http.Problem;
import io.promobot.till.PinLimits.Budget;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/**
 * Who may try a till's PIN now, counted for all replicas together. A guess is taken before anybody
 * knows whether it is right, so that many at once are no more than one after the other.
 */
public final class PinDoorStore {
  private static final int TEN_MINUTES = 600;

  private final Database database;
  private final String page;

  /**
   * A guess that was taken.
   *
   * @param who the caller's own counter
   * @param minute in which the budget's counter was raised
   */
  record Taken(PinCaller caller, String who, Budget budget, OffsetDateTime minute) {}

  public PinDoorStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Fails with a {@link Problem} when this caller has to wait. */
  Future<Taken> take(PinCaller caller) {
    // A flood that is refused anyway waits for no lock.
    return ask(database.general(), caller)
        .compose(
            fine ->
                database.transaction(
                    tx ->
                        tx.preparedQuery(LOCK)
                            .execute(Tuple.of(page))
                            .compose(locked -> ask(tx, caller))
                            .compose(allowed -> count(tx, allowed))));
  }

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtext('promobot pins'), hashtext($1))";

  private Future<Taken> ask(SqlClient client, PinCaller caller) {
    return client
        .preparedQuery(STATE)
        .execute(names(caller))
        .map(rows -> allowed(caller, rows.iterator().next()));
  }

  // A browser's name is random; a network's is hashed with the shop's salt, so that it never
  // reaches a table.
  private static final String NAMES =
      """
      WITH named AS (
        SELECT 'network ' || encode(
            sha256(convert_to(salt::text || 'network ' || $2, 'UTF8')), 'hex') AS network,
          'browser ' || encode(sha256(convert_to($3, 'UTF8')), 'hex') AS browser
        FROM page WHERE page_id = $1)
      """;

  private static final String STATE =
      NAMES
          + """
          SELECT coalesce(n.browser, n.network) AS who, coalesce(c.wrong, 0) AS wrong,
            coalesce(extract(epoch FROM now() - c.last_at) * 1000, 0)::bigint AS since,
            n.browser IS NOT NULL OR EXISTS (
              SELECT FROM pin_caller k WHERE k.page_id = $1 AND k.who = n.network
                AND k.known_at > now() - interval '30 days') AS known,
            date_trunc('minute', now()) AS minute, b.*
          FROM named n
            LEFT JOIN pin_caller c ON c.page_id = $1 AND c.who = coalesce(n.browser, n.network)
            CROSS JOIN (
              SELECT coalesce(sum(wrong) FILTER (WHERE strangers), 0)::bigint AS strangers_day,
                coalesce(sum(wrong) FILTER (WHERE strangers AND soon), 0)::bigint
                  AS strangers_hour,
                coalesce(sum(wrong) FILTER (WHERE NOT strangers), 0)::bigint AS known_day,
                coalesce(sum(wrong) FILTER (WHERE NOT strangers AND soon), 0)::bigint
                  AS known_hour
              FROM (
                SELECT wrong, who = $4 AS strangers, minute > now() - interval '1 hour' AS soon
                FROM wrong_guess
                WHERE page_id = $1 AND who IN ($4, $5) AND minute > now() - interval '1 day') g) b
          """;

  private Tuple names(PinCaller caller) {
    return Tuple.of(
        page,
        caller.network(),
        caller.browser().orElse(null),
        Budget.STRANGERS.counter(),
        Budget.KNOWN.counter());
  }

  private static Taken allowed(PinCaller caller, Row row) {
    OptionalLong wait =
        PinLimits.wait(row.getInteger("wrong"), Duration.ofMillis(row.getLong("since")));
    wait.ifPresent(
        seconds -> {
          throw tooMany(seconds);
        });
    boolean ours =
        row.getBoolean("known")
            && Budget.KNOWN.allows(row.getLong("known_hour"), row.getLong("known_day"));
    if (!ours
        && !Budget.STRANGERS.allows(row.getLong("strangers_hour"), row.getLong("strangers_day"))) {
      throw tooMany(TEN_MINUTES);
    }
    return new Taken(
        caller,
        row.getString("who"),
        ours ? Budget.KNOWN : Budget.STRANGERS,
        row.getOffsetDateTime("minute"));
  }

  private static Problem tooMany(long seconds) {
    return Problem.tooMany(
        "Too many wrong PINs; scan the till's QR code, or wait a little and try again", seconds);
  }

  private Future<Taken> count(SqlConnection tx, Taken guess) {
    return tx.preparedQuery(COUNT)
        .execute(Tuple.of(page, guess.who(), guess.budget().counter(), guess.minute()))
        .map(guess);
  }

  // Every statement changes callers first and then budgets, so that none waits in a circle.
  private static final String COUNT =
      """
      WITH caller AS (
        INSERT INTO pin_caller AS c (page_id, who, wrong, last_at) VALUES ($1, $2, 1, now())
        ON CONFLICT (page_id, who) DO UPDATE SET last_at = now(),
          wrong = CASE WHEN c.last_at > now() - interval '1 day' THEN c.wrong ELSE 0 END + 1)
      INSERT INTO wrong_guess AS g (page_id, who, minute, wrong) VALUES ($1, $3, $4, 1)
      ON CONFLICT (page_id, who, minute) DO UPDATE SET wrong = g.wrong + 1
      """;

  /** The PIN was right: its browser starts again, and its network is known from now on. */
  Future<Void> right(Taken guess) {
    return giveBack(guess, guess.caller().browser().isPresent())
        .compose(given -> known(guess.caller().network()));
  }

  /** No PIN was tried after all. */
  Future<Void> giveBack(Taken guess) {
    return giveBack(guess, false);
  }

  private Future<Void> giveBack(Taken guess, boolean again) {
    return database
        .general()
        .preparedQuery(GIVE_BACK)
        .execute(Tuple.of(page, guess.who(), guess.budget().counter(), guess.minute(), again))
        .mapEmpty();
  }

  private static final String GIVE_BACK =
      """
      WITH caller AS (
        UPDATE pin_caller SET wrong = CASE WHEN $5 THEN 0 ELSE greatest(wrong - 1, 0) END
        WHERE page_id = $1 AND who = $2)
      UPDATE wrong_guess SET wrong = greatest(wrong - 1, 0)
      WHERE page_id = $1 AND who = $3 AND minute = $4
      """;

  /** Somebody signed in from this network. */
  Future<Void> known(String network) {
    return database
        .general()
        .preparedQuery(KNOWN)
        .execute(Tuple.of(page, network, null))
        .mapEmpty();
  }

  private static final String KNOWN =
      NAMES
          + """
          INSERT INTO pin_caller AS c (page_id, who, wrong, last_at, known_at)
          SELECT $1, network, 0, now(), now() FROM named
          ON CONFLICT (page_id, who) DO UPDATE SET known_at = now()
          """;

  /** The PIN was wrong, which the owner is shown. */
  Future<Void> wrong() {
    return database
        .general()
        .preparedQuery(WRONG)
        .execute(Tuple.of(page, Guesser.ALL_PINS))
        .mapEmpty();
  }

  private static final String WRONG =
      """
      INSERT INTO wrong_guess AS g (page_id, who, minute, wrong)
      VALUES ($1, $2, date_trunc('minute', now()), 1)
      ON CONFLICT (page_id, who, minute) DO UPDATE SET wrong = g.wrong + 1
      """;
}
