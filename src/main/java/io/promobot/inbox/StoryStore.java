package io.promobot.inbox;

import io.promobot.flow.ForgetStory;
import io.promobot.flow.FormSetting;
import io.promobot.flow.Reception;
import io.promobot.flow.SignUpStory;
import io.promobot.flow.Story;
import io.promobot.flow.SupportStory;
import io.promobot.flow.TextRules;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.flow.Texts;
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

/** The texts of the stories outside the campaigns, and the topics customers can ask about. */
public final class StoryStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final Supplier<String> business;
  private final String region;

  /**
   * @param business the shop's name, as used in texts
   * @param region the country of phone numbers without a country code
   */
  public StoryStore(Supplier<Pool> pool, String page, Supplier<String> business, String region) {
    this.pool = pool;
    this.page = page;
    this.business = business;
    this.region = region;
  }

  /** The reception with the owner's current texts and topics. */
  Future<Reception> reception(SqlConnection tx) {
    return tx.preparedQuery(SETTING)
        .execute(Tuple.of(page))
        .map(rows -> new Reception(setting(rows.iterator().next())));
  }

  // The default desk comes last: it is the catch-all.
  private static final String SETTING =
      """
      SELECT
        (SELECT jsonb_object_agg(story, fields) FROM story_copy WHERE page_id = $1) AS copies,
        ARRAY(SELECT name FROM topic WHERE page_id = $1 ORDER BY is_default, id) AS topics
      """;

  /** The forms' settings, with this draft of the texts. */
  public Future<FormSetting> rehearsed(Texts draft) {
    return pool.get()
        .preparedQuery(SETTING)
        .execute(Tuple.of(page))
        .map(rows -> setting(rows.iterator().next()).with(draft));
  }

  /** The draft as customers would read it. */
  public Texts ready(Texts draft) {
    return draft.of(business.get());
  }

  private FormSetting setting(Row row) {
    JsonObject copies = row.getJsonObject("copies");
    JsonObject changed = copies == null ? new JsonObject() : copies;
    String name = business.get();
    return new FormSetting(
        copy(SignUpStory.STORY, changed.getJsonObject(SignUpStory.STORY.key())).of(name),
        copy(SupportStory.STORY, changed.getJsonObject(SupportStory.STORY.key())).of(name),
        copy(ForgetStory.STORY, changed.getJsonObject(ForgetStory.STORY.key())).of(name),
        List.of(row.getArrayOfStrings("topics")),
        region);
  }

  private static Texts copy(Story story, JsonObject changed) {
    return changed == null
        ? Texts.preset(story)
        : Texts.preset(story).with(Texts.fields(changed.getMap()));
  }

  /** A story's texts as the owner wrote them. */
  public Future<Texts> find(Story story) {
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

  /**
   * Why these changes cannot be used; empty when they can. A text that was saved under older rules
   * does not block a change to another one.
   */
  public Future<List<Mistake>> mistakes(Story story, Map<String, String> changes) {
    return find(story)
        .map(texts -> TextRules.mistakes(texts, changes, business.get()))
        .map(all -> all.stream().filter(each -> changes.containsKey(each.field())).toList());
  }

  /** Changes some of a story's texts. */
  public Future<Texts> change(Story story, Map<String, String> changes) {
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
