package io.promobot.schedule;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Begins the sends whose time has come. A plan ends in the transaction that begins its send, so
 * each runs once, however many replicas look and whenever one of them is killed.
 */
public final class DueStore {
  private final Database db;
  private final String page;
  private final ZoneId zone;
  private final SendCaller sends;
  private final EarlyStore early;

  /** What became of one plan; {@code begun} is the campaign that is to be queued now. */
  record Done(long id, Optional<String> begun, String told) {}

  /** One plan could not be dealt with; it is tried again, and others need not wait for it. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final long id;

    private Failed(long id, Throwable cause) {
      super("planned send " + id, cause);
      this.id = id;
    }
  }

  public DueStore(Database db, String page, ZoneId zone, SendCaller sends) {
    this.db = db;
    this.page = page;
    this.zone = zone;
    this.sends = sends;
    this.early = new EarlyStore(page, zone);
  }

  /**
   * Deals with the plan that is due the longest, but for those that failed just now; empty when
   * none is. Fails with {@link Failed} when the database does something unexpected.
   */
  Future<Optional<Done>> next(Instant now, Set<Long> without) {
    return early.at(db.general(), now).compose(first -> next(now, without, first));
  }

  private Future<Optional<Done>> next(
      Instant now, Set<Long> without, List<EarlyStore.Early> first) {
    return db.transaction(
        tx ->
            tx.preparedQuery(DUE)
                .execute(
                    Tuple.of(page, now.atOffset(ZoneOffset.UTC))
                        .addArrayOfLong(without.toArray(Long[]::new))
                        .addArrayOfLong(
                            first.stream().map(EarlyStore.Early::id).toArray(Long[]::new))
                        .addArrayOfOffsetDateTime(
                            first.stream()
                                .map(plan -> plan.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.succeededFuture(Optional.empty())
                            : deal(tx, rows.iterator().next(), now).map(Optional::of)));
  }

  private static final String DUE =
      """
      SELECT p.id, p.campaign_id, p.segment_id, p.due_at, p.repeat, p.each_run, p.clock, p.first_at, p.run,
             p.last_day, p.first_day, c.send_number, page.quiet_from, page.quiet_until, page.grace_minutes
      FROM planned_send p JOIN page ON page.page_id = p.page_id
        JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
      WHERE p.page_id = $1 AND p.state = 'planned' AND p.id <> ALL ($3)
        AND (p.due_at <= $2 OR p.clock = 'customer' AND EXISTS (
          SELECT FROM unnest($4::bigint[], $5::timestamptz[]) AS first (id, at)
          WHERE first.id = p.id AND first.at = p.due_at))
      ORDER BY p.due_at, p.id
      LIMIT 1
      FOR UPDATE OF p SKIP LOCKED
      """;

  private Future<Done> deal(SqlConnection tx, Row row, Instant now) {
    return decide(tx, row, now)
        .recover(
            failure ->
                Future.failedFuture(
                    Database.unavailable(failure)
                        ? failure
                        : new Failed(row.getLong("id"), failure)));
  }

  private Future<Done> decide(SqlConnection tx, Row row, Instant now) {
    Rules rules = RulesStore.rules(row);
    Instant due = row.getOffsetDateTime("due_at").toInstant();
    if (rules.tooLate(due, now)) {
      return end(tx, row, now, PlannedSend.State.MISSED, late(Duration.between(due, now)));
    }
    // each customer's clock shows the time that was planned, which is outside the quiet hours
    Optional<Instant> quiet = byCustomer(row) ? Optional.empty() : rules.quietUntil(now, zone);
    return quiet.isPresent() ? postpone(tx, row, quiet.get()) : begin(tx, row, now);
  }

  private static boolean byCustomer(Row row) {
    return Clock.of(row.getString("clock")) == Clock.CUSTOMER;
  }

  private static String late(Duration late) {
    return "promobot could not send it at that time, and %d min later it was too late"
        .formatted(late.toMinutes());
  }

  private Future<Done> postpone(SqlConnection tx, Row row, Instant to) {
    long id = row.getLong("id");
    return tx.preparedQuery("UPDATE planned_send SET due_at = $3 WHERE page_id = $1 AND id = $2")
        .execute(Tuple.of(page, id, to.atOffset(ZoneOffset.UTC)))
        .map(new Done(id, Optional.empty(), "waits for the end of the quiet hours"));
  }

  private Future<Done> begin(SqlConnection tx, Row row, Instant now) {
    return tx.query("SAVEPOINT run")
        .execute()
        .compose(set -> run(tx, row))
        .compose(
            campaign -> {
              Done sent = new Done(row.getLong("id"), Optional.of(campaign), "sent");
              return end(tx, row, campaign, now, PlannedSend.State.SENT, "").map(sent);
            },
            failure -> refused(tx, row, now, failure));
  }

  /** A later run for everybody is another campaign, as nobody gets one twice. */
  private Future<String> run(SqlConnection tx, Row row) {
    String campaign = row.getString("campaign_id");
    Optional<Long> segment = Optional.ofNullable(row.getLong("segment_id"));
    Optional<Instant> clockAt =
        Optional.of(row)
            .filter(DueStore::byCustomer)
            .map(plan -> plan.getOffsetDateTime("due_at").toInstant());
    LocalDate day = Repeat.of(row.getString("repeat")).day(row.getInteger("run"), first(row), zone);
    int later = (int) ChronoUnit.DAYS.between(firstDay(row), day);
    boolean again =
        EachRun.of(row.getString("each_run")) == EachRun.EVERYONE
            && Repeat.of(row.getString("repeat")) != Repeat.ONCE
            && (row.getInteger("send_number") > 0 || later > 0);
    return (again ? sends.again(tx, campaign, day, later) : Future.succeededFuture(campaign))
        .compose(run -> sends.begin(tx, run, segment, clockAt).map(run));
  }

  private LocalDate firstDay(Row row) {
    return Optional.ofNullable(row.getLocalDate("first_day"))
        .orElseGet(() -> first(row).atZone(zone).toLocalDate());
  }

  private static Instant first(Row row) {
    return row.getOffsetDateTime("first_at").toInstant();
  }

  /** A failure of the database is not the owner's business: the plan is tried again. */
  private Future<Done> refused(SqlConnection tx, Row row, Instant now, Throwable failure) {
    return Database.unavailable(failure) || failure instanceof PgException
        ? Future.failedFuture(failure)
        : tx.query("ROLLBACK TO SAVEPOINT run")
            .execute()
            .compose(v -> end(tx, row, now, PlannedSend.State.REFUSED, failure.getMessage()));
  }

  private Future<Done> end(
      SqlConnection tx, Row row, Instant now, PlannedSend.State state, String reason) {
    return end(tx, row, row.getString("campaign_id"), now, state, reason);
  }

  private Future<Done> end(
      SqlConnection tx,
      Row row,
      String campaign,
      Instant now,
      PlannedSend.State state,
      String reason) {
    long id = row.getLong("id");
    return tx.preparedQuery(END)
        .execute(Tuple.of(page, id, state.word(), reason, campaign))
        .compose(ended -> repeat(tx, row, now))
        .map(new Done(id, Optional.empty(), reason.isEmpty() ? state.word() : reason));
  }

  private static final String END =
      """
      UPDATE planned_send SET state = $3, reason = $4, campaign_id = $5, ended_at = now()
      WHERE page_id = $1 AND id = $2
      """;

  private Future<Void> repeat(SqlConnection tx, Row row, Instant now) {
    Optional<LocalDate> lastDay = Optional.ofNullable(row.getLocalDate("last_day"));
    return Repeat.of(row.getString("repeat"))
        .after(row.getInteger("run"), first(row), now, lastDay, zone)
        .map(
            run ->
                tx.preparedQuery(REPEAT)
                    .execute(
                        Tuple.of(page, row.getLong("id"), run.at().atOffset(ZoneOffset.UTC))
                            .addInteger(run.number())
                            .addString(row.getString("campaign_id"))
                            .addLocalDate(firstDay(row)))
                    .<Void>mapEmpty())
        .orElse(Future.succeededFuture());
  }

  private static final String REPEAT =
      """
      INSERT INTO planned_send (page_id, campaign_id, segment_id, due_at, repeat, each_run, clock,
        first_at, run, last_day, first_day)
      SELECT page_id, $5, segment_id, $3, repeat, each_run, clock, first_at, $4, last_day, $6
      FROM planned_send WHERE page_id = $1 AND id = $2
      """;
}
