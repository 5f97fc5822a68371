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
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes customers of those who act for the first time. */
final class StrangerStore {
  private final String page;

  StrangerStore(String page) {
    this.page = page;
  }

  /**
   * Those who make customers of these people, and those who note that a person from the shop wrote
   * to one of them, come one after the other: the statements that follow see what the other did.
   * Creating does not wait for creating. People share a few locks, always taken in the same order,
   * so that a large batch does not fill PostgreSQL's table of locks.
   */
  Future<Void> takeTurns(SqlConnection tx, Set<String> acting, Set<String> writtenTo) {
    String[] all =
        Stream.of(acting, writtenTo).flatMap(Set::stream).distinct().toArray(String[]::new);
    Boolean[] alone = Arrays.stream(all).map(writtenTo::contains).toArray(Boolean[]::new);
    return tx.preparedQuery(TAKE_TURNS)
        .execute(Tuple.tuple().addString(page).addArrayOfString(all).addArrayOfBoolean(alone))
        .mapEmpty();
  }

  private static final String TAKE_TURNS =
      """
      SELECT CASE WHEN alone THEN pg_advisory_xact_lock(hashtext('promobot strangers ' || $1), place)
        ELSE pg_advisory_xact_lock_shared(hashtext('promobot strangers ' || $1), place) END
      FROM (
        SELECT hashtext(psid) & 31 AS place, bool_or(alone) AS alone
        FROM unnest($2::text[], $3::bool[]) AS stranger (psid, alone) GROUP BY 1 ORDER BY 1) places
      """;

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

  // The bot keeps quiet for thirty days at most: older partitions are not looked into.
  static final String CREATE =
      """
      WITH made AS (
      INSERT INTO customer (page_id, psid, line, person_wrote_at, came_on)
      SELECT $1, new.psid, new.line,
        (SELECT max(least(e.at, e.received_at)) FROM event e
         WHERE e.page_id = $1 AND e.psid = new.psid AND e.kind = 'ECHO'
           AND e.at > now() - interval '31 days'), $4
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
