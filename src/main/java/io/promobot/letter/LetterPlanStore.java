package io.promobot.letter;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps when the owner wants the letter. */
public final class LetterPlanStore {
  private final Database database;
  private final String page;

  public LetterPlanStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  Future<LetterPlan> find() {
    return find(database.general());
  }

  Future<LetterPlan> find(SqlClient client) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().findFirst().map(LetterPlanStore::plan).orElse(LetterPlan.OFF));
  }

  private static final String FIND =
      "SELECT weekday, hour, address, due_at FROM weekly_letter WHERE page_id = $1";

  Future<LetterPlan> save(LetterPlan plan) {
    return database
        .general()
        .preparedQuery(SAVE)
        .execute(
            Tuple.of(page, plan.weekday().getValue(), plan.hour())
                .addString(plan.address().orElse(null))
                .addOffsetDateTime(plan.dueAt().map(LetterPlanStore::utc).orElse(null)))
        .map(plan);
  }

  private static final String SAVE =
      """
      INSERT INTO weekly_letter (page_id, weekday, hour, address, due_at)
      VALUES ($1, $2::int, $3::int, $4, $5)
      ON CONFLICT (page_id) DO UPDATE SET weekday = excluded.weekday, hour = excluded.hour,
        address = excluded.address, due_at = excluded.due_at
      """;

  static LetterPlan plan(Row row) {
    Optional<Instant> due =
        Optional.ofNullable(row.getOffsetDateTime("due_at")).map(OffsetDateTime::toInstant);
    return new LetterPlan(
        due.isPresent(),
        DayOfWeek.of(row.getInteger("weekday")),
        row.getInteger("hour"),
        Optional.ofNullable(row.getString("address")),
        due);
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
