package io.promobot.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.db.Database;
import io.promobot.db.LookupWorker;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A key to sign with. It is the same after restarts and on all replicas, as it belongs to the page.
 */
public final class PageKeyStore {
  private final Database db;
  private final String page;
  private final String purpose;
  private final LookupWorker<String, byte[]> keys = new LookupWorker<>(page -> read());
  private final AtomicReference<byte[]> key = new AtomicReference<>();

  /** What is signed for one purpose is worth nothing for another. */
  public PageKeyStore(Database db, String page, String purpose) {
    this.db = db;
    this.page = page;
    this.purpose = purpose;
  }

  /** Reads it once. */
  public Future<byte[]> key() {
    byte[] known = key.get();
    return known != null
        ? Future.succeededFuture(known)
        : keys.find(page).map(Optional::orElseThrow).onSuccess(key::set);
  }

  private Future<Map<String, byte[]>> read() {
    return db.general()
        .preparedQuery(SALT)
        .execute(Tuple.of(page))
        .map(rows -> (purpose + " " + rows.iterator().next().getString("salt")).getBytes(UTF_8))
        .map(salted -> Map.of(page, salted));
  }

  private static final String SALT = "SELECT salt::text FROM page WHERE page_id = $1";
}
