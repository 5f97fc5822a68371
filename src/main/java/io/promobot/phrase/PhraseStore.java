package io.promobot.phrase;

import io.promobot.db.Database;
import io.promobot.intent.Intent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The owner's phrases; the transaction of an event reads them itself, so they count at once. */
public final class PhraseStore {
  /** More than anybody can look over. */
  static final int MOST = 500;

  private final Database database;
  private final String page;

  public PhraseStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /**
   * A phrase to be.
   *
   * @param plain as texts are compared
   * @param instead what it means so far, as far as its sender knows
   * @param token the program's token it came with
   */
  record Draft(
      String plain, String text, Intent meaning, Optional<Intent> instead, Optional<Long> token) {}

  /**
   * What became of a draft.
   *
   * @param known the phrase as it is now; empty when there are too many
   * @param saved whether that is what the draft says
   */
  record Outcome(Optional<Phrase> known, boolean saved, boolean fresh) {}

  /** Those that were changed last come first. */
  Future<List<Phrase>> list() {
    return database
        .general()
        .preparedQuery(LIST)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().map(PhraseStore::phrase).toList());
  }

  private static final String COLUMNS = "id, written, meaning, changed_at, changed_by";

  private static final String LIST =
      "SELECT %s FROM phrase WHERE page_id = $1 ORDER BY changed_at DESC, id DESC"
          .formatted(COLUMNS);

  private static Phrase phrase(Row row) {
    return new Phrase(
        row.getLong("id"),
        row.getString("written"),
        Intent.of(row.getString("meaning")),
        row.getOffsetDateTime("changed_at").toInstant(),
        Optional.of(row.getString("changed_by")).filter(name -> !name.isEmpty()));
  }

  /** Of two who say different things at once, the second is told what the first said. */
  Future<Outcome> save(Draft draft) {
    return database.transaction(
        tx ->
            tx.preparedQuery(ALONE)
                .execute(Tuple.of(page))
                .compose(alone -> known(tx, draft.plain()))
                .compose(known -> save(tx, draft, known)));
  }

  // Counting and adding are one step for everybody.
  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtextextended('phrase ' || $1, 0))";

  private Future<Optional<Phrase>> known(SqlConnection tx, String plain) {
    return tx.preparedQuery(KNOWN)
        .execute(Tuple.of(page, plain))
        .map(rows -> rows.stream().findFirst().map(PhraseStore::phrase));
  }

  private static final String KNOWN =
      "SELECT %s FROM phrase WHERE page_id = $1 AND plain = $2".formatted(COLUMNS);

  private Future<Outcome> save(SqlConnection tx, Draft draft, Optional<Phrase> known) {
    Optional<Intent> now = known.map(Phrase::meaning);
    if (now.isPresent() && now.get() == draft.meaning()) {
      return Future.succeededFuture(new Outcome(known, true, false));
    }
    if (now.isPresent() && !now.equals(draft.instead())) {
      return Future.succeededFuture(new Outcome(known, false, false));
    }
    return tx.preparedQuery(SAVE)
        .execute(
            Tuple.of(
                page,
                draft.plain(),
                draft.text(),
                draft.meaning().key(),
                draft.token().orElse(null),
                MOST))
        .map(
            rows -> {
              var saved = rows.stream().findFirst().map(PhraseStore::phrase);
              return new Outcome(saved, saved.isPresent(), known.isEmpty());
            });
  }

  private static final String SAVE =
      """
      INSERT INTO phrase (page_id, plain, written, meaning, changed_by)
      SELECT $1, $2, $3, $4,
        coalesce((SELECT name FROM program_token WHERE page_id = $1 AND id = $5), '')
      WHERE EXISTS (SELECT FROM phrase WHERE page_id = $1 AND plain = $2)
        OR (SELECT count(*) FROM phrase WHERE page_id = $1) < $6
      ON CONFLICT (page_id, plain) DO UPDATE
        SET written = excluded.written, meaning = excluded.meaning, changed_at = now(),
          changed_by = excluded.changed_by
      RETURNING %s
      """
          .formatted(COLUMNS);

  /** False when there is no such phrase. */
  Future<Boolean> remove(long id) {
    return database
        .general()
        .preparedQuery(REMOVE)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String REMOVE = "DELETE FROM phrase WHERE page_id = $1 AND id = $2";
}
