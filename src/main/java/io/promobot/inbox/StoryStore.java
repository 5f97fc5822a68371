package io.promobot.inbox;

import io.promobot.flow.CopyFields.Mistake;
import io.promobot.flow.FormSetting;
import io.promobot.flow.Reception;
import io.promobot.flow.Story;
import io.promobot.flow.StoryCopy;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The texts of the stories outside the campaigns, and the topics one can ask about. */
public final class StoryStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final String business;
  private final String region;

  /**
   * @param business the shop's name, as texts tell it
   * @param region the country of phone numbers without a country code
   */
  public StoryStore(Supplier<Pool> pool, String page, String business, String region) {
    this.pool = pool;
    this.page = page;
    this.business = business;
    this.region = region;
  }

  /** Who decides about forms, as the owner has it now. */
  Future<Reception> reception(SqlConnection tx) {
    return tx.preparedQuery(SETTING)
        .execute(Tuple.of(page))
        .map(rows -> new Reception(setting(rows.iterator().next())));
  }

  // The default desk comes last: it is for everything else.
  private static final String SETTING =
      """
      SELECT
        (SELECT jsonb_object_agg(story, fields) FROM story_copy WHERE page_id = $1) AS copies,
        ARRAY(SELECT name FROM topic WHERE page_id = $1 ORDER BY is_default, id) AS topics
      """;

  private FormSetting setting(Row row) {
    JsonObject copies = row.getJsonObject("copies");
    JsonObject changed = copies == null ? new JsonObject() : copies;
    return new FormSetting(
        copy(Story.SIGN_UP, changed.getJsonObject(Story.SIGN_UP.key())).of(business),
        copy(Story.SUPPORT, changed.getJsonObject(Story.SUPPORT.key())).of(business),
        List.of(row.getArrayOfStrings("topics")),
        region);
  }

  private static StoryCopy copy(Story story, JsonObject changed) {
    return changed == null ? StoryCopy.preset(story) : StoryCopy.preset(story).with(texts(changed));
  }

  private static Map<String, String> texts(JsonObject fields) {
    Map<String, String> texts = new HashMap<>();
    fields.forEach(field -> texts.put(field.getKey(), field.getValue().toString()));
    return texts;
  }

  /** A story's texts as the owner wrote them. */
  public Future<StoryCopy> find(Story story) {
    return pool.get()
        .preparedQuery(COPY)
        .execute(Tuple.of(page, story.key()))
        .map(
            rows ->
                copy(
                    story,
                    rows.size() == 0 ? null : rows.iterator().next().getJsonObject("fields")));
  }

  private static final String COPY =
      "SELECT fields FROM story_copy WHERE page_id = $1 AND story = $2";

  /** What keeps these texts from being told; empty when nothing does. */
  public List<Mistake> mistakes(Story story, Map<String, String> changes) {
    return StoryCopy.mistakes(story, changes, business);
  }

  /** Changes some of a story's texts. */
  public Future<StoryCopy> change(Story story, Map<String, String> changes) {
    return pool.get()
        .preparedQuery(CHANGE)
        .execute(Tuple.of(page, story.key(), new JsonObject(new HashMap<>(changes))))
        .map(rows -> copy(story, rows.iterator().next().getJsonObject("fields")));
  }

  private static final String CHANGE =
      """
      INSERT INTO story_copy AS s (page_id, story, fields) VALUES ($1, $2, $3)
      ON CONFLICT (page_id, story) DO UPDATE
        SET fields = s.fields || excluded.fields, changed_at = now()
      RETURNING fields
      """;
}
