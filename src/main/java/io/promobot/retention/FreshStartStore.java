package io.promobot.retention;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Forgets everybody and everything that happened at a page, for a demo that starts over. What the
 * owner has set up stays: the welcome and its texts, images, links, topics, channels, secrets.
 */
public final class FreshStartStore {
  static final List<String> FORGOTTEN =
      List.of(
          "customer",
          "erased",
          "event",
          "journey",
          "path_count",
          "stage_count",
          "tap_count",
          "origin_count",
          "chat_message",
          "visit",
          "not_understood",
          "outbox",
          "pause",
          "lead",
          "answer",
          "request",
          "answered",
          "deletion_request",
          "sign_up_count",
          "wrong_guess",
          "pin_caller",
          "coupon_entry",
          "sale_count",
          "held_out",
          "wave",
          "variant",
          "experiment",
          "planned_send",
          "follow_up",
          "unopened",
          // they may speak of campaigns that go
          "segment");

  /** What the owner has set up in them stays. */
  private static final List<String> TIDIED = List.of("coupon", "coupon_terms");

  private static final int TRIES = 50;
  private static final long PAUSE_MS = 100;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Vertx vertx;
  private final Database database;
  private final String page;
  private final int tries;

  /** Somebody was writing all the time; only messages that were to go out may be missing. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("the page's tables are in use", null, false, false);
    }
  }

  public FreshStartStore(Vertx vertx, Database database, String page) {
    this(vertx, database, page, TRIES);
  }

  FreshStartStore(Vertx vertx, Database database, String page, int tries) {
    this.vertx = vertx;
    this.database = database;
    this.page = page;
    this.tries = tries;
  }

  /** Every campaign but this one goes as well; fails with {@link Busy}. */
  public Future<Void> forget(String kept) {
    return quiet(tries).compose(v -> attempt(kept, tries));
  }

  /** Stops what is to go out and waits for what is going out, unless that takes too long. */
  private Future<Void> quiet(int left) {
    return database
        .bulkTransaction(this::stop)
        .compose(
            sending ->
                sending == 0 || left == 0
                    ? Future.succeededFuture()
                    : vertx.timer(PAUSE_MS).compose(v -> quiet(left - 1)));
  }

  private Future<Long> stop(SqlConnection tx) {
    return run(tx, STOP_SENDS)
        .compose(v -> run(tx, STOP_MESSAGES))
        .compose(v -> tx.preparedQuery(SENDING).execute(Tuple.of(page)))
        .map(rows -> rows.iterator().next().getLong("messages"));
  }

  // Senders would otherwise keep the tables busy for as long as anything waits to go out.
  private static final String STOP_SENDS =
      """
      UPDATE campaign SET queue_end = queued_to,
        state = CASE WHEN state IN ('queueing', 'sending', 'paused') THEN 'cancelled' ELSE state END
      WHERE page_id = $1
      """;

  private static final String STOP_MESSAGES =
      """
      DELETE FROM outbox WHERE page_id = $1 AND state IN ('queued', 'held')
      """;

  // Customers who get a message after we have forgotten them answer it, and are back.
  private static final String SENDING =
      """
      SELECT count(*) AS messages FROM outbox
      WHERE page_id = $1 AND state = 'sending' AND priority < 2
      """;

  private Future<Void> attempt(String kept, int left) {
    return database
        .bulkTransaction(tx -> lock(tx).compose(v -> delete(tx, kept)).compose(v -> reset(tx)))
        .recover(failure -> inUse(failure) ? again(kept, left - 1) : Future.failedFuture(failure));
  }

  private static boolean inUse(Throwable failure) {
    return failure instanceof PgException refused
        && LOCK_NOT_AVAILABLE.equals(refused.getSqlState());
  }

  private Future<Void> again(String kept, int left) {
    return left == 0
        ? Future.failedFuture(new Busy())
        : vertx.timer(PAUSE_MS).compose(v -> attempt(kept, left));
  }

  /** Never waits for a lock while holding another, so nobody can wait for us in a circle. */
  private Future<Void> lock(SqlConnection tx) {
    String tables = String.join(", ", FORGOTTEN) + ", " + String.join(", ", TIDIED);
    return run(tx, LOCK_PAGE)
        .compose(v -> run(tx, LOCK_CAMPAIGNS))
        .compose(v -> tx.query(LOCK_TABLES.formatted(tables)).execute())
        .mapEmpty();
  }

  private static final String LOCK_PAGE =
      """
      SELECT 1 FROM page WHERE page_id = $1 FOR UPDATE NOWAIT
      """;

  private static final String LOCK_CAMPAIGNS =
      """
      SELECT 1 FROM campaign WHERE page_id = $1 FOR UPDATE NOWAIT
      """;

  private static final String LOCK_TABLES =
      """
      LOCK TABLE %s IN EXCLUSIVE MODE NOWAIT
      """;

  private Future<Void> delete(SqlConnection tx, String kept) {
    Future<Void> done = Future.succeededFuture();
    for (String table : FORGOTTEN) {
      done = done.compose(v -> run(tx, DELETE.formatted(table)));
    }
    return done.compose(v -> tx.preparedQuery(COPIES).execute(Tuple.of(page, kept)))
        .compose(v -> tx.preparedQuery(CAMPAIGNS).execute(Tuple.of(page, kept)))
        .compose(v -> tx.preparedQuery(COUPONS).execute(Tuple.of(page, kept)))
        .compose(v -> tx.preparedQuery(TERMS).execute(Tuple.of(page, kept)))
        .mapEmpty();
  }

  private static final String DELETE =
      """
      DELETE FROM %s WHERE page_id = $1
      """;

  private static final String COPIES =
      """
      DELETE FROM campaign_copy WHERE page_id = $1 AND campaign_id <> $2
      """;

  private static final String CAMPAIGNS =
      """
      DELETE FROM campaign WHERE page_id = $1 AND id <> $2
      """;

  private static final String COUPONS =
      """
      DELETE FROM coupon WHERE page_id = $1 AND (campaign_id <> $2 OR revealed_at IS NOT NULL)
      """;

  private static final String TERMS =
      """
      DELETE FROM coupon_terms WHERE page_id = $1 AND campaign_id <> $2
      """;

  private Future<Void> reset(SqlConnection tx) {
    return run(tx, RESET_PAGE)
        .compose(v -> run(tx, RESET_WELCOME))
        .compose(v -> run(tx, RESET_CODES))
        .compose(v -> run(tx, RESET_STOCK));
  }

  private static final String RESET_CODES =
      """
      UPDATE coupon SET uses = 0, redeemed_at = NULL WHERE page_id = $1
      """;

  private static final String RESET_STOCK =
      """
      UPDATE coupon_terms SET given = 0 WHERE page_id = $1
      """;

  private static final String RESET_PAGE =
      """
      UPDATE page SET paused_until = NULL, pause_reason = NULL, pauses = 0,
        next_campaign_at = now()
      WHERE page_id = $1
      """;

  private static final String RESET_WELCOME =
      """
      UPDATE campaign SET queued_to = 0, queue_end = 0, segment_id = NULL, send_where = NULL,
        queued = 0, next_visit = 0, window_closed = 0, opted_out = 0, blocked = 0, already_in = 0,
        draw = NULL
      WHERE page_id = $1
      """;

  private Future<Void> run(SqlConnection tx, String sql) {
    return tx.preparedQuery(sql).execute(Tuple.of(page)).mapEmpty();
  }
}
