package io.promobot.shop;

import io.promobot.db.Database;
import io.promobot.flow.Stories;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import io.promobot.wording.Variation;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Stores the shop's name, logo and language, with the page. */
public final class ShopStore {
  private final Database db;
  private final String page;
  private final Shop unchanged;

  /** One set of texts in use, and what the owner knows it by. */
  record Used(String by, Copy copy) {}

  /**
   * Name and language are the shop's until the owner changes them.
   *
   * @param language empty if the owner is to choose one
   */
  public ShopStore(Database db, String page, String name, Optional<StoryLanguage> language) {
    this.db = db;
    this.page = page;
    this.unchanged =
        new Shop(
            name, Optional.empty(), language.orElse(StoryLanguage.ENGLISH), language.isPresent());
  }

  /** The shop whose owner has changed nothing yet. */
  Shop unchanged() {
    return unchanged;
  }

  Future<Shop> read() {
    return db.general()
        .preparedQuery(READ)
        .execute(Tuple.of(page))
        .map(rows -> rows.size() == 0 ? unchanged : shop(rows.iterator().next()));
  }

  private static final String READ =
      "SELECT shop_name, shop_logo, shop_language FROM page WHERE page_id = $1";

  Future<Shop> change(ShopChange to) {
    return db.general()
        .preparedQuery(CHANGE)
        .execute(
            Tuple.of(
                    page,
                    to.name().orElse(null),
                    to.logo().isPresent(),
                    to.logo().flatMap(logo -> logo).orElse(null))
                .addString(to.language().orElse(null)))
        .map(rows -> shop(rows.iterator().next()));
  }

  private static final String CHANGE =
      """
      UPDATE page SET shop_name = coalesce($2, shop_name),
        shop_logo = CASE WHEN $3 THEN $4 ELSE shop_logo END,
        shop_language = coalesce($5, shop_language)
      WHERE page_id = $1
      RETURNING shop_name, shop_logo, shop_language
      """;

  private Shop shop(Row row) {
    Optional<StoryLanguage> chosen = StoryLanguage.stored(row.getString("shop_language"));
    return new Shop(
        Optional.ofNullable(row.getString("shop_name")).orElse(unchanged.name()),
        Optional.ofNullable(row.getString("shop_logo")),
        chosen.orElse(unchanged.language()),
        chosen.isPresent() || unchanged.languageGiven());
  }

  /** The texts of every campaign, of its variants, and of the forms that the owner has written. */
  Future<List<Used>> texts() {
    return db.general()
        .preparedQuery(TEXTS)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().map(ShopStore::used).toList());
  }

  private static final String TEXTS =
      """
      SELECT c.name || coalesce(', ' || v.name, '') AS name, c.story, e.language, e.fields,
        e.translations, v.words
      FROM campaign c JOIN campaign_copy e
        ON e.page_id = c.page_id AND e.campaign_id = c.id AND e.version = c.version
      CROSS JOIN LATERAL (
        SELECT NULL AS name, NULL::jsonb AS words
        UNION ALL
        SELECT name, words FROM variant WHERE page_id = $1 AND campaign_id = c.id) v
      WHERE c.page_id = $1
      UNION ALL
      SELECT NULL, s.story, s.language, s.fields, s.translations, NULL FROM story_copy s
      WHERE s.page_id = $1
      """;

  private static Used used(Row row) {
    Copy copy = Copy.stored(Stories.of(row.getString("story")), row.toJson());
    Copy said =
        Optional.ofNullable(row.getJsonObject("words"))
            .map(words -> Variation.of(words.getMap()).of(copy))
            .orElse(copy);
    return new Used(Optional.ofNullable(row.getString("name")).orElse(copy.story().label()), said);
  }
}
