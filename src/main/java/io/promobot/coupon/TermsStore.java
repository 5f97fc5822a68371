package io.promobot.coupon;

import io.promobot.campaign.CampaignStore;
import io.promobot.campaign.NoSuchCampaign;
import io.promobot.campaign.NotNow;
import io.promobot.campaign.SharedCodeStore;
import io.promobot.db.Database;
import io.promobot.flow.CouponStory;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.stats.ShopDays;
import io.promobot.wording.Copy;
import io.promobot.wording.Rewording;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and changes what holds for a campaign's coupon. */
public final class TermsStore {
  /** What a campaign's row adds to the columns of {@code coupon_terms}; null where it has none. */
  public static final String COLUMNS =
      """
      t.kind, t.prefix, t.stock, t.per_person, t.valid_from, t.valid_until, t.value_kind,
        t.value_amount, t.currency, t.remind\
      """;

  private static final int REVEALED = CouponStory.REVEALED.bit();

  /** Of a second each. */
  private static final int TRIES = 5;

  private final Database database;
  private final String page;
  private final CampaignStore campaigns;
  private final SharedCodeStore shared;
  private final TermsLockStore lock;
  private final CampaignCouponStore coupons;

  public TermsStore(
      Database database, String page, CampaignStore campaigns, ShopDays days, InstantSource clock) {
    this.database = database;
    this.page = page;
    this.campaigns = campaigns;
    this.coupons = new CampaignCouponStore(page, campaigns, days, clock);
    this.shared = new SharedCodeStore(page);
    this.lock = new TermsLockStore(page);
  }

  /** Fails with {@link NoSuchCampaign}. */
  Future<CampaignCoupon> find(String campaign) {
    return coupons.find(database.general(), campaign);
  }

  /** Reads {@link #COLUMNS}. */
  public static CouponTerms terms(Row row) {
    if (row.getString("kind") == null) {
      return CouponTerms.NONE;
    }
    return new CouponTerms(
        CouponKind.of(row.getString("kind")),
        Optional.ofNullable(row.getString("prefix")).orElse(""),
        Optional.ofNullable(row.getInteger("stock")),
        row.getInteger("per_person"),
        Optional.ofNullable(row.getLocalDate("valid_from")),
        Optional.ofNullable(row.getLocalDate("valid_until")),
        Optional.ofNullable(row.getString("value_kind")).map(kind -> value(row, kind)),
        row.getBoolean("remind"));
  }

  private static CouponValue value(Row row, String kind) {
    return new CouponValue(
        CouponValue.Kind.of(kind),
        Optional.ofNullable(row.getBigDecimal("value_amount")),
        Optional.ofNullable(row.getString("currency")));
  }

  /**
   * Changes the terms, all or nothing, and with them the campaign's texts: the code if there is
   * one, and an offer that is not in the owner's own words. Fails with {@link NoSuchCampaign}, with
   * {@link ChangedMeanwhile}, with {@link NotNow} where people who have a code would be let down,
   * or with {@link io.promobot.campaign.CopyRefused} when the code cannot be used.
   *
   * @param read the version that is to be changed; empty to change whichever there is
   */
  Future<CampaignCoupon> change(
      String campaign, CouponTerms terms, Optional<String> code, Optional<String> read) {
    return change(campaign, terms, code, read, TRIES);
  }

  private Future<CampaignCoupon> change(
      String campaign, CouponTerms terms, Optional<String> code, Optional<String> read, int tries) {
    return database
        .transaction(tx -> change(tx, campaign, terms, code, read))
        .recover(
            failure ->
                tries > 1 && TermsLockStore.isBusy(failure)
                    ? change(campaign, terms, code, read, tries - 1)
                    : Future.failedFuture(failure));
  }

  /** Switches the reminder; fails with {@link NoSuchCampaign}, or where the terms forbid it. */
  public Future<Void> remind(String campaign, boolean on) {
    return find(campaign)
        .compose(
            before -> {
              CouponTerms terms = before.terms().reminding(on);
              refuse(TermsRules.ofReminder(before.terms(), terms));
              return change(campaign, terms, Optional.empty(), Optional.of(before.version()));
            })
        .mapEmpty();
  }

  private Future<CampaignCoupon> change(
      SqlConnection tx,
      String campaign,
      CouponTerms terms,
      Optional<String> code,
      Optional<String> read) {
    return lock.alone(tx, campaign)
        .compose(alone -> coupons.find(tx, campaign))
        .map(before -> before.unchangedSince(read))
        .compose(
            before ->
                save(tx, campaign, before, terms)
                    .compose(saved -> texts(tx, campaign, before, terms, code)))
        .compose(done -> coupons.find(tx, campaign));
  }

  private Future<Void> save(
      SqlConnection tx, String campaign, CampaignCoupon before, CouponTerms terms) {
    refuse(
        Optional.of("This campaign's story has no reminder; leave out remind")
            .filter(none -> terms.remind() && !before.reminds()));
    return tx.preparedQuery(PROMISED)
        .execute(Tuple.of(page, campaign, REVEALED))
        .compose(
            rows -> {
              long people = rows.iterator().next().getLong("people");
              refuse(TermsRules.broken(before.terms(), terms, people));
              refuse(TermsRules.late(before.terms(), terms, coupons.today()));
              return tx.preparedQuery(SAVE).execute(columns(campaign, terms));
            })
        .map(
            rows -> {
              refuse(TermsRules.tooFew(terms, rows.iterator().next().getInteger("given")));
              return null;
            });
  }

  // Whatever kind of code they have: an earlier one is as good as it was promised to be. Anyone who
  // revealed one is counted by their path, and those of before that was kept by their coupon.
  private static final String PROMISED =
      """
      SELECT greatest(
        (SELECT coalesce(sum(p.people), 0) FROM path_count p
         WHERE p.page_id = $1 AND p.campaign_id = $2 AND p.path & $3 <> 0),
        (SELECT count(*) FROM coupon g
         WHERE g.page_id = $1 AND g.campaign_id = $2 AND g.revealed_at IS NOT NULL))::bigint
        AS people
      """;

  private static void refuse(Optional<String> why) {
    why.ifPresent(
        sentence -> {
          throw new NotNow(sentence);
        });
  }

  private static void refuse(List<Mistake> mistakes) {
    if (!mistakes.isEmpty()) {
      throw Problem.badInput(mistakes);
    }
  }

  private Future<Void> texts(
      SqlConnection tx,
      String campaign,
      CampaignCoupon before,
      CouponTerms terms,
      Optional<String> code) {
    return campaigns
        .copy(tx, campaign)
        .map(copy -> rewording(copy, before, terms, code))
        .compose(
            changes ->
                terms.isPersonal() && changes.isEmpty()
                    ? Future.succeededFuture()
                    : campaigns.update(tx, campaign, changes))
        .compose(
            published ->
                terms.isPersonal() ? Future.succeededFuture() : shared.publish(tx, campaign));
  }

  private static Rewording rewording(
      Copy copy, CampaignCoupon before, CouponTerms terms, Optional<String> code) {
    Map<String, String> changed = new TreeMap<>();
    code.ifPresent(text -> changed.put("code", text));
    Optional<CouponValue> worth = before.terms().value();
    Optional<String> offer = OfferWords.following(copy, worth, terms.value());
    offer.ifPresent(words -> changed.put(CouponStory.OFFER.key(), words));
    return terms
        .value()
        .map(value -> OfferWords.translations(copy, worth, value, offer.isPresent()))
        .map(others -> new Rewording(changed, others))
        .orElse(Rewording.ofMain(changed));
  }

  private Tuple columns(String campaign, CouponTerms terms) {
    return Tuple.of(page, campaign, terms.kind().key(), terms.prefix(), terms.stock().orElse(null))
        .addInteger(terms.perPerson())
        .addLocalDate(terms.validFrom().orElse(null))
        .addLocalDate(terms.validUntil().orElse(null))
        .addString(terms.value().map(value -> value.kind().key()).orElse(null))
        .addBigDecimal(terms.value().flatMap(CouponValue::amount).orElse(null))
        .addString(terms.value().flatMap(CouponValue::currency).orElse(null))
        .addBoolean(terms.remind())
        .addInteger(REVEALED);
  }

  // People who get a code of a limited stock are counted from now on; those before, once.
  private static final String SAVE =
      """
      INSERT INTO coupon_terms AS t (page_id, campaign_id, kind, prefix, stock, per_person, valid_from,
        valid_until, value_kind, value_amount, currency, remind, given)
      SELECT $1, $2, $3, nullif($4, ''), $5, $6, $7, $8, $9, $10, $11, $12,
        CASE
          WHEN $5::int IS NULL THEN 0
          WHEN $3 = 'shared' THEN coalesce((
            SELECT sum(p.people) FROM path_count p
            WHERE p.page_id = $1 AND p.campaign_id = $2 AND p.path & $13 <> 0), 0)
          ELSE (SELECT count(*) FROM coupon g
            WHERE g.page_id = $1 AND g.campaign_id = $2 AND g.revealed_at IS NOT NULL) END
      ON CONFLICT (page_id, campaign_id) DO UPDATE SET
        kind = excluded.kind, prefix = excluded.prefix, stock = excluded.stock,
        per_person = excluded.per_person, valid_from = excluded.valid_from,
        valid_until = excluded.valid_until, value_kind = excluded.value_kind,
        value_amount = excluded.value_amount, currency = excluded.currency,
        remind = excluded.remind,
        given = CASE WHEN t.stock IS NULL OR t.kind <> excluded.kind THEN excluded.given
          ELSE t.given END
      RETURNING given
      """;
}
