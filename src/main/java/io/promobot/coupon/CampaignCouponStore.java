package io.promobot.coupon;

import io.promobot.campaign.CampaignStore;
import io.promobot.campaign.NoSuchCampaign;
import io.promobot.campaign.NotNow;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.flow.Text;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/** Reads a campaign's coupon: what holds for it, what its messages promise, and what is left. */
final class CampaignCouponStore {
  private static final int REVEALED = CouponStory.REVEALED.bit();

  private final String page;
  private final CampaignStore campaigns;
  private final ShopDays days;
  private final InstantSource clock;

  CampaignCouponStore(String page, CampaignStore campaigns, ShopDays days, InstantSource clock) {
    this.page = page;
    this.campaigns = campaigns;
    this.days = days;
    this.clock = clock;
  }

  /** In the shop. */
  LocalDate today() {
    return days.dayOf(clock.instant());
  }

  /** Fails with {@link NoSuchCampaign}, or with {@link NotNow} where the story has no coupon. */
  Future<CampaignCoupon> find(SqlClient client, String campaign) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(page, campaign, REVEALED))
        .map(rows -> rows.stream().findFirst().map(this::coupon).orElseThrow(NoSuchCampaign::new));
  }

  // Of a limited stock only the counter is exact; the others are what the figures say.
  private static final String FIND =
      """
      SELECT c.story, e.language, e.fields, e.translations, nullif(e.fields ->> 'code', '') AS shared_code, %s,
        CASE
          WHEN t.stock IS NOT NULL THEN t.given
          ELSE coalesce((
            SELECT sum(p.people) FROM path_count p
            WHERE p.page_id = $1 AND p.campaign_id = $2 AND p.path & $3 <> 0), 0) END AS given,
        CASE WHEN t.kind = 'imported' THEN (
          SELECT count(*) FROM coupon f
          WHERE f.page_id = $1 AND f.campaign_id = $2 AND f.revealed_at IS NULL AND NOT f.shared
            AND f.voided_at IS NULL) ELSE 0 END AS free
      FROM campaign c
        JOIN campaign_copy e
          ON e.page_id = c.page_id AND e.campaign_id = c.id AND e.version = c.version
        LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.id
      WHERE c.page_id = $1 AND c.id = $2
      """
          .formatted(TermsStore.COLUMNS);

  private CampaignCoupon coupon(Row row) {
    Story story = Stories.of(row.getString("story"));
    if (story.texts().stream().noneMatch(text -> text.kind() == Text.Kind.CODE)) {
      throw new NotNow("This campaign's story has no coupon");
    }
    CouponTerms terms = TermsStore.terms(row);
    return new CampaignCoupon(
        terms,
        story == CouponStory.STORY,
        campaigns.copy(row),
        terms.isOver(today()),
        Optional.ofNullable(row.getString("shared_code")),
        row.getLong("given"),
        row.getLong("free"));
  }
}
