package io.promobot.chat;

import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Database;
import io.promobot.db.LookupWorker;
import io.promobot.http.Problem;
import io.promobot.outbox.PageKeyStore;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Visitors by their tokens. */
public final class VisitorStore {
  private static final String BEARER = "Bearer ";

  private final Database db;
  private final String page;
  private final PageKeyStore keys;
  private final LookupWorker<String, Boolean> gone = new LookupWorker<>(this::gone);
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

  /** The same; one who has been erased is a stranger, whose browser takes a new token. */
  Future<Visitor> present(RoutingContext ctx) {
    return of(ctx)
        .compose(
            visitor ->
                gone.find(visitor.person())
                    .map(
                        erased -> {
                          if (erased.isPresent()) {
                            throw unknown();
                          }
                          return visitor;
                        }));
  }

  private Future<Map<String, Boolean>> gone(Set<String> people) {
    return db.general()
        .preparedQuery(GONE)
        .execute(Tuple.of(page).addArrayOfString(people.toArray(String[]::new)))
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> row.getString("person"), row -> true)));
  }

  private static final String GONE =
      """
      SELECT u.person
      FROM page p CROSS JOIN unnest($2::text[]) AS u (person)
        JOIN erased e ON e.page_id = p.page_id
          AND e.person = sha256(convert_to(p.salt::text || u.person, 'UTF8'))
      WHERE p.page_id = $1
      """;

  private static Problem unknown() {
    return Problem.signedOut(
        "The visitor's token is missing or not one of ours; POST /api/v1/chat/visitors gives one");
  }

  /** Erases what we know about them, and what is on its way; their browser takes a new token. */
  Future<Void> forget(Visitor visitor) {
    return erasing.erasePerson(visitor.person());
  }
}
