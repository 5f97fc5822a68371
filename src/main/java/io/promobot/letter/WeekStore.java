package io.promobot.letter;

import io.promobot.flow.Stage;
import io.promobot.letter.Week.Campaign;
import io.promobot.letter.Week.Change;
import io.promobot.letter.Week.Failed;
import io.promobot.letter.Week.MoneyChange;
import io.promobot.letter.Week.Off;
import io.promobot.letter.Week.Waiting;
import io.promobot.stats.ShopDays;
import io.promobot.stats.ShownPath;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the figures of the letter: sums of the counters that the pages show, too. */
final class WeekStore {
  /** More failures than the owner would count. */
  private static final int MOST_FAILED = 10_000;

  private final String page;
  private final ShopDays days;

  WeekStore(String page, ShopDays days) {
    this.page = page;
    this.days = days;
  }

  /** Of the seven days before the day of this instant. */
  Future<Week> before(SqlConnection tx, Instant now) {
    LocalDate from = days.dayOf(now).minusDays(Week.DAYS);
    Tuple hours =
        Tuple.of(page)
            .addArrayOfOffsetDateTime(
                new OffsetDateTime[] {start(from.minusDays(Week.DAYS)), start(from)})
            .addOffsetDateTime(start(from.minusDays(Week.DAYS)))
            .addOffsetDateTime(start(from.plusDays(Week.DAYS)));
    Tuple dates = Tuple.of(page, from, from.minusDays(Week.DAYS), from.plusDays(Week.DAYS));
    Tuple times =
        Tuple.of(
                page,
                start(from),
                start(from.minusDays(Week.DAYS)),
                start(from.plusDays(Week.DAYS)))
            .addInteger(MOST_FAILED);
    var reached = tx.preparedQuery(REACHED).execute(hours);
    var customers = tx.preparedQuery(CUSTOMERS).execute(dates);
    var sales = tx.preparedQuery(SALES).execute(dates);
    var rest = tx.preparedQuery(REST).execute(times);
    var off = tx.preparedQuery(OFF).execute(Tuple.of(page));
    return Future.all(reached, customers, sales, rest, off)
        .map(
            all -> {
              List<Row> stages = reached.result().stream().toList();
              Row other = rest.result().iterator().next();
              return new Week(
                  from,
                  campaigns(stages),
                  reached(stages),
                  change(customers.result().iterator().next(), "now", "before"),
                  sales(sales.result().stream().toList()),
                  waiting(other),
                  failed(other, off.result().stream().map(WeekStore::off).toList()));
            });
  }

  private OffsetDateTime start(LocalDate day) {
    return days.startOf(day).atOffset(ZoneOffset.UTC);
  }

  // By campaign, because the counters' key begins with it.
  static final String REACHED =
      """
      SELECT k.id, k.name, c.stage, coalesce(sum(c.people) FILTER (WHERE c.nth = 2), 0)::bigint AS now,
        coalesce(sum(c.people) FILTER (WHERE c.nth = 1), 0)::bigint AS before
      FROM campaign k CROSS JOIN LATERAL (
        SELECT shown.stage, width_bucket(s.hour, $2::timestamptz[]) AS nth, sum(s.people) AS people
        FROM stage_count s CROSS JOIN LATERAL unnest(%s) AS shown (stage)
        WHERE s.page_id = $1 AND s.campaign_id = k.id AND s.hour >= $3 AND s.hour < $4
        GROUP BY 1, 2) c
      WHERE k.page_id = $1
      GROUP BY k.id, k.name, c.stage
      """
          .formatted(ShownPath.stages("s"));

  private static final String CUSTOMERS =
      """
      SELECT coalesce(sum(people) FILTER (WHERE day >= $2), 0)::bigint AS now,
        coalesce(sum(people) FILTER (WHERE day < $2), 0)::bigint AS before
      FROM origin_count
      WHERE page_id = $1 AND what = 'customers' AND day >= $3 AND day < $4
      """;

  private static final String SALES =
      """
      SELECT s.currency, coalesce(sum(s.sales) FILTER (WHERE s.day >= $2), 0) AS now,
        coalesce(sum(s.sales) FILTER (WHERE s.day < $2), 0) AS before
      FROM campaign k JOIN sale_count s
        ON s.page_id = $1 AND s.campaign_id = k.id AND s.day >= $3 AND s.day < $4
      WHERE k.page_id = $1
      GROUP BY s.currency HAVING sum(s.priced) > 0
      ORDER BY s.currency
      """;

  private static final String REST =
      """
      SELECT r.requests, p.planned, p.next, p.sends, p.sends_before, p.not_sent, f.failed, f.channels,
        q.retrying
      FROM (SELECT count(*) AS requests FROM (
          SELECT FROM request WHERE page_id = $1 AND state = 'open' LIMIT $5) open) r,
        (SELECT count(*) FILTER (WHERE state = 'planned') AS planned,
           min(due_at) FILTER (WHERE state = 'planned') AS next,
           count(*) FILTER (WHERE state = 'sent' AND ended_at >= $2 AND ended_at < $4) AS sends,
           count(*) FILTER (WHERE state = 'sent' AND ended_at < $2) AS sends_before,
           count(*) FILTER (WHERE state IN ('missed', 'refused') AND ended_at >= $2 AND ended_at < $4)
             AS not_sent
         FROM planned_send
         WHERE page_id = $1 AND (state = 'planned' OR ended_at >= $3 AND ended_at < $4)) p,
        (SELECT coalesce(sum(n), 0)::bigint AS failed,
           coalesce(jsonb_object_agg(name, n) FILTER (WHERE name IS NOT NULL), '{}') AS channels
         FROM (SELECT h.name, count(*) AS n FROM (
             SELECT channel_id, settled_at FROM outbox
             WHERE page_id = $1 AND state = 'failed' ORDER BY state DESC, id DESC LIMIT $5) o
             LEFT JOIN channel h ON h.page_id = $1 AND h.id = o.channel_id
           WHERE o.settled_at >= $2 AND o.settled_at < $4
           GROUP BY h.name) by_channel) f,
        (SELECT count(*) AS retrying FROM (
           SELECT FROM outbox WHERE page_id = $1 AND state = 'queued' AND attempts > 0
           ORDER BY priority, due_at, id LIMIT $5) again) q
      """;

  // One from a version that did not note why was tried for a day, like any.
  private static final String OFF =
      """
      SELECT name, type, off_at, coalesce(off_reason, 'too_old') AS reason
      FROM channel WHERE page_id = $1 AND off_at IS NOT NULL
      ORDER BY off_at, id
      """;

  private static Off off(Row row) {
    return new Off(
        row.getString("name"),
        row.getString("type"),
        row.getOffsetDateTime("off_at").toInstant(),
        row.getString("reason"));
  }

  private static List<Campaign> campaigns(List<Row> stages) {
    return stages.stream()
        .filter(row -> row.getString("stage").equals(Stage.SENT.key()))
        .map(
            row ->
                new Campaign(
                    row.getString("id"), row.getString("name"), change(row, "now", "before")))
        .filter(each -> each.sent().now() > 0)
        .sorted(
            Comparator.comparing((Campaign each) -> -each.sent().now()).thenComparing(Campaign::id))
        .toList();
  }

  private static Map<String, Change> reached(List<Row> stages) {
    Map<String, Change> reached = new TreeMap<>();
    stages.forEach(
        row -> reached.merge(row.getString("stage"), change(row, "now", "before"), Change::and));
    return reached;
  }

  private static Change change(Row row, String now, String before) {
    return new Change(row.getLong(now), row.getLong(before));
  }

  private static Map<String, MoneyChange> sales(List<Row> rows) {
    Map<String, MoneyChange> sales = new LinkedHashMap<>();
    rows.forEach(
        row ->
            sales.put(
                row.getString("currency"),
                new MoneyChange(row.getBigDecimal("now"), row.getBigDecimal("before"))));
    return sales;
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        row.getLong("requests"),
        row.getLong("planned"),
        Optional.ofNullable(row.getOffsetDateTime("next")).map(OffsetDateTime::toInstant),
        change(row, "sends", "sends_before"));
  }

  private static Failed failed(Row row, List<Off> off) {
    JsonObject channels = row.getJsonObject("channels");
    Map<String, Long> named = new TreeMap<>();
    channels.fieldNames().forEach(name -> named.put(name, channels.getLong(name)));
    return new Failed(
        row.getLong("failed"), row.getLong("retrying"), row.getLong("not_sent"), named, off);
  }
}
