package io.promobot.lead;

import io.promobot.db.Database;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stores the texts of the welcome e-mail, and loads its recipients. */
public final class WelcomeStore {
  private static final String STORY = "welcome_mail";

  private final Database database;
  private final String page;
  private final Supplier<StoryLanguage> language;

  /** {@code language} is the shop's main one. */
  public WelcomeStore(Database database, String page, Supplier<StoryLanguage> language) {
    this.database = database;
    this.page = page;
    this.language = language;
  }

  public Future<WelcomeLetters> find() {
    return find(database.general());
  }

  private Future<WelcomeLetters> find(SqlClient client) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(page, STORY))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> letters(row).mainly(language.get()))
                    .orElseGet(() -> WelcomeLetters.preset(language.get())));
  }

  private static final String FIND =
      """
      SELECT language, fields, translations FROM story_copy WHERE page_id = $1 AND story = $2
      """;

  private static WelcomeLetters letters(Row row) {
    return WelcomeLetters.of(
        row.getString("language"),
        row.getJsonObject("fields").getMap(),
        row.getJsonObject("translations").getMap());
  }

  /** Changes them, one after the other; what {@code edit} throws leaves them as they were. */
  public Future<WelcomeLetters> change(UnaryOperator<WelcomeLetters> edit) {
    return database.transaction(
        tx ->
            tx.preparedQuery(LOCK)
                .execute(Tuple.of(page, STORY))
                .compose(locked -> find(tx))
                .compose(before -> save(tx, edit.apply(before))));
  }

  // As in inbox/StoryStore: the first change has no row to lock.
  private static final String LOCK =
      """
      INSERT INTO story_copy (page_id, story, fields) VALUES ($1, $2, '{}')
      ON CONFLICT (page_id, story) DO UPDATE SET changed_at = now()
      """;

  private Future<WelcomeLetters> save(SqlConnection tx, WelcomeLetters after) {
    return tx.preparedQuery(SAVE)
        .execute(
            Tuple.of(page, STORY, after.language().tag())
                .addJsonObject(new JsonObject(new HashMap<>(after.main().texts())))
                .addJsonObject(new JsonObject(after.others().tagged())))
        .map(after);
  }

  private static final String SAVE =
      """
      UPDATE story_copy SET language = $3, fields = $4, translations = $5, changed_at = now()
      WHERE page_id = $1 AND story = $2
      """;

  /** The recipient of an e-mail. */
  record Addressee(String name, String email, Optional<StoryLanguage> language) {}

  /** Empty when this person has been erased. */
  Future<Optional<Addressee>> addressee(long lead) {
    return database
        .general()
        .preparedQuery(ADDRESSEE)
        .execute(Tuple.of(page, lead))
        .map(rows -> rows.stream().findFirst().map(WelcomeStore::addressee));
  }

  private static Addressee addressee(Row row) {
    return new Addressee(
        row.getString("name"),
        row.getString("email"),
        StoryLanguage.stored(row.getString("language")));
  }

  // What is known of somebody in the chat now is newer than their registration.
  private static final String ADDRESSEE =
      """
      SELECT l.name, l.email, coalesce(c.language, l.language) AS language
      FROM lead l LEFT JOIN customer c ON c.page_id = l.page_id AND c.id = l.customer_id
      WHERE l.page_id = $1 AND l.id = $2
      """;
}
