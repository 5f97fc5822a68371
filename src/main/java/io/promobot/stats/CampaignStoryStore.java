package io.promobot.stats;

import io.promobot.db.Database;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks up which story a campaign tells; it never changes, so each is read once. */
public final class CampaignStoryStore {
  private final Database database;
  private final String page;
  private final Map<String, Story> read = new ConcurrentHashMap<>();

  public CampaignStoryStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** The coupon story for a campaign that does not exist. */
  public Future<Story> of(String campaign) {
    Story known = read.get(campaign);
    return known == null ? read(campaign) : Future.succeededFuture(known);
  }

  private Future<Story> read(String campaign) {
    return database
        .general()
        .preparedQuery(STORY)
        .execute(Tuple.of(page, campaign))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return CouponStory.STORY;
              }
              Story story = Stories.of(rows.iterator().next().getString("story"));
              read.put(campaign, story);
              return story;
            });
  }

  private static final String STORY = "SELECT story FROM campaign WHERE page_id = $1 AND id = $2";
}
