package io.promobot.campaign;

import io.promobot.campaign.SendStore.Chunk;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Notes how far a send has come, in the transaction that brought it there. */
final class AdvanceStore {
  private final String page;

  AdvanceStore(String page) {
    this.page = page;
  }

  /** {@code last} says whether nothing is left to do now. */
  Future<Chunk> advance(SqlConnection tx, String campaign, long to, Sending chunk, boolean last) {
    Tuple progress =
        Tuple.of(page, campaign, to, chunk.queued(), chunk.windowClosed())
            .addInteger(chunk.optedOut())
            .addInteger(chunk.blocked())
            .addInteger(chunk.alreadyIn())
            .addInteger(chunk.nextVisit());
    return tx.preparedQuery(ADVANCE)
        .execute(progress)
        .map(
            rows -> new Chunk(AudienceStore.sending(rows.iterator().next()), chunk.queued(), last));
  }

  // By each customer's clock everybody is asked again after those whose clocks are ahead.
  private static final String ADVANCE =
      """
      UPDATE campaign SET
        state = CASE WHEN state = 'queueing' AND $3 >= queue_end AND NOT early THEN 'sending' ELSE state END,
        queued_to = CASE WHEN early AND $3 >= queue_end THEN 0 ELSE $3 END,
        early = early AND $3 < queue_end, queued = queued + $4, window_closed = window_closed + $5,
        opted_out = opted_out + $6, blocked = blocked + $7, already_in = already_in + $8,
        next_visit = next_visit + $9
      WHERE page_id = $1 AND id = $2
      RETURNING queued, next_visit, window_closed, opted_out, blocked, already_in
      """;
}
