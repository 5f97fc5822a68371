package io.promobot.schedule;

import io.promobot.db.Database;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The planned sends, and the rules they follow. */
public final class ScheduleStore {
  /** More would not be a plan any more. */
  static final int MOST_PLANNED = 200;

  /** Of those that are over, the owner sees this many, the latest ones. */
  private static final int SHOWN_ENDED = 50;

  // Before its time by the shop's clock perhaps nobody has been asked: who it is for may have no
  // clock
  // that is ahead.
  private static final String COLUMNS =
      """
      p.id, p.campaign_id, c.name, p.segment_id, p.due_at, p.repeat, p.each_run, p.clock, p.last_day,
        CASE WHEN p.state = 'sent' AND p.clock = 'customer' AND p.due_at > now() THEN 'begun'
          ELSE p.state END AS state,
        p.reason, p.ended_at\
      """;

  private final Database db;
  private final String page;
  private final RepeatStore repeating;
  private final RulesStore rules;

  /** Both as they are at one moment. */
  record Schedule(List<PlannedSend> sends, Rules rules) {}

  public ScheduleStore(Database db, String page) {
    this.db = db;
    this.page = page;
    this.repeating = new RepeatStore(page);
    this.rules = new RulesStore(db, page);
  }

  Future<Schedule> all() {
    return db.general()
        .preparedQuery(ALL)
        .execute(Tuple.of(page, SHOWN_ENDED))
        .map(rows -> rows.stream().map(ScheduleStore::send).toList())
        .compose(sends -> rules().map(rules -> new Schedule(sends, rules)));
  }

  private static final String ALL =
      """
      (SELECT %1$s FROM planned_send p JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
       WHERE p.page_id = $1 AND p.state = 'planned' ORDER BY p.due_at, p.id)
      UNION ALL
      (SELECT %1$s FROM planned_send p JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
       WHERE p.page_id = $1 AND p.ended_at IS NOT NULL ORDER BY p.ended_at DESC, p.id DESC LIMIT $2)
      """
          .formatted(COLUMNS);

  /**
   * Fails with a 404 or a 400 when there is no such campaign or segment, with a 400 when it cannot
   * be repeated for everyone, or with a 409 when too much is planned.
   */
  Future<PlannedSend> add(String campaign, Optional<Long> segment, Plan plan) {
    return db.transaction(
        tx ->
            tx.preparedQuery(LOCK_PAGE)
                .execute(Tuple.of(page))
                .compose(locked -> repeating.check(tx, campaign, plan))
                .compose(fine -> tx.preparedQuery(ADD).execute(added(campaign, segment, plan)))
                .compose(rows -> rows.size() == 1 ? found(rows) : notAdded(tx, campaign, segment)));
  }

  private Tuple added(String campaign, Optional<Long> segment, Plan plan) {
    return Tuple.of(page, campaign, segment.orElse(null), plan.at().atOffset(ZoneOffset.UTC))
        .addString(plan.repeat().word())
        .addLocalDate(plan.until().orElse(null))
        .addInteger(MOST_PLANNED)
        .addString(plan.eachRun().word())
        .addString(plan.clock().word());
  }

  // Two at once must not both be the last one.
  private static final String LOCK_PAGE = "SELECT FROM page WHERE page_id = $1 FOR NO KEY UPDATE";

  private static final String ADD =
      """
      WITH chosen AS (
        SELECT FROM segment WHERE page_id = $1 AND id = $3 FOR SHARE),
      p AS (
        INSERT INTO planned_send (page_id, campaign_id, segment_id, due_at, repeat, first_at, last_day,
          each_run, clock)
        SELECT page_id, id, $3, $4, $5, $4, $6, $8, $9 FROM campaign
        WHERE page_id = $1 AND id = $2
          AND ($3::bigint IS NULL OR EXISTS (SELECT FROM chosen))
          AND $7 > (SELECT count(*) FROM planned_send WHERE page_id = $1 AND state = 'planned')
        RETURNING *)
      SELECT %s FROM p JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
      """
          .formatted(COLUMNS);

  private Future<PlannedSend> notAdded(SqlConnection tx, String campaign, Optional<Long> segment) {
    return tx.preparedQuery(WHY_NOT)
        .execute(Tuple.of(page, campaign, segment.orElse(null)))
        .map(rows -> rows.iterator().next())
        .compose(
            why ->
                Future.failedFuture(
                    !why.getBoolean("campaign")
                        ? Problem.notFound("There is no such campaign")
                        : !why.getBoolean("segment")
                            ? Problem.badInput(List.of(NO_SEGMENT))
                            : Problem.conflict(
                                MOST_PLANNED + " sends are planned already; cancel one first")));
  }

  private static final Mistake NO_SEGMENT = new Mistake("segment", "is not one of your segments");

  private static final String WHY_NOT =
      """
      SELECT EXISTS (SELECT FROM campaign WHERE page_id = $1 AND id = $2) AS campaign,
        $3::bigint IS NULL OR EXISTS (SELECT FROM segment WHERE page_id = $1 AND id = $3) AS segment
      """;

  /** Moves a send that has not gone out; fails with a 404 or, when it is over, a 409. */
  Future<PlannedSend> move(PlannedSend send, Plan plan) {
    return repeating
        .check(db.general(), send.campaign(), plan)
        .compose(
            fine ->
                changed(
                    send.id(),
                    MOVE,
                    Tuple.of(page, send.id(), plan.at().atOffset(ZoneOffset.UTC))
                        .addString(plan.repeat().word())
                        .addLocalDate(plan.until().orElse(null))
                        .addString(plan.eachRun().word())
                        .addString(plan.clock().word())));
  }

  private static final String MOVE =
      """
      WITH p AS (
        UPDATE planned_send
        SET due_at = $3, first_at = $3, run = 0, repeat = $4, last_day = $5, each_run = $6, clock = $7
        WHERE page_id = $1 AND id = $2 AND state = 'planned' RETURNING *)
      SELECT %s FROM p JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
      """
          .formatted(COLUMNS);

  /** Also its later runs. Fails as {@link #move}. */
  Future<PlannedSend> cancel(long id) {
    return changed(id, CANCEL, Tuple.of(page, id));
  }

  private static final String CANCEL =
      """
      WITH p AS (
        UPDATE planned_send SET state = 'cancelled', ended_at = now()
        WHERE page_id = $1 AND id = $2 AND state = 'planned' RETURNING *)
      SELECT %s FROM p JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
      """
          .formatted(COLUMNS);

  /** Fails with a 404. */
  Future<PlannedSend> find(long id) {
    return db.general()
        .preparedQuery(FIND)
        .execute(Tuple.of(page, id))
        .compose(
            rows ->
                rows.size() == 1
                    ? found(rows)
                    : Future.failedFuture(Problem.notFound("There is no such planned send")));
  }

  private static final String FIND =
      """
      SELECT %s FROM planned_send p JOIN campaign c ON c.page_id = p.page_id AND c.id = p.campaign_id
      WHERE p.page_id = $1 AND p.id = $2
      """
          .formatted(COLUMNS);

  private Future<PlannedSend> changed(long id, String sql, Tuple tuple) {
    return db.general()
        .preparedQuery(sql)
        .execute(tuple)
        .compose(rows -> rows.size() == 1 ? found(rows) : find(id).compose(ScheduleStore::over));
  }

  private static Future<PlannedSend> over(PlannedSend send) {
    return Future.failedFuture(
        Problem.conflict(
            switch (send.state()) {
              case BEGUN ->
                  "This send has begun, as some clocks are ahead; cancel it on its campaign's page";
              case SENT -> "This send has gone out already";
              case CANCELLED -> "This send is cancelled already";
              default -> "The time of this send is over; plan a new one";
            }));
  }

  private static Future<PlannedSend> found(RowSet<Row> rows) {
    return Future.succeededFuture(send(rows.iterator().next()));
  }

  private static PlannedSend send(Row row) {
    return new PlannedSend(
        row.getLong("id"),
        row.getString("campaign_id"),
        row.getString("name"),
        Optional.ofNullable(row.getLong("segment_id")),
        row.getOffsetDateTime("due_at").toInstant(),
        Repeat.of(row.getString("repeat")),
        EachRun.of(row.getString("each_run")),
        Clock.of(row.getString("clock")),
        Optional.ofNullable(row.getLocalDate("last_day")),
        PlannedSend.State.of(row.getString("state")),
        row.getString("reason"),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant));
  }

  /** What planned sends follow. */
  public Future<Rules> rules() {
    return rules.now();
  }

  Future<Rules> change(Rules to) {
    return rules.change(to);
  }
}
