package io.promobot.campaign;

import io.promobot.campaign.Campaign.ForWhom;
import io.promobot.db.Database;
import io.promobot.flow.Conversation;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Story;
import io.promobot.wording.Copy;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Keeps the campaigns and every version of their copy. */
public final class CampaignStore {
  private final Database database;
  private final String page;
  private final Supplier<Voice> voice;
  private final SharedCodeStore codes;
  private final PublishStore publishing;

  public CampaignStore(Database database, String page, Supplier<Voice> voice) {
    this.database = database;
    this.page = page;
    this.voice = voice;
    this.codes = new SharedCodeStore(page);
    this.publishing = new PublishStore(page, voice, codes);
  }

  /** Creates the page and its {@code welcome} campaign unless they exist. */
  public Future<Void> ensurePage() {
    Copy copy = Copy.preset(CouponStory.STORY, voice.get().language());
    return database
        .general()
        .preparedQuery(ENSURE_PAGE)
        .execute(
            Tuple.of(page, Conversation.WELCOME, PublishStore.fields(copy), copy.language().tag()))
        .compose(there -> codes.shareAll(database.general()))
        .compose(known -> new VoidCodeStore(page).withdrawAll(database.general()));
  }

  private static final String ENSURE_PAGE =
      """
      WITH page AS (
        INSERT INTO page (page_id) VALUES ($1) ON CONFLICT DO NOTHING),
      welcome AS (
        INSERT INTO campaign (page_id, id, name, state) VALUES ($1, $2, 'Welcome', 'open')
        ON CONFLICT DO NOTHING)
      INSERT INTO campaign_copy (page_id, campaign_id, version, fields, language)
      VALUES ($1, $2, 1, $3, $4)
      ON CONFLICT DO NOTHING
      """;

  /** The welcome first, then the newest. */
  public Future<List<Campaign>> list() {
    return database
        .general()
        .preparedQuery(CAMPAIGNS)
        .execute(Tuple.of(page, null, Conversation.WELCOME))
        .map(this::campaigns);
  }

  public Future<Optional<Campaign>> find(String id) {
    return find(database.general(), id);
  }

  private Future<Optional<Campaign>> find(SqlClient client, String id) {
    return client
        .preparedQuery(CAMPAIGNS)
        .execute(Tuple.of(page, id, Conversation.WELCOME))
        .map(rows -> campaigns(rows).stream().findFirst());
  }

  private static final String CAMPAIGNS =
      """
      SELECT id, name, state, story, version, language, fields, translations, created_at,
             queued, next_visit, window_closed, opted_out, blocked, already_in, hushed, clock_at,
             queued_to < queue_end AND state <> 'cancelled' AS unfinished, segment_id,
             (SELECT s.name FROM segment s WHERE s.page_id = $1 AND s.id = segment_id) AS segment_name
      FROM campaign c JOIN campaign_copy e USING (page_id, version)
      WHERE page_id = $1 AND e.campaign_id = c.id AND ($2::text IS NULL OR id = $2)
      ORDER BY id <> $3, created_at DESC, id
      """;

  private List<Campaign> campaigns(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(this::campaign).toList();
  }

  private Campaign campaign(Row row) {
    return new Campaign(
        row.getString("id"),
        row.getString("name"),
        row.getString("state"),
        row.getInteger("version"),
        publishing.copy(row),
        row.getOffsetDateTime("created_at").toInstant(),
        AudienceStore.sending(row),
        row.getBoolean("hushed"),
        row.getBoolean("unfinished"),
        Optional.ofNullable(row.getOffsetDateTime("clock_at")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("segment_name"))
            .map(called -> new ForWhom(row.getLong("segment_id").toString(), called)));
  }

  /**
   * A draft that starts with the welcome's current texts and a greeting for people who know the
   * shop, or with the defaults if it tells another story; fails with {@link CopyRefused}. Its
   * coupon is one of a kind for each person, unless its story may do without.
   */
  public Future<Campaign> create(String typed, Story story) {
    String name;
    try {
      name = CopyChange.checkedName(typed);
    } catch (CopyRefused refused) {
      return Future.failedFuture(refused);
    }
    return database
        .transaction(
            tx ->
                find(tx, Conversation.WELCOME)
                    .compose(welcome -> insert(tx, name, draft(welcome, story)))
                    .compose(made -> share(tx, made)))
        .compose(this::find)
        .map(Optional::orElseThrow);
  }

  private Copy draft(Optional<Campaign> welcome, Story story) {
    return welcome
        .map(Campaign::copy)
        .filter(copy -> copy.story() == story)
        .map(copy -> copy.again())
        .orElseGet(() -> Copy.preset(story, voice.get().language()));
  }

  private Future<RowSet<Row>> insert(SqlConnection tx, String name, Copy copy) {
    Story story = copy.story();
    return tx.preparedQuery(CREATE)
        .execute(
            Tuple.of(page, name, story.key(), story == CouponStory.STORY ? "unique" : "shared")
                .addJsonObject(PublishStore.fields(copy))
                .addString(copy.language().tag())
                .addJsonObject(new JsonObject(copy.translations())));
  }

  private static final String CREATE =
      """
      WITH number AS (
        UPDATE page SET next_campaign_number = next_campaign_number + 1 WHERE page_id = $1
        RETURNING 'c' || (next_campaign_number - 1) AS id),
      created AS (
        INSERT INTO campaign (page_id, id, name, story) SELECT $1, id, $2, $3 FROM number
        RETURNING id),
      terms AS (
        INSERT INTO coupon_terms (page_id, campaign_id, kind) SELECT $1, id, $4 FROM created)
      INSERT INTO campaign_copy (page_id, campaign_id, version, fields, language, translations)
      SELECT $1, id, 1, $5, $6, $7 FROM created
      RETURNING campaign_id AS id
      """;

  private Future<String> share(SqlConnection tx, RowSet<Row> made) {
    String id = made.iterator().next().getString("id");
    return codes.share(tx, id).map(id);
  }

  /**
   * Publishes changed texts, of all languages together, as the next version, all or nothing; fails
   * with {@link CopyRefused} or {@link NoSuchCampaign}. Messages already on their way keep their
   * version.
   */
  public Future<Campaign> update(String id, Optional<String> name, Rewording texts) {
    CopyChange change = new CopyChange(name, texts);
    return changed(id, tx -> publishing.publish(tx, id, change));
  }

  /** The same within this transaction, for texts only. */
  public Future<Void> update(SqlConnection tx, String id, Rewording texts) {
    return publishing.publish(tx, id, new CopyChange(Optional.empty(), texts));
  }

  /**
   * Publishes an older version's texts again as the next version, unless the current one is
   * identical; fails with {@link NoSuchCampaign}, or with {@link CopyRefused} when they no longer
   * meet the rules.
   */
  public Future<Campaign> restore(String id, int version) {
    return changed(id, tx -> publishing.restore(tx, id, version));
  }

  private Future<Campaign> changed(String id, Function<SqlConnection, Future<Void>> change) {
    return database
        .transaction(change)
        .compose(v -> find(id))
        .map(found -> found.orElseThrow(NoSuchCampaign::new));
  }

  /** The texts as this transaction sees them; fails with {@link NoSuchCampaign}. */
  public Future<Copy> copy(SqlConnection tx, String id) {
    return find(tx, id).map(found -> found.orElseThrow(NoSuchCampaign::new).copy());
  }

  /** The texts of a row as they are said now. */
  public Copy copy(Row row) {
    return publishing.copy(row);
  }
}
