package io.promobot.customer;

import io.promobot.db.Database;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import io.promobot.stats.Arrival;
import io.promobot.stats.CampaignStoryStore;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.OriginCountStore;
import io.promobot.stats.OriginCountStore.Move;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Records that people have redeemed their coupon in the shop. */
public final class RedeemStore {
  private final Database database;
  private final String page;
  private final InstantSource clock;
  private final JourneyStore journeys;
  private final OriginCountStore origins;
  private final CampaignStoryStore stories;

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

  public RedeemStore(Database database, Tally tally, InstantSource clock) {
    this.database = database;
    this.page = tally.page();
    this.clock = clock;
    this.journeys = new JourneyStore(tally);
    this.stories = new CampaignStoryStore(database, page);
    this.origins = new OriginCountStore(tally);
  }

  /** Counts once, however often it is reported; the stages it implies are reached with it. */
  public Future<Redeemed> redeem(long customer, String campaign) {
    // Read before: inside the transaction it would wait for a second connection.
    return stories
        .of(campaign)
        .compose(story -> database.transaction(tx -> redeem(tx, customer, campaign, story)));
  }

  private Future<Redeemed> redeem(SqlConnection tx, long customer, String campaign, Story story) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, customer))
        .map(rows -> rows.stream().findFirst())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Redeemed.NO_SUCH_CUSTOMER)
                    : redeem(tx, found.get(), campaign, story));
  }

  private static final String LOCK =
      """
      SELECT id, psid, origin, reached,
        coalesce(came_on, (created_at AT TIME ZONE 'UTC')::date) AS day
      FROM customer
      WHERE page_id = $1 AND id = $2
      FOR UPDATE
      """;

  private Future<Redeemed> redeem(SqlConnection tx, Row person, String campaign, Story story) {
    return journeys
        .ofPeople(tx, new String[] {person.getString("psid")})
        .compose(
            all -> {
              Optional<Journey> theirs =
                  all.stream().filter(one -> one.campaign().equals(campaign)).findFirst();
              if (theirs.isEmpty()) {
                return Future.succeededFuture(Redeemed.NOT_IN_CAMPAIGN);
              }
              Optional<Stage> used = story.redeemableBy(theirs.get().path());
              if (used.isEmpty()) {
                return Future.succeededFuture(Redeemed.NOTHING);
              }
              return theirs.get().path().has(used.get())
                  ? Future.succeededFuture(Redeemed.BEFORE)
                  : redeem(tx, person, theirs.get(), used.get());
            });
  }

  private Future<Redeemed> redeem(SqlConnection tx, Row person, Journey journey, Stage used) {
    journey.reach(used, clock.instant());
    Arrival before =
        new Arrival(
            person.getLocalDate("day"), person.getString("origin"), person.getInteger("reached"));
    Arrival after = before.with(journey);
    Tuple reached = Tuple.of(page, person.getLong("id"), after.reached());
    return tx.preparedQuery(REACHED)
        .execute(reached)
        .compose(saved -> journeys.save(tx, List.of(journey)))
        .compose(saved -> origins.move(tx, List.of(new Move(Optional.of(before), after))))
        .map(Redeemed.NOW);
  }

  private static final String REACHED =
      """
      UPDATE customer SET reached = $3 WHERE page_id = $1 AND id = $2
      """;
}
