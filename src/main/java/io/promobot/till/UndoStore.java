package io.promobot.till;

import io.promobot.customer.RedeemStore;
import io.promobot.customer.RedeemStore.Redeemer;
import io.promobot.db.Database;
import io.promobot.flow.Story;
import io.promobot.sales.SaleCount;
import io.promobot.stats.CampaignStoryStore;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Takes redemptions back: with an entry of its own, because nothing is ever overwritten. */
public final class UndoStore {
  private final Database database;
  private final String page;
  private final int slot;
  private final RedeemStore people;
  private final CampaignStoryStore stories;

  /** What came of it. */
  enum Undone {
    NOW,
    BEFORE,
    TOO_LATE,
    /**
     * The person who redeemed has been erased, so that nobody knows any more what they counted for.
     */
    NOBODYS,
    NO_SUCH_REDEMPTION
  }

  /**
   * Which redemption.
   *
   * @param only when they may take back nothing but what they redeemed themselves
   */
  record Wish(long redemption, By by, Optional<String> reason, Optional<Limit> only) {}

  /** Whose redemptions, of a till or of a program's token, and for how many seconds. */
  record Limit(Optional<Long> till, Optional<Long> token, int seconds) {
    static Limit ofTill(long till, int seconds) {
      return new Limit(Optional.of(till), Optional.empty(), seconds);
    }

    static Limit ofToken(long token, int seconds) {
      return new Limit(Optional.empty(), Optional.of(token), seconds);
    }
  }

  /** What came of it, and the campaign whose figures have changed. */
  record Result(Undone undone, String campaign) {}

  private record Entry(
      long id,
      long coupon,
      String campaign,
      Optional<Long> customer,
      boolean inTime,
      boolean nobodys) {}

  public UndoStore(Database database, Tally tally) {
    this.database = database;
    this.page = tally.page();
    this.slot = tally.slot();
    this.people = new RedeemStore(tally);
    this.stories = new CampaignStoryStore(database, page);
  }

  Future<Result> undo(Wish wish) {
    return find(wish)
        .compose(
            found ->
                found
                    .map(entry -> undo(wish, entry))
                    .orElseGet(
                        () -> Future.succeededFuture(new Result(Undone.NO_SUCH_REDEMPTION, ""))));
  }

  private Future<Optional<Entry>> find(Wish wish) {
    Tuple tuple =
        Tuple.of(
            page,
            wish.redemption(),
            wish.only().flatMap(Limit::till).orElse(null),
            wish.only().flatMap(Limit::token).orElse(null),
            wish.only().map(Limit::seconds).orElse(null));
    return database
        .general()
        .preparedQuery(FIND)
        .execute(tuple)
        .map(rows -> rows.stream().findFirst().map(UndoStore::entry));
  }

  /**
   * Whether nobody knows any more whose the redemption {@code e} of the coupon {@code c} was. Only
   * where a code that everybody has was scanned is nobody known from the beginning; what the owner
   * notes at a person's page has no key.
   */
  static final String NOBODYS = "(e.customer_id IS NULL AND (NOT c.shared OR e.key IS NULL))";

  // Answered alike for another's redemption and for none.
  private static final String FIND =
      """
      SELECT e.id, e.coupon_id, e.campaign_id, e.customer_id,
        $5::int IS NULL OR e.at > now() - $5 * interval '1 second' AS in_time, %s AS nobodys
      FROM coupon_entry e JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
      WHERE e.page_id = $1 AND e.id = $2 AND e.kind = 'redeemed'
        AND ($3::bigint IS NULL OR e.till_id = $3) AND ($4::bigint IS NULL OR e.token_id = $4)
      """
          .formatted(NOBODYS);

  private static Entry entry(Row row) {
    return new Entry(
        row.getLong("id"),
        row.getLong("coupon_id"),
        row.getString("campaign_id"),
        Optional.ofNullable(row.getLong("customer_id")),
        row.getBoolean("in_time"),
        row.getBoolean("nobodys"));
  }

  private Future<Result> undo(Wish wish, Entry entry) {
    if (!entry.inTime() || entry.nobodys()) {
      Undone refused = entry.inTime() ? Undone.NOBODYS : Undone.TOO_LATE;
      return Future.succeededFuture(new Result(refused, entry.campaign()));
    }
    return stories
        .of(entry.campaign())
        .compose(story -> database.transaction(tx -> undo(tx, wish, entry, story)))
        .map(done -> new Result(done, entry.campaign()));
  }

  private Future<Undone> undo(SqlConnection tx, Wish wish, Entry entry, Story story) {
    return entry
        .customer()
        .map(
            id ->
                people
                    .lock(tx, id)
                    .compose(
                        person ->
                            person.isPresent()
                                ? undo(tx, wish, entry, person, story)
                                : Future.succeededFuture(Undone.NOBODYS)))
        .orElseGet(() -> undo(tx, wish, entry, Optional.empty(), story));
  }

  private Future<Undone> undo(
      SqlConnection tx, Wish wish, Entry entry, Optional<Redeemer> person, Story story) {
    Future<?> locked = tx.preparedQuery(LOCK).execute(Tuple.of(page, entry.coupon()));
    Tuple tuple =
        Tuple.of(page, entry.id(), wish.by().actor().key())
            .addLong(wish.by().tillId().orElse(null))
            .addString(wish.by().till().orElse(null))
            .addString(wish.reason().orElse(null))
            .addInteger(slot);
    Future<Optional<Boolean>> undone =
        tx.preparedQuery(UNDO)
            .execute(tuple)
            .map(rows -> rows.stream().findFirst().map(row -> row.getBoolean("stands")));
    return Future.all(locked, undone)
        .compose(
            both ->
                undone.result().isEmpty()
                    ? Future.succeededFuture(Undone.BEFORE)
                    : counted(tx, entry, person, undone.result().get(), story).map(Undone.NOW));
  }

  // With the coupon locked before, the next statement sees everything that happened to it.
  private static final String LOCK = "SELECT FROM coupon WHERE page_id = $1 AND id = $2 FOR UPDATE";

  private static final String OTHER_THAN_THIS =
      """
      e.id <> $2 AND NOT EXISTS (
            SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id)\
      """;

  // Who takes back their first redemption was counted there: the next one is the first now.
  private static final String UNDO =
      """
      WITH undone AS (
        INSERT INTO coupon_entry (page_id, coupon_id, campaign_id, kind, customer_id, actor, till_id,
          till, amount, discount, currency, reason, undoes)
        SELECT page_id, coupon_id, campaign_id, 'undone', customer_id, $3, $4, $5, amount, discount,
          currency, $6, id
        FROM coupon_entry WHERE page_id = $1 AND id = $2
        ON CONFLICT (page_id, undoes) WHERE undoes IS NOT NULL DO NOTHING
        RETURNING coupon_id, campaign_id, customer_id),
      standing AS (
        SELECT min(e.id) AS first FROM coupon_entry e JOIN undone ON undone.customer_id = e.customer_id
        WHERE e.page_id = $1 AND e.kind = 'redeemed' AND e.campaign_id = undone.campaign_id
          AND %1$s),
      sold AS (
        SELECT e.campaign_id, e.day, %2$s AS whose, e.origin, e.currency, %3$s
        FROM undone JOIN coupon_entry e ON e.page_id = $1 AND e.id = $2
          JOIN coupon c ON c.page_id = $1 AND c.id = e.coupon_id
          CROSS JOIN standing
        WHERE e.day IS NOT NULL
        UNION ALL
        SELECT e.campaign_id, e.day, 'person', e.origin, e.currency, 1, 0, 0, 0, 0, 0
        FROM standing JOIN coupon_entry e ON e.page_id = $1 AND e.id = standing.first
        WHERE standing.first > $2 AND e.day IS NOT NULL),
      counted AS (
      %4$s)
      UPDATE coupon c
      SET uses = c.uses - 1,
        redeemed_at = (
          SELECT e.at FROM coupon_entry e
          WHERE e.page_id = $1 AND e.coupon_id = c.id AND e.kind = 'redeemed' AND %1$s
          ORDER BY e.id DESC LIMIT 1)
      FROM undone CROSS JOIN standing
      WHERE c.page_id = $1 AND c.id = undone.coupon_id
      RETURNING standing.first IS NOT NULL AS stands
      """
          .formatted(
              OTHER_THAN_THIS,
              SaleCount.whose("c.shared"),
              SaleCount.numbers(
                  "-", "e.customer_id IS NOT NULL AND coalesce(standing.first > $2, true)"),
              SaleCount.add("$7"));

  private Future<Void> counted(
      SqlConnection tx, Entry entry, Optional<Redeemer> person, boolean stands, Story story) {
    if (stands || person.isEmpty()) {
      return Future.succeededFuture();
    }
    long customer = person.get().id();
    return people
        .journeys(tx, customer)
        .compose(all -> people.takenBack(tx, person.get(), all, entry.campaign(), story));
  }
}
