package io.promobot.segment;

import io.promobot.contact.Visible;
import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The owner's segments. */
public final class SegmentStore {
  /** More than anybody can look over. */
  public static final int MOST = 200;

  private static final int LONGEST_NAME = 80;
  private static final String BY_NAME = "segment_by_name";

  private final Database database;
  private final String page;
  private final ConditionStore conditions;

  public SegmentStore(Database database, String page, ConditionStore conditions) {
    this.database = database;
    this.page = page;
    this.conditions = conditions;
  }

  /** By their names. */
  public Future<List<Segment>> list() {
    return database
        .general()
        .preparedQuery(LIST)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().map(SegmentStore::segment).toList());
  }

  private static final String COLUMNS = "id, name, condition, changed_at";

  private static final String LIST =
      "SELECT %s FROM segment WHERE page_id = $1 AND gone_at IS NULL ORDER BY lower(name), id"
          .formatted(COLUMNS);

  private static Segment segment(Row row) {
    return new Segment(
        row.getLong("id"),
        row.getString("name"),
        row.getJsonObject("condition"),
        row.getOffsetDateTime("changed_at").toInstant());
  }

  /** Fails with {@link SegmentRefused} when there is none with this id. */
  public Future<Segment> find(long id) {
    return database
        .general()
        .preparedQuery(FIND)
        .execute(Tuple.of(page, id))
        .map(SegmentStore::one);
  }

  private static final String FIND =
      "SELECT %s FROM segment WHERE page_id = $1 AND id = $2 AND gone_at IS NULL"
          .formatted(COLUMNS);

  private static Segment one(RowSet<Row> rows) {
    return rows.stream().findFirst().map(SegmentStore::segment).orElseThrow(SegmentRefused::noSuch);
  }

  /** Fails with {@link ConditionRefused}, or {@link SegmentRefused} when there are too many. */
  public Future<Segment> create(String typed, JsonObject where) {
    return database
        .transaction(
            tx ->
                conditions
                    .read(tx, where)
                    .compose(
                        read ->
                            tx.preparedQuery(CREATE)
                                .execute(Tuple.of(page, checkedName(typed), where, MOST))))
        .recover(SegmentStore::taken)
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw SegmentRefused.notNow(
                    "There are %d segments already; delete some that you do not use"
                        .formatted(MOST));
              }
              return one(rows);
            });
  }

  private static final String CREATE =
      """
      INSERT INTO segment (page_id, name, condition)
      SELECT $1, $2, $3
      WHERE (SELECT count(*) FROM segment WHERE page_id = $1 AND gone_at IS NULL) < $4
      RETURNING %s
      """
          .formatted(COLUMNS);

  private static String checkedName(String typed) {
    String name = Visible.line(typed).strip();
    if (!Visible.any(name)) {
      throw ConditionRefused.of("name", "is empty; give these people a name");
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw ConditionRefused.of("name", "is longer than %d characters".formatted(LONGEST_NAME));
    }
    return name;
  }

  private static <T> Future<T> taken(Throwable failure) {
    return Future.failedFuture(
        failure instanceof PgException refused && BY_NAME.equals(refused.getConstraint())
            ? ConditionRefused.of("name", "is the name of another segment; choose another one")
            : failure);
  }

  /**
   * Changes what is given. A send that has begun goes on to the people it began with. Fails as
   * {@link #create} does, and when there is no such segment.
   */
  public Future<Segment> update(long id, Optional<String> name, Optional<JsonObject> where) {
    return database
        .transaction(tx -> checked(tx, where).compose(read -> save(tx, id, name, where)))
        .recover(SegmentStore::taken)
        .map(SegmentStore::one);
  }

  private Future<?> checked(SqlConnection tx, Optional<JsonObject> where) {
    return where.isPresent() ? conditions.read(tx, where.get()) : Future.succeededFuture();
  }

  private Future<RowSet<Row>> save(
      SqlConnection tx, long id, Optional<String> name, Optional<JsonObject> where) {
    return tx.preparedQuery(UPDATE)
        .execute(
            Tuple.of(
                page, id, name.map(SegmentStore::checkedName).orElse(null), where.orElse(null)));
  }

  private static final String UPDATE =
      """
      UPDATE segment
      SET name = coalesce($3, name), condition = coalesce($4, condition), changed_at = now()
      WHERE page_id = $1 AND id = $2 AND gone_at IS NULL
      RETURNING %s
      """
          .formatted(COLUMNS);

  /**
   * Fails with {@link SegmentRefused} when there is no such segment, or a campaign that is still to
   * be sent is for it. Campaigns that were sent keep whom they are for, and what it is called.
   */
  public Future<Void> remove(long id) {
    return database.transaction(
        tx ->
            tx.preparedQuery(LOCK)
                .execute(Tuple.of(page, id))
                .map(SegmentStore::one)
                .compose(locked -> tx.preparedQuery(NEEDED).execute(Tuple.of(page, id)))
                .compose(needed -> remove(tx, id, needed)));
  }

  private static final String LOCK = FIND + " FOR UPDATE";

  private static final String NEEDED =
      """
      SELECT c.name FROM campaign c
      WHERE c.page_id = $1 AND (
        c.segment_id = $2 AND c.state NOT IN ('done', 'cancelled') OR EXISTS (
        SELECT FROM planned_send p
        WHERE p.page_id = $1 AND p.campaign_id = c.id AND p.segment_id = $2 AND p.state = 'planned'))
      ORDER BY c.created_at, c.id LIMIT 1
      """;

  private Future<Void> remove(SqlConnection tx, long id, RowSet<Row> needed) {
    var campaign = needed.stream().findFirst().map(row -> row.getString("name"));
    return campaign.isPresent()
        ? Future.failedFuture(
            SegmentRefused.notNow(
                "The campaign “%s” is for these people; choose others there first"
                    .formatted(campaign.get())))
        : tx.preparedQuery(REMOVE).execute(Tuple.of(page, id)).mapEmpty();
  }

  private static final String REMOVE =
      """
      WITH kept AS (
        UPDATE segment s SET gone_at = now()
        WHERE page_id = $1 AND id = $2 AND EXISTS (
          SELECT FROM campaign c WHERE c.page_id = $1 AND c.segment_id = $2))
      DELETE FROM segment s
      WHERE page_id = $1 AND (id = $2 OR gone_at IS NOT NULL) AND NOT EXISTS (
        SELECT FROM campaign c WHERE c.page_id = $1 AND c.segment_id = s.id)
      """;
}
