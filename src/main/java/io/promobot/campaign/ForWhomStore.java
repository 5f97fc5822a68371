package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.segment.Condition;
import io.promobot.segment.ConditionRefused;
import io.promobot.segment.ConditionStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Whom a campaign is for: everybody, or the people of a segment. */
public final class ForWhomStore {
  private final Database database;
  private final String page;
  private final ConditionStore conditions;

  public ForWhomStore(Database database, String page, ConditionStore conditions) {
    this.database = database;
    this.page = page;
    this.conditions = conditions;
  }

  /**
   * Chooses them, empty for everybody; what has been sent is not changed. Fails with {@link
   * NoSuchCampaign}, or with {@link ConditionRefused} when there is no such segment.
   */
  public Future<Void> choose(String campaign, Optional<Long> segment) {
    return database.transaction(
        tx ->
            where(tx, segment)
                .compose(
                    there ->
                        tx.preparedQuery(CHOOSE)
                            .execute(Tuple.of(page, campaign, segment.orElse(null))))
                .compose(
                    rows ->
                        rows.rowCount() == 1
                            ? Future.succeededFuture()
                            : Future.failedFuture(new NoSuchCampaign())));
  }

  private static final String CHOOSE =
      "UPDATE campaign SET segment_id = $3 WHERE page_id = $1 AND id = $2";

  /** The segment it is for, empty for everybody; fails with {@link NoSuchCampaign}. */
  public Future<Optional<Long>> chosen(String campaign) {
    return database
        .general()
        .preparedQuery(CHOSEN)
        .execute(Tuple.of(page, campaign))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> Optional.ofNullable(row.getLong("segment_id")))
                    .orElseThrow(NoSuchCampaign::new));
  }

  private static final String CHOSEN =
      "SELECT segment_id FROM campaign WHERE page_id = $1 AND id = $2";

  /**
   * What this segment asks of a customer, and keeps it from being removed until the transaction
   * ends; empty for everybody. Fails with {@link ConditionRefused} when there is no such segment,
   * or when it cannot be read any more.
   */
  Future<Optional<JsonObject>> where(SqlConnection tx, Optional<Long> segment) {
    return segment.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : tx.preparedQuery(WHERE)
            .execute(Tuple.of(page, segment.get()))
            .map(
                rows ->
                    rows.stream()
                        .findFirst()
                        .map(row -> row.getJsonObject("condition"))
                        .orElseThrow(ForWhomStore::unknown))
            .compose(where -> conditions.read(tx, where).map(Optional.of(where)));
  }

  private static final String WHERE =
      "SELECT condition FROM segment WHERE page_id = $1 AND id = $2 FOR KEY SHARE";

  private static ConditionRefused unknown() {
    return ConditionRefused.of("segment", "is not the id of one of your segments");
  }

  /** What this segment asks of a customer; empty for everybody. Fails as {@link #where} does. */
  Future<Optional<Condition>> condition(SqlConnection tx, Optional<Long> segment) {
    return where(tx, segment)
        .compose(
            where ->
                where.isPresent()
                    ? conditions.read(tx, where.get()).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }
}
