package io.promobot.inbox;

import io.promobot.flow.ForgetStory;
import io.promobot.flow.FormSetting;
import io.promobot.flow.SignUpStory;
import io.promobot.flow.Story;
import io.promobot.flow.SupportStory;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.flow.Texts;
import io.promobot.intent.Intent;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import io.promobot.wording.Rewording;
import io.promobot.wording.Spoken;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The texts of the stories outside the campaigns, and the topics customers can ask about. */
public final class StoryStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final Supplier<Voice> voice;
  private final String region;

  /**
   * @param voice how the shop speaks now
   * @param region the country of phone numbers without a country code
   */
  public StoryStore(Supplier<Pool> pool, String page, Supplier<Voice> voice, String region) {
    this.pool = pool;
    this.page = page;
    this.voice = voice;
    this.region = region;
  }

  /**
   * The reception with the owner's current texts and topics, in each language, and what the owner
   * says that some of these texts mean.
   */
  Future<Receptions> receptions(SqlConnection tx, String[] written) {
    return tx.preparedQuery(SETTING)
        .execute(Tuple.tuple().addString(page).addArrayOfString(written))
        .map(rows -> receptions(rows.iterator().next()));
  }

  private static Map<String, Intent> phrases(Row row) {
    Map<String, Intent> meanings = new HashMap<>();
    Optional.ofNullable(row.getJsonObject("phrases"))
        .ifPresent(
            known ->
                known.forEach(
                    each -> meanings.put(each.getKey(), Intent.of((String) each.getValue()))));
    return meanings;
  }

  // The default desk comes last: it is the catch-all.
  private static final String SETTING =
      """
      SELECT
        (SELECT jsonb_object_agg(story, jsonb_build_object(
          'language', language, 'fields', fields, 'translations', translations))
          FROM story_copy WHERE page_id = $1) AS copies,
        (SELECT jsonb_agg(jsonb_build_object('name', name, 'names', names) ORDER BY is_default, id)
          FROM topic WHERE page_id = $1) AS topics,
        (SELECT jsonb_object_agg(plain, meaning) FROM phrase
         WHERE page_id = $1 AND plain = ANY ($2)) AS phrases
      """;

  /** The forms' settings in this language, with this draft of the texts. */
  public Future<FormSetting> rehearsed(Texts draft, StoryLanguage language) {
    return pool.get()
        .preparedQuery(SETTING)
        .execute(Tuple.tuple().addString(page).addArrayOfString(new String[0]))
        .map(rows -> receptions(rows.iterator().next()).setting(Optional.of(language)).with(draft));
  }

  /** The draft as customers would read it. */
  public Texts ready(Texts draft) {
    return draft.of(voice.get().business());
  }

  /** How the shop speaks now. */
  public Voice voice() {
    return voice.get();
  }

  private Receptions receptions(Row row) {
    JsonObject copies = row.getJsonObject("copies");
    JsonObject changed = copies == null ? new JsonObject() : copies;
    Voice now = voice.get();
    Map<Story, Spoken> texts = new HashMap<>();
    for (Story story : List.of(SignUpStory.STORY, SupportStory.STORY, ForgetStory.STORY)) {
      texts.put(story, new Spoken(copy(story, changed.getJsonObject(story.key())), now));
    }
    return new Receptions(texts, topics(row), region, phrases(row));
  }

  private static List<Receptions.Named> topics(Row row) {
    JsonArray topics = row.getJsonArray("topics");
    return topics == null
        ? List.of()
        : topics.stream()
            .map(JsonObject.class::cast)
            .map(
                each ->
                    new Receptions.Named(
                        each.getString("name"), each.getJsonObject("names").getMap()))
            .toList();
  }

  private Copy copy(Story story, JsonObject stored) {
    return stored == null ? Copy.preset(story, voice.get().language()) : Copy.stored(story, stored);
  }

  /** A story's texts as the owner wrote them. */
  public Future<Copy> find(Story story) {
    return find(pool.get(), story);
  }

  private Future<Copy> find(SqlClient client, Story story) {
    return client
        .preparedQuery(COPY)
        .execute(Tuple.of(page, story.key()))
        .map(rows -> copy(story, rows.size() == 0 ? null : rows.iterator().next().toJson()))
        .map(copy -> copy.mainly(voice.get().language()));
  }

  private static final String COPY =
      """
      SELECT language, fields, translations FROM story_copy WHERE page_id = $1 AND story = $2
      """;

  /**
   * Changes some of a story's texts; fails with {@link TextsRefused} or {@link
   * io.promobot.wording.OtherLanguage}. A text that was saved under older rules does not block a
   * change to another one.
   */
  public Future<Copy> change(Story story, Rewording changes) {
    return pool.get()
        .withTransaction(
            tx ->
                tx.preparedQuery(LOCK)
                    .execute(Tuple.of(page, story.key()))
                    .compose(locked -> find(tx, story))
                    .compose(before -> save(tx, changed(before, changes))));
  }

  private Copy changed(Copy before, Rewording changes) {
    changes.meantFor(before);
    List<Mistake> mistakes =
        changes.mistakes(before, voice.get().business()).stream()
            .filter(each -> changes.isAbout(each.field()))
            .toList();
    if (!mistakes.isEmpty()) {
      throw new TextsRefused(mistakes);
    }
    return changes.appliedTo(before);
  }

  private Future<Copy> save(SqlClient tx, Copy after) {
    return tx.preparedQuery(SAVE)
        .execute(
            Tuple.of(page, after.story().key(), after.language().tag())
                .addJsonObject(new JsonObject(new HashMap<>(after.changed())))
                .addJsonObject(new JsonObject(after.translations())))
        .map(after);
  }

  // The first change of a story has no row to lock.
  private static final String LOCK =
      """
      INSERT INTO story_copy AS s (page_id, story, fields) VALUES ($1, $2, '{}')
      ON CONFLICT (page_id, story) DO UPDATE SET changed_at = now()
      """;

  private static final String SAVE =
      """
      UPDATE story_copy SET language = $3, fields = $4, translations = $5, changed_at = now()
      WHERE page_id = $1 AND story = $2
      """;
}
