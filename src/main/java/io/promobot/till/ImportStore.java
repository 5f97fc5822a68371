package io.promobot.till;

import io.promobot.campaign.SharedCodeStore;
import io.promobot.db.Database;
import io.promobot.http.Problem;
import io.promobot.text.CouponCode;
import io.promobot.till.CodeFile.Line;
import io.promobot.till.CodeFile.Mistake;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds an owner's own codes to a campaign, all of them or none. */
public final class ImportStore {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final String page;
  private final SharedCodeStore codes;

  public ImportStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.codes = new SharedCodeStore(page);
  }

  /**
   * Answers with the lines whose codes exist already; without any, all have been added. Fails with
   * a {@link Problem} when the campaign takes none.
   */
  Future<List<Mistake>> add(String campaign, CodeFile file, By by) {
    return attempt(campaign, file, by)
        .recover(
            failure ->
                failure instanceof PgException refused
                        && UNIQUE_VIOLATION.equals(refused.getSqlState())
                    // somebody else added one of them meanwhile: now we can say which
                    ? attempt(campaign, file, by)
                    : Future.failedFuture(failure));
  }

  private Future<List<Mistake>> attempt(String campaign, CodeFile file, By by) {
    return database.bulkTransaction(
        tx ->
            tx.query("SET LOCAL lock_timeout = '30s'")
                .execute()
                // another import may take its time
                .compose(patient -> codes.alone(tx))
                .compose(alone -> tx.preparedQuery(KIND).execute(Tuple.of(page, campaign)))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("kind")))
                .map(
                    kind -> {
                      refuse(kind.orElseThrow(ImportStore::unknown));
                      return null;
                    })
                .compose(fine -> there(tx, file))
                .compose(
                    there ->
                        there.isEmpty() && file.mistakes().isEmpty()
                            ? add(tx, campaign, file, by).map(there)
                            : Future.succeededFuture(there)));
  }

  private static void refuse(String kind) {
    if (!kind.equals("imported")) {
      throw Problem.conflict(
          "This campaign does not give out your own list; choose “Your own list” at its coupon first");
    }
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such campaign");
  }

  private static final String KIND =
      """
      SELECT coalesce(t.kind, 'shared') AS kind
      FROM campaign g LEFT JOIN coupon_terms t ON t.page_id = g.page_id AND t.campaign_id = g.id
      WHERE g.page_id = $1 AND g.id = $2
      """;

  private Future<List<Mistake>> there(SqlConnection tx, CodeFile file) {
    return tx.preparedQuery(THERE)
        .execute(Tuple.tuple().addString(page).addArrayOfString(alike(file)))
        .map(
            rows -> {
              Map<String, String> campaigns = new HashMap<>();
              rows.forEach(row -> campaigns.put(row.getString("code"), row.getString("name")));
              return mistakes(file, campaigns);
            });
  }

  private static String[] compared(CodeFile file) {
    return file.codes().stream().map(Line::compared).toArray(String[]::new);
  }

  private static String[] alike(CodeFile file) {
    return file.codes().stream()
        .flatMap(line -> CouponCode.alike(line.written()).stream())
        .toArray(String[]::new);
  }

  private static List<Mistake> mistakes(CodeFile file, Map<String, String> there) {
    return file.codes().stream()
        .flatMap(
            line ->
                CouponCode.alike(line.written()).stream()
                    .filter(there::containsKey)
                    .limit(1)
                    .map(
                        code ->
                            Mistake.of(
                                line,
                                "This code exists already, in “%s”".formatted(there.get(code)))))
        .toList();
  }

  // Each kind of code has an index of its own.
  private static final String THERE =
      """
      SELECT found.code, g.name
      FROM (
        SELECT code, campaign_id FROM coupon WHERE page_id = $1 AND code = ANY ($2) AND NOT shared
        UNION SELECT code, campaign_id FROM coupon WHERE page_id = $1 AND code = ANY ($2) AND shared
      ) found
        JOIN campaign g ON g.page_id = $1 AND g.id = found.campaign_id
      ORDER BY found.code, g.id
      """;

  private Future<Void> add(SqlConnection tx, String campaign, CodeFile file, By by) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addString(campaign)
            .addArrayOfString(compared(file))
            .addArrayOfString(file.codes().stream().map(Line::written).toArray(String[]::new))
            .addString(by.actor().key());
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  // Codes are given out in the order of their ids, which is that of the file. They are added in an
  // order of their own: imports of the same codes then wait for each other in turn.
  private static final String ADD =
      """
      WITH numbered AS MATERIALIZED (
        SELECT nextval(pg_get_serial_sequence('coupon', 'id')) AS id, u.code, u.written
        FROM (
          SELECT * FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS f (code, written, nth)
          ORDER BY f.nth) u),
      added AS (
        INSERT INTO coupon (page_id, id, campaign_id, code, written)
        OVERRIDING SYSTEM VALUE
        SELECT $1, n.id, $2, n.code, n.written FROM numbered n
        ORDER BY n.code
        RETURNING id)
      INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, actor)
      SELECT $1, id, $2, 'imported', $5 FROM added ORDER BY id
      """;
}
