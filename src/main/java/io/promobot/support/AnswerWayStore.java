package io.promobot.support;

import io.promobot.channel.Line;
import io.promobot.support.AnswerWay.Asker;
import io.promobot.support.AnswerWay.Chat;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds how those who asked can be answered at the moment; the database's clock decides. */
final class AnswerWayStore {
  private final String page;

  AnswerWayStore(String page) {
    this.page = page;
  }

  /**
   * A request that is being answered.
   *
   * @param customer who asked in a chat
   */
  record Asked(long request, Optional<Long> customer, AnswerWay way) {}

  /** By their requests. */
  Future<Map<Long, AnswerWay>> of(SqlClient client, Collection<Long> requests) {
    return client
        .preparedQuery(ASKERS)
        .execute(Tuple.tuple().addString(page).addArrayOfLong(requests.toArray(Long[]::new)))
        .map(
            rows ->
                rows.stream()
                    .map(AnswerWayStore::asked)
                    .collect(Collectors.toMap(Asked::request, Asked::way)));
  }

  // Somebody who signs up after having asked has left an address, too.
  static final String EMAIL =
      """
      coalesce(r.email, (SELECT l.email FROM lead l
        WHERE l.page_id = r.page_id AND l.customer_id = r.customer_id ORDER BY l.id DESC LIMIT 1))\
      """;

  static final String ASKERS =
      """
      SELECT r.id, r.customer_id, %s AS email, r.phone, c.psid, c.blocked, c.window_until,
        coalesce(w.is_on, true) AS website_on, now() AS now
      FROM request r
        LEFT JOIN customer c ON c.page_id = r.page_id AND c.id = r.customer_id
        LEFT JOIN website w ON w.page_id = r.page_id
      WHERE r.page_id = $1 AND r.id = ANY ($2)
      """
          .formatted(EMAIL);

  /** The same for one, which nobody can erase or answer until this transaction is over. */
  Future<Optional<Asked>> locked(SqlConnection tx, long request) {
    return tx.preparedQuery(ASKERS + "FOR UPDATE OF r")
        .execute(Tuple.tuple().addString(page).addArrayOfLong(new Long[] {request}))
        .map(rows -> rows.stream().findFirst().map(AnswerWayStore::asked));
  }

  private static Asked asked(Row row) {
    Asker asker =
        new Asker(
            Optional.ofNullable(row.getString("psid")).map(psid -> chat(Line.of(psid), row)),
            Optional.ofNullable(row.getString("email")),
            Optional.ofNullable(row.getString("phone")));
    return new Asked(
        row.getLong("id"),
        Optional.ofNullable(row.getLong("customer_id")),
        AnswerWay.of(asker, row.getOffsetDateTime("now").toInstant()));
  }

  private static Chat chat(Line line, Row row) {
    return new Chat(
        line,
        !line.isOurs() || row.getBoolean("website_on"),
        row.getBoolean("blocked"),
        Optional.ofNullable(row.getOffsetDateTime("window_until")).map(OffsetDateTime::toInstant));
  }
}
