package io.promobot.support;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.promobot.channel.ReasonSentence;
import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds to requests what was answered, and how they can be answered at the moment. */
final class AnswerListStore {
  private final Database database;
  private final String page;
  private final AnswerWayStore ways;

  AnswerListStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.ways = new AnswerWayStore(page);
  }

  Future<List<Request>> of(List<Request> requests) {
    if (requests.isEmpty()) {
      return Future.succeededFuture(requests);
    }
    List<Long> ids = requests.stream().map(each -> Long.valueOf(each.id())).toList();
    Future<Map<Long, List<Row>>> answers = answers(ids.toArray(Long[]::new));
    Future<Map<Long, AnswerWay>> open = ways.of(database.general(), ids);
    return Future.all(answers, open)
        .map(
            found ->
                requests.stream()
                    .map(each -> with(each, answers.result(), open.result()))
                    .toList());
  }

  private static Request with(
      Request request, Map<Long, List<Row>> answers, Map<Long, AnswerWay> ways) {
    Long id = Long.valueOf(request.id());
    List<Answer> given =
        answers.getOrDefault(id, List.of()).stream().map(AnswerListStore::answer).toList();
    return request.with(given, ways.getOrDefault(id, request.answerWay()));
  }

  private Future<Map<Long, List<Row>>> answers(Long[] requests) {
    return database
        .general()
        .preparedQuery(ANSWERS)
        .execute(Tuple.tuple().addString(page).addArrayOfLong(requests))
        .map(rows -> rows.stream().collect(groupingBy(row -> row.getLong("request_id"), toList())));
  }

  static final String ANSWERS =
      """
      SELECT a.request_id, a.id, a.author, a.answered_at, o.id AS delivery, o.kind, o.line,
        o.words->>'text' AS text, o.state, o.attempts, o.due_at, o.reason,
        CASE WHEN o.kind = 'email' THEN o.detail END AS detail,
        coalesce(c.delivered_until >= o.attempted_at, false) AS delivered,
        coalesce(c.read_until >= o.attempted_at, false) AS seen
      FROM answer a
        JOIN outbox o ON o.page_id = a.page_id AND o.id = a.outbox_id
        LEFT JOIN customer c ON c.page_id = o.page_id AND c.id = o.customer_id
      WHERE a.page_id = $1 AND a.request_id = ANY ($2)
      ORDER BY a.id
      """;

  private static Answer answer(Row row) {
    String kind = row.getString("kind");
    return new Answer(
        row.getLong("id").toString(),
        row.getLong("delivery").toString(),
        Optional.ofNullable(row.getString("text")).orElse(""),
        instant(row, "answered_at"),
        row.getString("author"),
        kind.equals(AnswerWay.EMAIL) ? kind : row.getString("line"),
        Answer.state(row.getString("state"), row.getBoolean("delivered"), row.getBoolean("seen")),
        row.getShort("attempts"),
        instant(row, "due_at"),
        Optional.ofNullable(row.getString("reason")).map(key -> ReasonSentence.of(key, kind)),
        Optional.ofNullable(row.getString("detail")).filter(words -> !words.isEmpty()));
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
