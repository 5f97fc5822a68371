package io.promobot.lead;

import io.promobot.db.Database;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Supplier;

/** Stores the text of the welcome e-mail, and loads its recipients. */
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

  public Future<WelcomeCopy> find() {
    return database
        .general()
        .preparedQuery(FIND)
        .execute(Tuple.of(page, STORY))
        .map(rows -> rows.stream().findFirst().map(WelcomeStore::copy).orElseGet(this::preset));
  }

  private WelcomeCopy preset() {
    return WelcomeCopy.of(language.get());
  }

  private static final String FIND =
      "SELECT fields FROM story_copy WHERE page_id = $1 AND story = $2";

  private static WelcomeCopy copy(Row row) {
    JsonObject fields = row.getJsonObject("fields");
    return new WelcomeCopy(
        fields.getString("subject", WelcomeCopy.DEFAULT.subject()),
        fields.getString("text", WelcomeCopy.DEFAULT.text()));
  }

  public Future<Void> save(WelcomeCopy copy) {
    JsonObject fields = new JsonObject().put("subject", copy.subject()).put("text", copy.text());
    return database.general().preparedQuery(SAVE).execute(Tuple.of(page, STORY, fields)).mapEmpty();
  }

  private static final String SAVE =
      """
      INSERT INTO story_copy (page_id, story, fields) VALUES ($1, $2, $3)
      ON CONFLICT (page_id, story) DO UPDATE SET fields = excluded.fields, changed_at = now()
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
        Optional.ofNullable(row.getString("language")).flatMap(StoryLanguage::of));
  }

  // What is known of somebody in the chat now is newer than their registration.
  private static final String ADDRESSEE =
      """
      SELECT l.name, l.email, coalesce(c.language, l.language) AS language
      FROM lead l LEFT JOIN customer c ON c.page_id = l.page_id AND c.id = l.customer_id
      WHERE l.page_id = $1 AND l.id = $2
      """;
}
