package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.Line;
import io.promobot.event.EventOrders;
import io.promobot.event.EventType;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes customers of those who act for the first time. */
final class StrangerStore {
  private final String page;

  StrangerStore(String page) {
    this.page = page;
  }

  /**
   * Creates those who are new, with today as the day they came, and answers with their page-scoped
   * ids; anyone erased after the event happened stays erased, and an id that we gave stays erased
   * for good. A person from the shop may have written to them before we knew them.
   */
  Future<Set<String>> create(SqlConnection tx, Collection<CustomerEvent> acts, LocalDate today) {
    if (acts.isEmpty()) {
      return Future.succeededFuture(Set.of());
    }
    Map<String, OffsetDateTime> last = new TreeMap<>();
    acts.forEach(
        act -> last.merge(act.person(), utc(act.at()), (one, two) -> one.isAfter(two) ? one : two));
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(last.keySet().toArray(String[]::new))
            .addArrayOfOffsetDateTime(last.values().toArray(OffsetDateTime[]::new))
            .addLocalDate(today)
            .addArrayOfString(
                last.keySet().stream().map(each -> Line.of(each).key()).toArray(String[]::new))
            .addArrayOfString(Line.ours());
    return tx.preparedQuery(CREATE)
        .execute(tuple)
        .map(rows -> rows.stream().map(row -> row.getString("psid")).collect(Collectors.toSet()));
  }

  private static final String CREATE =
      """
      WITH made AS (
      INSERT INTO customer (page_id, psid, line, person_wrote_at, came_on)
      SELECT $1, new.psid, new.line,
        (SELECT max(e.at) FROM event e
         WHERE e.page_id = $1 AND e.psid = new.psid AND e.kind = 'ECHO' AND e.at <= now()), $4
      FROM unnest($2::text[], $3::timestamptz[], $5::text[]) AS new (psid, at, line)
      WHERE NOT EXISTS (SELECT FROM customer c WHERE c.page_id = $1 AND c.psid = new.psid)
        AND NOT EXISTS (
          SELECT FROM page p JOIN erased e ON e.page_id = p.page_id
            AND e.person = sha256(convert_to(p.salt::text || new.psid, 'UTF8'))
          WHERE p.page_id = $1 AND (e.erased_at >= new.at OR new.line = ANY ($6)))
      ON CONFLICT DO NOTHING
      RETURNING id, psid),
      %s, calls AS (
      %s)
      SELECT psid FROM made
      """
          .formatted(
              EventOrders.news(EventType.CUSTOMER_CAME, "id", "NULL", "made"), EventOrders.OF_NEWS);

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
