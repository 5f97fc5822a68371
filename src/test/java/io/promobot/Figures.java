package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** What must be true of a campaign's figures, whatever happened. */
final class Figures {
  private Figures() {}

  /** No stage has more people than those before it; paths add up; a recount says the same. */
  static void agree(Shop shop, String campaign) {
    JsonObject stats = shop.stats(campaign);
    JsonObject people = stats.getJsonObject("people");
    Map<String, Long> byPaths = new HashMap<>();
    for (JsonObject path : Shop.objects(stats.getJsonArray("paths"))) {
      path.getJsonArray("path")
          .forEach(stage -> byPaths.merge((String) stage, path.getLong("people"), Long::sum));
    }
    for (Stage stage : Coupon.STAGES) {
      long shown = people.getLong(stage.key());
      assertThat(shown).as(stage.key()).isEqualTo(byPaths.getOrDefault(stage.key(), 0L));
      assertThat(shown).as(stage.key()).isEqualTo(recount(shop, campaign, stage));
      for (Stage before : Path.NONE.reach(stage).stages(CouponStory.STORY)) {
        assertThat(shown).as(stage.key()).isLessThanOrEqualTo(people.getLong(before.key()));
      }
    }
  }

  /** On the website nobody has been sent a message that their browser has not had yet. */
  private static long recount(Shop shop, String campaign, Stage stage) {
    return shop.sql.number(
        """
        SELECT count(*) FROM journey WHERE campaign_id = ? AND path & ? <> 0
          AND NOT (? AND line = 'web' AND path & ? = 0)
        """,
        campaign,
        stage.bit(),
        stage.equals(Stage.SENT),
        Stage.DELIVERED.bit());
  }
}
