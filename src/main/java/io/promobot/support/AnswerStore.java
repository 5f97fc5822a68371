package io.promobot.support;

import io.promobot.db.Database;
import io.promobot.outbox.EnqueueStore;
import io.promobot.support.AnswerWayStore.Asked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Accepts answers to requests: the answer, the delivery that carries it and the request's state are
 * one transaction.
 */
public final class AnswerStore {
  private final Database database;
  private final String page;
  private final Runnable queued;
  private final AnswerWayStore ways;
  private final EnqueueStore deliveries;

  /** {@code queued} is run when an answer is to go out. */
  public AnswerStore(Database database, String page, Runnable queued) {
    this.database = database;
    this.page = page;
    this.queued = queued;
    this.ways = new AnswerWayStore(page);
    this.deliveries = new EnqueueStore(page);
  }

  /** Answers with its id, which is an older one's when it is a repetition; fails as Refused. */
  public Future<Long> answer(long request, NewAnswer answer) {
    return database
        .transaction(
            tx ->
                ways.locked(tx, request)
                    .map(found -> found.orElseThrow(AnswerStore::unknown))
                    .compose(asked -> once(tx, asked, answer)))
        .onSuccess(id -> queued.run());
  }

  private static Refused unknown() {
    return Refused.noSuch("There is no such request");
  }

  /** The request is locked, so nobody else can be answering with the same key. */
  private Future<Long> once(SqlConnection tx, Asked asked, NewAnswer answer) {
    return tx.preparedQuery(SAME_KEY)
        .execute(Tuple.of(page, asked.request(), answer.key(), answer.text()))
        .map(rows -> rows.stream().findFirst().map(AnswerStore::repeated))
        .compose(
            known -> known.map(Future::succeededFuture).orElseGet(() -> add(tx, asked, answer)));
  }

  private static final String SAME_KEY =
      """
      SELECT a.id, o.words->>'text' = $4 AS same_text
      FROM answer a LEFT JOIN outbox o ON o.page_id = a.page_id AND o.id = a.outbox_id
      WHERE a.page_id = $1 AND a.request_id = $2 AND a.key = $3
      """;

  private static Long repeated(Row row) {
    if (Boolean.FALSE.equals(row.getBoolean("same_text"))) {
      throw Refused.mixedUp("key", "was used for another answer; give each answer its own");
    }
    return row.getLong("id");
  }

  private Future<Long> add(SqlConnection tx, Asked asked, NewAnswer answer) {
    AnswerWay way = asked.way();
    if (way.isNowhere()) {
      return Future.failedFuture(Refused.notNow(way.problem().orElseThrow()));
    }
    Optional<String> mistake = way.mistake(answer.text());
    if (mistake.isPresent()) {
      return Future.failedFuture(Refused.badField("text", mistake.get()));
    }
    return queue(tx, asked, answer.text())
        .compose(
            delivery ->
                tx.preparedQuery(ADD)
                    .execute(
                        Tuple.of(page, asked.request(), delivery, answer.author(), answer.key())))
        .map(rows -> rows.iterator().next().getLong("id"))
        .compose(
            id ->
                answer.done()
                    ? RequestStateStore.close(tx, page, asked.request()).map(id)
                    : Future.succeededFuture(id));
  }

  private Future<Long> queue(SqlConnection tx, Asked asked, String text) {
    return asked.way().isEmail()
        ? deliveries.answerByEmail(tx, asked.request(), text)
        : deliveries.answerInChat(tx, asked.request(), asked.customer().orElseThrow(), text);
  }

  private static final String ADD =
      """
      INSERT INTO answer (page_id, request_id, outbox_id, author, key)
      VALUES ($1, $2, $3, $4, $5)
      RETURNING id
      """;
}
