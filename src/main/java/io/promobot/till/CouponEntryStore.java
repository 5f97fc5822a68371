package io.promobot.till;

import io.promobot.campaign.SharedCodeStore;
import io.promobot.campaign.VoidCodeStore;
import io.promobot.coupon.Worth;
import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** What happened to a coupon, and making it void. */
public final class CouponEntryStore {
  private static final int MOST = 200;

  private final Database database;
  private final String page;
  private final SharedCodeStore shared;
  private final VoidCodeStore voids;

  /** What came of it. */
  enum Voided {
    NOW,
    BEFORE,
    /** Its campaign goes on showing it to everybody. */
    STILL_SHOWN,
    NO_SUCH_COUPON
  }

  public CouponEntryStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.shared = new SharedCodeStore(page);
    this.voids = new VoidCodeStore(page);
  }

  /** The last of them, oldest first. */
  Future<List<CouponEntry>> of(long coupon) {
    return database
        .general()
        .preparedQuery(ENTRIES)
        .execute(Tuple.of(page, coupon, MOST))
        .map(rows -> rows.stream().map(CouponEntryStore::entry).toList());
  }

  private static final String ENTRIES =
      """
      SELECT * FROM (
        SELECT e.*, EXISTS (
            SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id) AS undone
        FROM coupon_entry e
        WHERE e.page_id = $1 AND e.coupon_id = $2
        ORDER BY e.id DESC LIMIT $3) latest
      ORDER BY id
      """;

  private static CouponEntry entry(Row row) {
    return new CouponEntry(
        row.getLong("id").toString(),
        row.getString("kind"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("actor"),
        number(row, "customer_id"),
        CodeStore.text(row, "till"),
        Optional.ofNullable(row.getBigDecimal("amount")).map(Worth::money),
        Optional.ofNullable(row.getBigDecimal("discount")).map(Worth::money),
        CodeStore.text(row, "currency"),
        CodeStore.text(row, "reason"),
        number(row, "undoes"),
        row.getBoolean("undone"));
  }

  private static Optional<String> number(Row row, String column) {
    return Optional.ofNullable(row.getLong(column)).map(String::valueOf);
  }

  /**
   * Nobody can use it from now on, and nobody is shown it: where everybody had it, those who did
   * get their campaign's coupon of now.
   */
  Future<Voided> makeVoid(long coupon, By by, String reason) {
    return database.transaction(
        tx ->
            shared
                .isCurrent(tx, coupon)
                .compose(
                    shown ->
                        shown
                            ? Future.succeededFuture(Voided.STILL_SHOWN)
                            : write(tx, coupon, by, reason)));
  }

  private Future<Voided> write(SqlConnection tx, long coupon, By by, String reason) {
    return tx.preparedQuery(VOID)
        .execute(Tuple.of(page, coupon, by.actor().key(), reason))
        .map(rows -> rows.iterator().next())
        .compose(
            row -> {
              if (row.getBoolean("done")) {
                return voids.withdraw(tx, coupon).map(Voided.NOW);
              }
              return Future.succeededFuture(
                  row.getBoolean("there") ? Voided.BEFORE : Voided.NO_SUCH_COUPON);
            });
  }

  static final String VOID =
      """
      WITH gone AS (
        UPDATE coupon SET voided_at = now()
        WHERE page_id = $1 AND id = $2 AND voided_at IS NULL
        RETURNING id, campaign_id, customer_id),
      entry AS (
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, reason)
        SELECT $1, id, campaign_id, 'voided', customer_id, $3, $4 FROM gone)
      SELECT EXISTS (SELECT FROM gone) AS done,
        EXISTS (SELECT FROM coupon WHERE page_id = $1 AND id = $2) AS there
      """;
}
