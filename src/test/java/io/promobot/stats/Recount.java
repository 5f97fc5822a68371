package io.promobot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.Button;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.text.StoryLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures recounted from the journeys, person by person, and what must always hold. */
public final class Recount {
  private Recount() {}

  /** The figures shown match the recount, and make sense. */
  public static Stats agrees(TestShop shop, String campaign) {
    Stats shown = Await.on(new StatsStore(shop.database, shop.page).of(campaign));

    assertThat(shown).isEqualTo(of(shop, campaign, Optional.empty(), Optional.empty()));
    makesSense(shown);
    return shown;
  }

  static void makesSense(Stats stats) {
    for (Stage stage : Coupon.STAGES) {
      for (Stage implied : Path.NONE.reach(stage).stages(CouponStory.STORY)) {
        assertThat(stats.people().get(stage)).isLessThanOrEqualTo(stats.people().get(implied));
      }
    }
    assertThat(stats.paths()).allMatch(count -> count.people() > 0).doesNotHaveDuplicates();
  }

  static Stats of(
      TestShop shop, String campaign, Optional<Integer> version, Optional<String> origin) {
    Map<Stage, Long> people = new HashMap<>();
    for (Stage stage : Coupon.STAGES) {
      people.put(
          stage,
          shop.number(
              "SELECT count(*) FROM " + SHOWN + " WHERE path & $5 <> 0 AND" + OURS,
              campaign,
              version.orElse(null),
              origin.orElse(null),
              stage.bit()));
    }
    List<Stats.PathCount> paths =
        shop
            .rows(
                "SELECT path, count(*) FROM "
                    + SHOWN
                    + " WHERE"
                    + OURS
                    + "GROUP BY path ORDER BY path",
                campaign,
                version.orElse(null),
                origin.orElse(null))
            .stream()
            .map(r -> new Stats.PathCount(new Path(r.getInteger("path")), r.getLong("count")))
            .toList();
    Map<String, Long> lines = new HashMap<>();
    shop.rows(
            "SELECT line, count(*) FROM journey WHERE" + OURS + "GROUP BY line",
            campaign,
            version.orElse(null),
            origin.orElse(null))
        .forEach(row -> lines.put(row.getString("line"), row.getLong("count")));
    return new Stats(campaign, CouponStory.STORY, people, taps(shop, campaign), paths, lines);
  }

  /** In a chat on the website, what nobody came back for was sent to nobody. */
  private static final String SHOWN =
      """
      (SELECT page_id, campaign_id, version, origin, line, CASE
          WHEN line = 'web' AND path & 1 = 1 AND path & 2 = 0 THEN path - 1 ELSE path END AS path
        FROM journey) j
      """;

  private static final String OURS =
      """
       page_id = $1 AND campaign_id = $2
      AND ($3::int IS NULL OR version = $3) AND ($4::text IS NULL OR origin = $4)
      """;

  private static Map<Button, Long> taps(TestShop shop, String campaign) {
    Map<Button, Long> taps = new HashMap<>();
    for (Button button : Coupon.BUTTONS) {
      taps.put(
          button,
          shop.number(
              """
              SELECT coalesce(sum(taps), 0)::bigint FROM tap_count
              WHERE page_id = $1 AND campaign_id = $2 AND button = $3 AND hour > '-infinity'
              """,
              campaign,
              button.name()));
    }
    return taps;
  }

  /** Counts the people of journeys that a test wrote by hand. */
  public static void countPaths(TestShop shop) {
    shop.rows("DELETE FROM path_count WHERE page_id = $1");
    shop.rows(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, line, language, people,
          slot)
        SELECT page_id, campaign_id, version, origin, path, line,
          CASE WHEN language = '' OR language = ANY ($2) THEN language ELSE $3 END AS counted,
          count(*), row_number() OVER (PARTITION BY campaign_id, version, origin, path)
        FROM journey WHERE page_id = $1 GROUP BY customer_id % 4, 1, 2, 3, 4, 5, 6, 7
        """,
        Stream.of(StoryLanguage.values()).map(StoryLanguage::tag).toArray(String[]::new),
        LanguageSlots.OTHER);
  }
}
