package io.promobot.campaign;

import io.promobot.flow.TextRules.Mistake;
import io.promobot.variant.DrawStore;
import io.promobot.wording.Copy;
import io.promobot.wording.Variation;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the versions that variants' people read: the campaign's texts with the variant's words.
 * They are versions like any other, so messages, codes and figures need not know of variants.
 */
final class VariantCopyStore {
  private final String page;
  private final Supplier<Voice> voice;
  private final DrawStore draws;

  VariantCopyStore(String page, Supplier<Voice> voice) {
    this.page = page;
    this.voice = voice;
    this.draws = new DrawStore(page);
  }

  /**
   * Gives each variant a version made of these texts, if people are getting them; fails with {@link
   * CopyRefused} when a variant's words do not go with them.
   */
  Future<Void> follow(SqlConnection tx, String campaign, Copy main) {
    return tx.preparedQuery(RUNNING)
        .execute(Tuple.of(page, campaign))
        .compose(
            rows -> {
              List<Row> variants = rows.stream().toList();
              return variants.isEmpty()
                  ? Future.succeededFuture()
                  : save(tx, campaign, main, variants);
            });
  }

  private static final String RUNNING =
      """
      SELECT v.name, v.words
      FROM variant v JOIN experiment x USING (page_id, campaign_id)
      WHERE page_id = $1 AND campaign_id = $2 AND x.started_at IS NOT NULL AND x.ended_at IS NULL
      ORDER BY v.name
      """;

  private Future<Void> save(SqlConnection tx, String campaign, Copy main, List<Row> variants) {
    List<Copy> copies = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    for (Row row : variants) {
      Copy copy = words(row).of(main);
      copies.add(copy);
      copy.mistakes(voice.get().business()).stream()
          .map(each -> new Mistake(each.field(), each.message() + " (variant " + name(row) + ")"))
          .forEach(mistakes::add);
    }
    CopyChange.refuse(mistakes);
    Tuple tuple =
        Tuple.of(page, campaign, main.language().tag())
            .addArrayOfString(variants.stream().map(VariantCopyStore::name).toArray(String[]::new))
            .addArrayOfString(
                copies.stream()
                    .map(copy -> PublishStore.fields(copy).encode())
                    .toArray(String[]::new))
            .addArrayOfString(
                copies.stream()
                    .map(copy -> new JsonObject(copy.translations()).encode())
                    .toArray(String[]::new));
    return tx.preparedQuery(SAVE).execute(tuple).compose(saved -> draws.refresh(tx, campaign));
  }

  private static final String SAVE =
      """
      WITH last AS (
        SELECT max(version) AS version FROM campaign_copy WHERE page_id = $1 AND campaign_id = $2),
      made AS (
        INSERT INTO campaign_copy
          (page_id, campaign_id, version, language, fields, translations, variant)
        SELECT $1, $2, last.version + u.nth, $3, u.fields::jsonb, u.translations::jsonb, u.name
        FROM last, unnest($4::text[], $5::text[], $6::text[])
          WITH ORDINALITY AS u (name, fields, translations, nth)
        RETURNING version, variant)
      UPDATE variant v SET version = made.version FROM made
      WHERE v.page_id = $1 AND v.campaign_id = $2 AND v.name = made.variant
      """;

  private static String name(Row row) {
    return row.getString("name");
  }

  /** Of a row with {@code words}. */
  static Variation words(Row row) {
    return Variation.of(row.getJsonObject("words").getMap());
  }
}
