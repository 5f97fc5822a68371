package io.promobot.chat;

import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Database;
import io.promobot.http.Problem;
import io.promobot.outbox.PageKeyStore;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Tuple;

/** Visitors by their tokens. */
public final class VisitorStore {
  private static final String BEARER = "Bearer ";

  private final Database db;
  private final String page;
  private final PageKeyStore keys;
  private final CustomerEraseStore erasing;

  public VisitorStore(Database db, String page) {
    this.db = db;
    this.page = page;
    this.keys = new PageKeyStore(db, page, "visitors");
    this.erasing = new CustomerEraseStore(db, page);
  }

  Future<String> token(Visitor visitor) {
    return keys.key().map(visitor::token);
  }

  /** The visitor who sent this request; fails with what to do when there is none. */
  Future<Visitor> of(RoutingContext ctx) {
    String header = ctx.request().getHeader("authorization");
    if (header == null || !header.startsWith(BEARER)) {
      return Future.failedFuture(unknown());
    }
    return keys.key()
        .map(
            key ->
                Visitor.read(header.substring(BEARER.length()).strip(), key)
                    .orElseThrow(VisitorStore::unknown));
  }

  private static Problem unknown() {
    return Problem.signedOut(
        "The visitor's token is missing or not one of ours; POST /api/v1/chat/visitors gives one");
  }

  /** Erases what we know about them; nothing to do when they only looked. */
  Future<Void> forget(Visitor visitor) {
    return db.general()
        .preparedQuery(CUSTOMER)
        .execute(Tuple.of(page, visitor.person()))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : erasing
                        .erase(String.valueOf(rows.iterator().next().getLong("id")))
                        .mapEmpty());
  }

  private static final String CUSTOMER = "SELECT id FROM customer WHERE page_id = $1 AND psid = $2";
}
