package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/** The page's own state: whether anything may go out, and why not. */
public final class PageStore {
  private final Supplier<Pool> pool;
  private final String page;

  /**
   * Whether the page is paused, until when and why, and when the last event from Messenger came.
   */
  public record PageState(
      Optional<Instant> pausedUntil, Optional<String> pauseReason, Optional<Instant> lastEventAt) {}

  public PageStore(Supplier<Pool> pool, String page) {
    this.pool = pool;
    this.page = page;
  }

  public Future<PageState> state() {
    return pool.get()
        .preparedQuery(STATE)
        .execute(Tuple.of(page))
        .map(rows -> rows.size() == 0 ? NOTHING_YET : state(rows.iterator().next()));
  }

  private static final PageState NOTHING_YET =
      new PageState(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String STATE =
      """
      SELECT CASE WHEN paused_until > now() THEN paused_until END AS paused_until,
        CASE WHEN paused_until > now() THEN pause_reason END AS pause_reason, last_event_at
      FROM page WHERE page_id = $1
      """;

  private static PageState state(Row row) {
    return new PageState(
        instant(row, "paused_until"),
        Optional.ofNullable(row.getString("pause_reason")),
        instant(row, "last_event_at"));
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  /**
   * Pauses the page for a while; each further pause in a row is twice as long, up to 15 minutes.
   */
  public Future<Void> pause(String reason, Duration first) {
    return pool.get()
        .preparedQuery(PAUSE)
        .execute(Tuple.of(page, reason, first.toMillis()))
        .mapEmpty();
  }

  private static final String PAUSE =
      """
      UPDATE page SET pause_reason = $2, pauses = least(pauses + 1, 10),
        paused_until = now()
          + least($3 * power(2, least(pauses, 10)), greatest($3, 900000)) * interval '1 ms'
      WHERE page_id = $1 AND (paused_until IS NULL OR paused_until <= now())
      """;

  /** Pauses the page until somebody resumes it. */
  Future<Void> stop(String reason) {
    return pool.get().preparedQuery(STOP).execute(Tuple.of(page, reason)).mapEmpty();
  }

  private static final String STOP =
      """
      UPDATE page SET pause_reason = $2, paused_until = now() + interval '100 years'
      WHERE page_id = $1
      """;

  /** The page works again. */
  public Future<Void> resume() {
    return pool.get().preparedQuery(RESUME).execute(Tuple.of(page)).mapEmpty();
  }

  private static final String RESUME =
      """
      UPDATE page SET pause_reason = NULL, paused_until = NULL, pauses = 0 WHERE page_id = $1
      """;

  /**
   * A message went through again after a pause; what Facebook itself has blocked stays blocked, and
   * a pause that began meanwhile continues.
   */
  Future<Void> recovered() {
    return pool.get().preparedQuery(RECOVERED).execute(Tuple.of(page)).mapEmpty();
  }

  private static final String RECOVERED =
      """
      UPDATE page SET pause_reason = NULL, paused_until = NULL, pauses = 0
      WHERE page_id = $1 AND pause_reason IS DISTINCT FROM 'policy_block'
        AND (paused_until IS NULL OR paused_until <= now())
      """;

  /** An event from Messenger has arrived; stored to the nearest few seconds. */
  public Future<Void> heard() {
    return pool.get().preparedQuery(HEARD).execute(Tuple.of(page)).mapEmpty();
  }

  private static final String HEARD =
      """
      UPDATE page SET last_event_at = now() WHERE page_id = $1
      """;
}
