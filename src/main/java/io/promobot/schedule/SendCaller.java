package io.promobot.schedule;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** The sends that plans begin. */
public interface SendCaller {
  /**
   * Marks the beginning of a send in a transaction, after whose commit some replica queues it.
   * Fails, without having changed anything, with an exception whose message tells the owner why it
   * may not begin.
   */
  Future<Void> begin(SqlConnection tx, String campaign, Optional<Long> segment);

  /** Queues a send that has begun, at once. */
  void goOn(String campaign);
}
