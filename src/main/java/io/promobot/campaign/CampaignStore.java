package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.flow.Conversation;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.flow.Texts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Keeps the campaigns and every version of their copy. */
public final class CampaignStore {
  private final Database database;
  private final String page;
  private final Supplier<String> business;
  private final SharedCodeStore codes;

  public CampaignStore(Database database, String page, Supplier<String> business) {
    this.database = database;
    this.page = page;
    this.business = business;
    this.codes = new SharedCodeStore(page);
  }

  /** Creates the page and its {@code welcome} campaign unless they exist. */
  public Future<Void> ensurePage() {
    JsonObject fields = json(Texts.preset(CouponStory.STORY));
    return database
        .general()
        .preparedQuery(ENSURE_PAGE)
        .execute(Tuple.of(page, Conversation.WELCOME, fields))
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
      INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES ($1, $2, 1, $3)
      ON CONFLICT DO NOTHING
      """;

  /** The welcome first, then the newest. */
  public Future<List<Campaign>> list() {
    return database
        .general()
        .preparedQuery(CAMPAIGNS)
        .execute(Tuple.of(page, null, Conversation.WELCOME))
        .map(CampaignStore::campaigns);
  }

  public Future<Optional<Campaign>> find(String id) {
    return database
        .general()
        .preparedQuery(CAMPAIGNS)
        .execute(Tuple.of(page, id, Conversation.WELCOME))
        .map(rows -> campaigns(rows).stream().findFirst());
  }

  private static final String CAMPAIGNS =
      """
      SELECT id, name, state, story, version, fields, created_at,
             queued, next_visit, window_closed, opted_out, blocked, already_in
      FROM campaign c JOIN campaign_copy e USING (page_id, version)
      WHERE page_id = $1 AND e.campaign_id = c.id AND ($2::text IS NULL OR id = $2)
      ORDER BY id <> $3, created_at DESC, id
      """;

  private static List<Campaign> campaigns(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(CampaignStore::campaign).toList();
  }

  private static Campaign campaign(Row row) {
    return new Campaign(
        row.getString("id"),
        row.getString("name"),
        row.getString("state"),
        row.getInteger("version"),
        copy(row),
        row.getOffsetDateTime("created_at").toInstant(),
        AudienceStore.sending(row));
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
    Tuple draft =
        Tuple.of(page, name, Conversation.WELCOME, story.key(), json(Texts.preset(story)))
            .addJsonObject(new JsonObject(Map.copyOf(Texts.again(story))))
            .addString(story == CouponStory.STORY ? "unique" : "shared");
    return database
        .transaction(tx -> tx.preparedQuery(CREATE).execute(draft).compose(made -> share(tx, made)))
        .compose(this::find)
        .map(Optional::orElseThrow);
  }

  private static final String CREATE =
      """
      WITH number AS (
        UPDATE page SET next_campaign_number = next_campaign_number + 1 WHERE page_id = $1
        RETURNING 'c' || (next_campaign_number - 1) AS id),
      created AS (
        INSERT INTO campaign (page_id, id, name, story) SELECT $1, id, $2, $4 FROM number
        RETURNING id),
      terms AS (
        INSERT INTO coupon_terms (page_id, campaign_id, kind) SELECT $1, id, $7 FROM created)
      INSERT INTO campaign_copy (page_id, campaign_id, version, fields)
      SELECT $1, created.id, 1, CASE WHEN w.story = $4 THEN e.fields || $6 ELSE $5 END
      FROM created, campaign w
      JOIN campaign_copy e
        ON e.page_id = w.page_id AND e.campaign_id = w.id AND e.version = w.version
      WHERE w.page_id = $1 AND w.id = $3
      RETURNING campaign_id AS id
      """;

  private Future<String> share(SqlConnection tx, RowSet<Row> made) {
    String id = made.iterator().next().getString("id");
    return codes.share(tx, id).map(id);
  }

  /**
   * Publishes changed copy as the next version, all or nothing; fails with {@link CopyRefused} or
   * {@link NoSuchCampaign}. Messages already on their way keep their version.
   */
  public Future<Campaign> update(String id, Optional<String> name, Map<String, String> changes) {
    CopyChange change = new CopyChange(name, changes);
    return changed(id, tx -> present(tx, id).compose(row -> save(tx, id, change, row)));
  }

  /** The same within this transaction, for texts only. */
  public Future<Void> update(SqlConnection tx, String id, Map<String, String> changes) {
    CopyChange change = new CopyChange(Optional.empty(), changes);
    return present(tx, id).compose(row -> save(tx, id, change, row));
  }

  /**
   * Publishes an older version's texts again as the next version, unless the current one is
   * identical; fails with {@link NoSuchCampaign}, or with {@link CopyRefused} when they no longer
   * meet the rules.
   */
  public Future<Campaign> restore(String id, int version) {
    return changed(id, tx -> present(tx, id).compose(row -> restore(tx, id, version, row)));
  }

  private Future<Void> restore(SqlConnection tx, String id, int version, Row present) {
    return copyRow(tx, id, version, NoSuchCampaign::version)
        .map(older -> new CopyChange(Optional.empty(), copy(older).fields()))
        .compose(change -> save(tx, id, change, present));
  }

  private Future<Campaign> changed(String id, Function<SqlConnection, Future<Void>> change) {
    return database
        .transaction(change)
        .compose(v -> find(id))
        .map(found -> found.orElseThrow(NoSuchCampaign::new));
  }

  private Future<Row> present(SqlConnection tx, String id) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, id))
        .map(rows -> only(rows, NoSuchCampaign::new))
        .compose(row -> copyRow(tx, id, row.getInteger("version"), NoSuchCampaign::new));
  }

  // Read only once the lock is held: a join would return the version that was the latest before the
  // lock.
  private static final String LOCK =
      "SELECT version FROM campaign WHERE page_id = $1 AND id = $2 FOR NO KEY UPDATE";

  private Future<Row> copyRow(
      SqlConnection tx, String id, int version, Supplier<NoSuchCampaign> missing) {
    return tx.preparedQuery(COPY)
        .execute(Tuple.of(page, id, version))
        .map(rows -> only(rows, missing));
  }

  private static final String COPY =
      """
      SELECT e.version, e.fields, c.story
      FROM campaign_copy e JOIN campaign c ON c.page_id = e.page_id AND c.id = e.campaign_id
      WHERE e.page_id = $1 AND e.campaign_id = $2 AND e.version = $3
      """;

  private Future<Void> save(SqlConnection tx, String id, CopyChange change, Row present) {
    Texts before = copy(present);
    String name = change.checkedName().orElse(null);
    Texts after = change.appliedTo(before, business.get());
    int version = present.getInteger("version");
    Future<?> renamed = tx.preparedQuery(RENAME).execute(Tuple.of(page, id, name));
    if (after.equals(before)) {
      return renamed.mapEmpty();
    }
    return renamed
        .compose(
            v -> tx.preparedQuery(PUBLISH).execute(Tuple.of(page, id, version + 1, json(after))))
        .compose(published -> codes.publish(tx, id));
  }

  private static final String RENAME =
      "UPDATE campaign SET name = coalesce($3, name) WHERE page_id = $1 AND id = $2";

  private static final String PUBLISH =
      """
      WITH edition AS (
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES ($1, $2, $3, $4))
      UPDATE campaign SET version = $3 WHERE page_id = $1 AND id = $2
      """;

  private static Row only(RowSet<Row> rows, Supplier<NoSuchCampaign> missing) {
    return rows.stream().findFirst().orElseThrow(missing);
  }

  private static JsonObject json(Texts copy) {
    return new JsonObject(Map.copyOf(copy.fields()));
  }

  /** A text that was added to the story later has its default in older versions. */
  static Texts copy(Row row) {
    return Texts.preset(Stories.of(row.getString("story")))
        .with(Texts.fields(row.getJsonObject("fields").getMap()));
  }
}
