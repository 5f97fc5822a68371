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
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Tells while the owner waits what a send would amount to: of all its people if that is quick,
 * otherwise of a sample.
 */
final class ReachStore {
  /** What the planner expects to be dearer would be given up anyway, and the time would be lost. */
  static final double DEAREST = 150_000;

  /**
   * If fewer people of a sample are meant, or can be written to, it tells too little. So many tell
   * it within a third, and counting the others of a million takes half a second.
   */
  private static final int ENOUGH = 30;

  /** For counting those few among many. */
  private static final QuickStore PATIENT = new QuickStore(Duration.ofSeconds(3), Double.MAX_VALUE);

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
    return all(tx, quick, ALL, campaign, ofAll)
        .compose(
            all ->
                all.isPresent()
                    ? Future.succeededFuture(reach(all.get()))
                    : tx.query(SendStore.INDEX_PLANS)
                        .execute()
                        .compose(v -> drawn(tx, campaign, ofEach))
                        .compose(drawn -> surer(tx, campaign, ofAll, drawn)));
  }

  private Future<Optional<Row>> all(
      SqlConnection tx, QuickStore how, String sql, String campaign, Optional<ClauseStore> who) {
    return how.row(tx, sql(sql, who), () -> parameters(campaign, who));
  }

  /** Few people are counted, unless even that takes too long. */
  private Future<Reach> surer(
      SqlConnection tx, String campaign, Optional<ClauseStore> who, Row drawn) {
    Reach sample = reach(drawn);
    double each = (double) drawn.getLong("ids") / drawn.getLong("drawn");
    if (sample.sending().queued() >= ENOUGH) {
      return Future.succeededFuture(estimated(drawn, each));
    }
    boolean few = sample.everybody() < ENOUGH;
    return all(tx, PATIENT, few ? ALL : OPEN, campaign, who)
        .map(
            counted ->
                counted
                    .map(row -> few ? reach(row) : estimated(drawn, each).whom(reach(row)))
                    .orElseGet(() -> estimated(drawn, each)));
  }

  private Future<Row> drawn(SqlConnection tx, String campaign, Optional<ClauseStore> who) {
    return tx.preparedQuery(sql(DRAWN, who))
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

  /** Whom a send could write to; the others are not looked at closely. */
  private static final String OPEN =
      ALL.replace(
          "%s",
          " AND c.window_until > now() + $3 * interval '1 second' AND NOT c.opted_out"
              + " AND NOT c.blocked%s");

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

  private static Reach reach(Row row) {
    return reach(row::getInteger, true);
  }

  /** Each person of the row stands for this many; three digits are as many as a sample knows. */
  private static Reach estimated(Row row, double each) {
    return reach(fate -> rounded(row.getInteger(fate) * each), each == 1);
  }

  private static int rounded(double people) {
    return new BigDecimal(people).round(new MathContext(3)).intValue();
  }

  private static Reach reach(ToIntFunction<String> people, boolean exact) {
    return new Reach(
        new Sending(
            people.applyAsInt("queued"),
            people.applyAsInt("next_visit"),
            people.applyAsInt("window_closed"),
            people.applyAsInt("opted_out"),
            people.applyAsInt("blocked"),
            people.applyAsInt("already_in")),
        people.applyAsInt("calls"),
        people.applyAsInt("kept_out"),
        people.applyAsInt("with_clock"),
        exact);
  }
}
