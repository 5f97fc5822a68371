package io.promobot.customer;

import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import io.promobot.stats.Arrival;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.OriginCountStore;
import io.promobot.stats.OriginCountStore.Move;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves people in the figures when they redeem a coupon, and back when that is taken back, in the
 * transaction that decides it.
 */
public final class RedeemStore {
  private final String page;
  private final JourneyStore journeys;
  private final OriginCountStore origins;

  /** Somebody whom the transaction has locked, and how they are counted. */
  public record Redeemer(long id, Arrival arrival) {}

  public RedeemStore(Tally tally) {
    this.page = tally.page();
    this.journeys = new JourneyStore(tally);
    this.origins = new OriginCountStore(tally);
  }

  /** Locks a customer until the transaction ends; empty when there is none (any more). */
  public Future<Optional<Redeemer>> lock(SqlConnection tx, long customer) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, customer))
        .map(rows -> rows.stream().findFirst().map(RedeemStore::redeemer));
  }

  private static final String LOCK =
      """
      SELECT id, origin, reached, coalesce(came_on, (created_at AT TIME ZONE 'UTC')::date) AS day
      FROM customer
      WHERE page_id = $1 AND id = $2
      FOR UPDATE
      """;

  private static Redeemer redeemer(Row row) {
    return new Redeemer(
        row.getLong("id"),
        new Arrival(row.getLocalDate("day"), row.getString("origin"), row.getInteger("reached")));
  }

  /** All journeys of somebody who is locked. */
  public Future<List<Journey>> journeys(SqlConnection tx, long customer) {
    return journeys.ofCustomer(tx, customer);
  }

  /**
   * Counts the person once in this campaign, however often they redeem there; the stages it implies
   * are reached with it. Changes nothing where the campaign never reached them.
   */
  public Future<Void> redeemed(
      SqlConnection tx, Redeemer person, Optional<Journey> theirs, Story story, Instant at) {
    Optional<Stage> used =
        theirs.flatMap(
            journey ->
                story.redeemableBy(journey.path()).filter(stage -> !journey.path().has(stage)));
    if (used.isEmpty()) {
      return Future.succeededFuture();
    }
    Journey journey = theirs.orElseThrow();
    journey.reach(used.get(), at);
    return save(tx, person, journey, person.arrival().with(journey));
  }

  /** The person has redeemed nothing in this campaign after all. */
  public Future<Void> takenBack(
      SqlConnection tx, Redeemer person, List<Journey> all, String campaign, Story story) {
    Optional<Journey> theirs = in(campaign, all);
    Optional<Stage> used =
        theirs.flatMap(journey -> story.redeemableBy(journey.path()).filter(journey.path()::has));
    if (used.isEmpty()) {
      return Future.succeededFuture();
    }
    theirs.get().takeBack(used.get());
    return save(tx, person, theirs.get(), person.arrival().redeemedIn(all));
  }

  /** Their journey in this campaign, if it ever reached them. */
  public static Optional<Journey> in(String campaign, List<Journey> all) {
    return all.stream().filter(one -> one.campaign().equals(campaign)).findFirst();
  }

  private Future<Void> save(SqlConnection tx, Redeemer person, Journey journey, Arrival after) {
    Future<?> reached =
        tx.preparedQuery(REACHED).execute(Tuple.of(page, person.id(), after.reached()));
    Future<?> saved = journeys.save(tx, List.of(journey));
    Future<?> counted = origins.move(tx, List.of(new Move(Optional.of(person.arrival()), after)));
    return Future.all(reached, saved, counted).mapEmpty();
  }

  private static final String REACHED =
      """
      UPDATE customer SET reached = $3 WHERE page_id = $1 AND id = $2
      """;
}
