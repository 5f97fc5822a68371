package io.promobot.till;

import io.promobot.campaign.SharedCodeStore;
import io.promobot.customer.RedeemStore;
import io.promobot.customer.RedeemStore.Redeemer;
import io.promobot.db.Database;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import io.promobot.stats.CampaignStoryStore;
import io.promobot.stats.Journey;
import io.promobot.stats.Tally;
import io.promobot.text.OwnCode;
import io.promobot.till.FoundCode.Use;
import io.promobot.till.LedgerStore.Used;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Records what the owner says at a person's page: that they redeemed their coupon in the shop. It
 * goes through the same ledger as a till.
 */
public final class HandOverStore {
  private final Database database;
  private final String page;
  private final LedgerStore ledger;
  private final RedeemStore people;
  private final CampaignStoryStore stories;
  private final SharedCodeStore shared;
  private final InstantSource clock;

  /** The result. */
  public enum Redeemed {
    NOW,
    BEFORE,
    /** This campaign was never sent to them. */
    NOT_IN_CAMPAIGN,
    /** There is nothing to redeem in this campaign, or not for this customer. */
    NOTHING,
    NO_SUCH_CUSTOMER
  }

  public HandOverStore(Database database, Tally tally, InstantSource clock) {
    this.database = database;
    this.page = tally.page();
    this.ledger = new LedgerStore(tally);
    this.people = new RedeemStore(tally);
    this.stories = new CampaignStoryStore(database, page);
    this.shared = new SharedCodeStore(page);
    this.clock = clock;
  }

  /** Counts once, however often it is reported; the stages it implies are reached with it. */
  public Future<Redeemed> redeem(long customer, String campaign, By by) {
    // Read before: inside the transaction it would wait for a second connection.
    return stories
        .of(campaign)
        .compose(story -> database.transaction(tx -> redeem(tx, customer, campaign, by, story)));
  }

  private Future<Redeemed> redeem(
      SqlConnection tx, long customer, String campaign, By by, Story story) {
    return people
        .lock(tx, customer)
        .compose(
            person ->
                person.isEmpty()
                    ? Future.succeededFuture(Redeemed.NO_SUCH_CUSTOMER)
                    : people
                        .journeys(tx, customer)
                        .compose(
                            all ->
                                RedeemStore.in(campaign, all)
                                    .map(theirs -> redeem(tx, person.get(), theirs, by, story))
                                    .orElse(Future.succeededFuture(Redeemed.NOT_IN_CAMPAIGN))));
  }

  private Future<Redeemed> redeem(
      SqlConnection tx, Redeemer person, Journey theirs, By by, Story story) {
    Optional<Stage> used = story.redeemableBy(theirs.path());
    if (used.isEmpty()) {
      return Future.succeededFuture(Redeemed.NOTHING);
    }
    if (theirs.path().has(used.get())) {
      return Future.succeededFuture(Redeemed.BEFORE);
    }
    return coupon(tx, person, theirs)
        .compose(
            coupon ->
                coupon.isEmpty()
                    ? Future.succeededFuture(Optional.<Used>empty())
                    : ledger.use(
                        tx,
                        coupon.get(),
                        NewRedemption.of(by),
                        clock.instant(),
                        Optional.of(person.id())))
        .compose(
            done ->
                done.isEmpty()
                    ? Future.succeededFuture(Redeemed.NOTHING)
                    : people
                        .redeemed(
                            tx, person, Optional.of(theirs), story, done.get().redemption().at())
                        .map(Redeemed.NOW));
  }

  /** When and where this person last redeemed in the campaign; empty when no ledger knows it. */
  public Future<Optional<Use>> last(long customer, String campaign) {
    return database
        .general()
        .preparedQuery(LAST)
        .execute(Tuple.of(page, customer, campaign))
        .map(rows -> rows.stream().findFirst().map(HandOverStore::use));
  }

  private static final String LAST =
      """
      SELECT e.at, e.till FROM coupon_entry e
      WHERE e.page_id = $1 AND e.customer_id = $2 AND e.campaign_id = $3 AND e.kind = 'redeemed'
        AND NOT EXISTS (
          SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id)
      ORDER BY e.id DESC LIMIT 1
      """;

  private static Use use(Row row) {
    return new Use(row.getOffsetDateTime("at").toInstant(), CodeStore.text(row, "till"));
  }

  /** Their own coupon, otherwise the one that everybody has. */
  private Future<Optional<Long>> coupon(SqlConnection tx, Redeemer person, Journey theirs) {
    Tuple tuple = Tuple.of(page, theirs.campaign(), person.id(), theirs.codeVersion().orElse(null));
    return tx.preparedQuery(COUPON)
        .execute(tuple)
        .map(rows -> rows.stream().findFirst())
        .compose(
            found ->
                found
                    .map(row -> coupon(tx, theirs.campaign(), row))
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  // The code is that of the texts this person has seen, or of those of now.
  private static final String COUPON =
      """
      SELECT y.fields ->> 'code' AS written, own.id AS own
      FROM campaign g
        JOIN campaign_copy y ON y.page_id = g.page_id AND y.campaign_id = g.id
          AND y.version = coalesce($4, g.version)
        LEFT JOIN coupon own
          ON own.page_id = g.page_id AND own.campaign_id = g.id AND own.customer_id = $3
      WHERE g.page_id = $1 AND g.id = $2
      """;

  private Future<Optional<Long>> coupon(SqlConnection tx, String campaign, Row found) {
    Optional<Long> own = Optional.ofNullable(found.getLong("own"));
    if (own.isPresent()) {
      return Future.succeededFuture(own);
    }
    String code = OwnCode.compared(CodeStore.text(found, "written").orElse(""));
    return shared
        .share(tx, campaign)
        .compose(there -> tx.preparedQuery(SHARED).execute(Tuple.of(page, campaign, code)))
        .map(rows -> rows.stream().findFirst().map(row -> row.getLong("id")));
  }

  private static final String SHARED =
      """
      SELECT id FROM coupon WHERE page_id = $1 AND campaign_id = $2 AND shared AND voided_at IS NULL
      ORDER BY code = $3 DESC, id DESC LIMIT 1
      """;
}
