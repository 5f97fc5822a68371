package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** What happens with notifications of requests that failed for good. */
@FunctionalInterface
public interface Aftercare {
  /** Runs in the transaction that settles them as failed: whatever it queues is never lost. */
  Future<Void> failed(SqlConnection tx, List<FailedCall> failed);
}
