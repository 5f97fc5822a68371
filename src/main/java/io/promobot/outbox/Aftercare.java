package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** What is done about news of requests that failed for good. */
@FunctionalInterface
public interface Aftercare {
  /** In the transaction that settles them as failed: what is ordered here is never lost. */
  Future<Void> failed(SqlConnection tx, List<FailedCall> failed);
}
