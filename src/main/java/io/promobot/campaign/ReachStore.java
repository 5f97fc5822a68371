package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.segment.ClauseStore;
import io.promobot.segment.Condition;
import io.promobot.segment.ConditionStore;
import io.promobot.segment.QuickStore;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Tells while the owner waits what a send would amount to: of all its people if that is quick,
 * otherwise of a sample.
 */
final class ReachStore {
  /** What the planner expects of some twenty thousand customers. */
  private static final double DEAREST = 600_000;

  /** If fewer people of a sample are meant, it tells too little. */
  private static final int ENOUGH = 100;

  private final Database database;
  private final String page;
  private final ConditionStore conditions;
  private final ForWhomStore forWhom;
  private final QuickStore quick;

  ReachStore(Database database, String page, ShopDays days) {
    this(database, page, days, new QuickStore(QuickStore.PATIENCE, DEAREST));
  }

  ReachStore(Database database, String page, ShopDays days, QuickStore quick) {
    this.database = database;
    this.page = page;
    this.conditions = new ConditionStore(page, days);
    this.forWhom = new ForWhomStore(database, page, conditions);
    this.quick = quick;
  }

  /**
   * What a send to a segment, or to everybody, would amount to if it began now; fails with {@link
   * NoSuchCampaign}, or with {@link io.promobot.segment.ConditionRefused} when there is no such
   * segment.
   */
  Future<Reach> reach(String campaign, Optional<Long> segment) {
    return database.bulkTransaction(
        tx ->
            tx.preparedQuery(PauseStore.STATE)
                .execute(Tuple.of(page, campaign))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.failedFuture(new NoSuchCampaign())
                            : forWhom.condition(tx, segment))
                .compose(who -> reach(tx, campaign, who)));
  }

  private Future<Reach> reach(SqlConnection tx, String campaign, Optional<Condition> who) {
    int first = AudienceStore.about(page, campaign).size() + 1;
    var ofAll = who.map(condition -> conditions.clauseOfAll(condition, first));
    var ofEach = who.map(condition -> conditions.clause(condition, first));
    return quick
        .row(tx, sql(ALL, ofAll), () -> parameters(campaign, ofAll))
        .compose(
            all ->
                all.isPresent()
                    ? Future.succeededFuture(reach(all.get(), 1))
                    : drawn(tx, campaign, ofEach));
  }

  private Future<Reach> drawn(SqlConnection tx, String campaign, Optional<ClauseStore> who) {
    return tx.query(SendStore.INDEX_PLANS)
        .execute()
        .compose(v -> row(tx, DRAWN, campaign, who))
        .compose(
            drawn ->
                reach(drawn, 1).everybody() < ENOUGH
                    ? row(tx, ALL, campaign, who).map(all -> reach(all, 1))
                    : Future.succeededFuture(
                        reach(drawn, (double) drawn.getLong("ids") / drawn.getLong("drawn"))));
  }

  private Future<Row> row(
      SqlConnection tx, String sql, String campaign, Optional<ClauseStore> who) {
    return tx.preparedQuery(sql(sql, who))
        .execute(parameters(campaign, who))
        .map(rows -> rows.iterator().next());
  }

  private static String sql(String sql, Optional<ClauseStore> who) {
    return sql.formatted(who.map(clause -> " AND " + clause.sql()).orElse(""));
  }

  private Tuple parameters(String campaign, Optional<ClauseStore> who) {
    Tuple about = AudienceStore.about(page, campaign);
    return who.map(clause -> clause.after(about)).orElse(about);
  }

  private static final String ALL =
      """
      WITH person AS (
        %s%%s)
      %s"""
          .formatted(AudienceStore.PEOPLE, AudienceStore.FATES);

  private static final String DRAWN =
      """
      WITH %s,
      person AS (
        %s%%s)
      SELECT %s, fates.* FROM (%s) AS fates"""
          .formatted(
              QuickStore.DRAWN.replace("%", "%%"),
              AudienceStore.people(QuickStore.WHO_WAS_DRAWN),
              QuickStore.SIZES,
              AudienceStore.FATES);

  /** With each person of the row standing for so many. */
  private static Reach reach(Row row, double each) {
    return new Reach(
        new Sending(
            people(row, "queued", each),
            people(row, "next_visit", each),
            people(row, "window_closed", each),
            people(row, "opted_out", each),
            people(row, "blocked", each),
            people(row, "already_in", each)),
        people(row, "calls", each),
        people(row, "kept_out", each),
        people(row, "with_clock", each),
        each == 1);
  }

  private static int people(Row row, String fate, double each) {
    return (int) Math.round(row.getInteger(fate) * each);
  }
}
