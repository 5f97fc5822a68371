package io.promobot.schedule;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The sends that plans begin. */
public interface SendCaller {
  /**
   * Marks the beginning of a send in a transaction, after whose commit some replica queues it.
   * Fails, without having changed anything, with an exception whose message tells the owner why it
   * may not begin.
   *
   * @param clockAt for a send by each customer's clock: when it is its time by the shop's
   */
  Future<Void> begin(
      SqlConnection tx, String campaign, Optional<Long> segment, Optional<Instant> clockAt);

  /**
   * A draft named after this day that says what the campaign says, for everybody. Fails as {@link
   * #begin} does.
   *
   * @param later by how many days its coupons begin and end later
   */
  Future<String> again(SqlConnection tx, String campaign, LocalDate day, int later);

  /**
   * Until when it is quiet, and planned sends and what follows up on sends rest; empty outside the
   * quiet hours.
   */
  Future<Void> quiet(Optional<Instant> until);

  /** Messages by each customer's clock that could not go out at their time get another one. */
  Future<Void> late(Instant now);

  /** Queues a send that has begun, at once. */
  void goOn(String campaign);
}
