package io.promobot.house;

import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.PoolName;
import io.promobot.db.TestDatabase;
import io.vertx.sqlclient.SqlConnection;

/** Keeps events from being stored until it is closed. */
public final class HeldEvents implements AutoCloseable {
  private final Database db;
  private final SqlConnection holder;
  private boolean released;

  public HeldEvents(Database db) {
    this.db = db;
    holder = Await.on(db.bulk().getConnection());
    Await.on(holder.query("BEGIN").execute());
    Await.on(holder.query("LOCK TABLE event IN EXCLUSIVE MODE").execute());
  }

  /** Returns when the intake waits to store some. */
  public void awaitWaiting() {
    Await.until(() -> TestDatabase.waitingForLocks(db.address(), PoolName.INGEST) > 0);
  }

  /** Lets the events go, before the end of its block. */
  public void release() {
    if (!released) {
      released = true;
      Await.on(holder.query("COMMIT").execute());
      Await.on(holder.close());
    }
  }

  @Override
  public void close() {
    release();
  }
}
