package io.promobot.campaign;

import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Supplier;

/** Makes drafts of campaigns that have gone out, for those who have had them already. */
public final class AgainStore {
  private static final String IMPORTED =
      "Its imported codes belong to the campaign that went out first; choose people who have not had it yet";

  private final String page;
  private final Supplier<Voice> voice;
  private final SharedCodeStore codes;

  public AgainStore(String page, Supplier<Voice> voice) {
    this.page = page;
    this.voice = voice;
    this.codes = new SharedCodeStore(page);
  }

  /**
   * A draft that is named after its day and says what the campaign says now; where that tries
   * several wordings, a trial of the same ones is planned for it. Where the owner has decided in an
   * earlier run what everybody gets, it says that and tries nothing. Fails with {@link NotNow} when
   * the campaign gives codes that its owner imported, or with {@link NoSuchCampaign}.
   *
   * @param later by how many days its coupons begin and end later
   */
  public Future<String> again(SqlConnection tx, String campaign, LocalDate day, int later) {
    return tx.preparedQuery(COPY)
        .execute(Tuple.of(page, campaign, " · " + named(day), later))
        .compose(
            rows ->
                rows.size() == 1
                    ? Future.succeededFuture(rows.iterator().next().getString("id"))
                    : whyNot(tx, campaign))
        .compose(made -> codes.share(tx, made).map(made));
  }

  private String named(LocalDate day) {
    Locale language = Locale.forLanguageTag(voice.get().language().tag());
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(day);
  }

  // A copy of the whole row takes along what is added to the terms one day. Of a choice in a run
  // and
  // a change of the first campaign's texts the later one counts.
  private static final String COPY =
      """
      WITH source AS (
        SELECT * FROM campaign WHERE page_id = $1 AND id = $2 AND NOT EXISTS (
          SELECT FROM coupon_terms WHERE page_id = $1 AND campaign_id = $2 AND kind = 'imported')),
      decided AS (
        SELECT r.id, r.version
        FROM source JOIN campaign_copy e ON e.page_id = source.page_id
            AND e.campaign_id = source.id AND e.version = source.version
          JOIN campaign r ON r.page_id = source.page_id AND r.again_of = source.id
          JOIN experiment x ON x.page_id = r.page_id AND x.campaign_id = r.id
        WHERE x.chosen IS NOT NULL AND x.ended_at > e.published_at
        ORDER BY x.ended_at DESC LIMIT 1),
      number AS (
        UPDATE page SET next_campaign_number = next_campaign_number + 1
        WHERE page_id = $1 AND EXISTS (SELECT FROM source)
        RETURNING 'c' || (next_campaign_number - 1) AS id),
      created AS (
        INSERT INTO campaign (page_id, id, name, story, segment_id, again_of)
        SELECT $1, number.id, left(source.name, 80 - length($3)) || $3, source.story, source.segment_id,
          source.id
        FROM number, source RETURNING id),
      terms AS (
        INSERT INTO coupon_terms
        SELECT (jsonb_populate_record(t, jsonb_build_object('campaign_id', created.id, 'given', 0,
          'valid_from', t.valid_from + $4::int, 'valid_until', t.valid_until + $4::int))).*
        FROM coupon_terms t, created WHERE t.page_id = $1 AND t.campaign_id = $2),
      followed AS (
        INSERT INTO unopened (page_id, campaign_id, active, after_hours, looked_until)
        SELECT $1, created.id, u.active, u.after_hours, now() - interval '1 minute'
        FROM unopened u, created WHERE u.page_id = $1 AND u.campaign_id = $2),
      trial AS (
        INSERT INTO experiment (page_id, campaign_id, goal, learns, holdout, careless, wave_people,
          wave_seconds, act_seconds)
        SELECT $1, created.id, x.goal, x.learns, x.holdout, x.careless, x.wave_people,
          x.wave_seconds, x.act_seconds
        FROM experiment x, created
        WHERE x.page_id = $1 AND x.campaign_id = $2 AND x.ended_at IS NULL
          AND NOT EXISTS (SELECT FROM decided)
        RETURNING campaign_id),
      variants AS (
        INSERT INTO variant (page_id, campaign_id, name, words)
        SELECT $1, trial.campaign_id, v.name, v.words
        FROM variant v, trial WHERE v.page_id = $1 AND v.campaign_id = $2)
      INSERT INTO campaign_copy (page_id, campaign_id, version, fields, language, translations)
      SELECT $1, created.id, 1, e.fields, e.language, e.translations
      FROM created, source LEFT JOIN decided ON true JOIN campaign_copy e
        ON e.page_id = source.page_id AND e.campaign_id = coalesce(decided.id, source.id)
          AND e.version = coalesce(decided.version, source.version)
      RETURNING campaign_id AS id
      """;

  private Future<String> whyNot(SqlConnection tx, String campaign) {
    return tx.preparedQuery(PauseStore.STATE)
        .execute(Tuple.of(page, campaign))
        .compose(
            rows ->
                Future.failedFuture(
                    rows.size() == 0 ? new NoSuchCampaign() : new NotNow(IMPORTED)));
  }
}
