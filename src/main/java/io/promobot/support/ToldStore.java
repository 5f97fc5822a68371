package io.promobot.support;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.promobot.channel.ReasonSentence;
import io.promobot.db.Database;
import io.promobot.support.Request.Told;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds to requests who was notified about them. */
final class ToldStore {
  private final Database database;
  private final String page;

  ToldStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  Future<List<Request>> of(List<Request> requests) {
    if (requests.isEmpty()) {
      return Future.succeededFuture(requests);
    }
    Long[] ids = requests.stream().map(each -> Long.valueOf(each.id())).toArray(Long[]::new);
    return database
        .general()
        .preparedQuery(TOLD)
        .execute(Tuple.tuple().addString(page).addArrayOfLong(ids))
        .map(
            rows ->
                rows.stream()
                    .collect(groupingBy(ToldStore::request, mapping(ToldStore::told, toList()))))
        .map(told -> with(requests, told));
  }

  private static List<Request> with(List<Request> requests, Map<String, List<Told>> told) {
    return requests.stream()
        .map(each -> each.with(told.getOrDefault(each.id(), List.of())))
        .toList();
  }

  private static final String TOLD =
      """
      SELECT o.request_id, o.id, o.kind, o.state, o.fallback, o.due_at, o.settled_at, o.attempts,
        o.reason, o.detail, c.name AS channel
      FROM outbox o LEFT JOIN channel c ON c.page_id = o.page_id AND c.id = o.channel_id
      WHERE o.page_id = $1 AND o.request_id = ANY ($2) AND o.request_id IS NOT NULL
        AND o.channel_id IS NOT NULL
      ORDER BY o.id
      """;

  private static String request(Row row) {
    return row.getLong("request_id").toString();
  }

  private static Told told(Row row) {
    String kind = row.getString("kind");
    String state = row.getString("state");
    int attempts = row.getShort("attempts");
    return new Told(
        row.getLong("id").toString(),
        kind,
        Optional.ofNullable(row.getString("channel")).orElse("(removed)"),
        state.equals("queued") && attempts > 0 ? "retrying" : state,
        row.getBoolean("fallback"),
        row.getOffsetDateTime("due_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("settled_at"))
            .filter(at -> state.equals("sent"))
            .map(OffsetDateTime::toInstant),
        attempts,
        Optional.ofNullable(row.getString("reason")).map(key -> ReasonSentence.of(key, kind)),
        Optional.ofNullable(row.getString("detail")).filter(words -> !words.isEmpty()));
  }
}
