package io.promobot.support;

import io.promobot.db.Database;
import io.promobot.support.AnswerMail.Answered;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Loads answers that go out by e-mail. */
public final class AnswerMailStore {
  private final Database database;
  private final String page;

  /** An answer and its recipient. */
  record Loaded(String email, Answered answered) {
    @Override
    public String toString() {
      return "Loaded[***]";
    }
  }

  public AnswerMailStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** By its delivery; empty when who asked has been erased. */
  Future<Optional<Loaded>> load(long delivery) {
    return database
        .general()
        .preparedQuery(LOAD)
        .execute(Tuple.of(page, delivery))
        .map(rows -> rows.stream().findFirst().map(AnswerMailStore::loaded));
  }

  static final String LOAD =
      """
      SELECT * FROM (
        SELECT o.words->>'text' AS answer, %s AS email, r.topic, r.message,
          (SELECT c.address FROM topic_channel tc
             JOIN channel c ON c.page_id = tc.page_id AND c.id = tc.channel_id
           WHERE tc.page_id = r.page_id AND tc.topic_id = r.topic_id
             AND c.type = 'email' AND c.address IS NOT NULL
           ORDER BY c.id LIMIT 1) AS desk
        FROM outbox o JOIN request r ON r.page_id = o.page_id AND r.id = o.request_id
        WHERE o.page_id = $1 AND o.id = $2) found
      WHERE answer IS NOT NULL AND email IS NOT NULL
      """
          .formatted(AnswerWayStore.EMAIL);

  private static Loaded loaded(Row row) {
    return new Loaded(
        row.getString("email"),
        new Answered(
            row.getString("topic"),
            row.getString("message"),
            row.getString("answer"),
            Optional.ofNullable(row.getString("desk"))));
  }
}
