package io.promobot.inbox;

import io.promobot.db.BadCursor;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.deliveries.Said;
import io.promobot.deliveries.SaidStore;
import io.promobot.deliveries.ShownButton;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a customer did, what we said to them and what became of their coupons, newest first.
 *
 * <p>It lives here because only the inbox may read both Messenger's events and the outbox.
 */
public final class TimelineStore {
  private final Database database;
  private final String page;
  private final SaidStore said;
  private final Reparse again;
  private final CouponDeedStore deeds;

  public TimelineStore(Database database, String page, SaidStore said, Reparse again) {
    this.database = database;
    this.page = page;
    this.said = said;
    this.again = again;
    this.deeds = new CouponDeedStore(database, page);
  }

  /**
   * Empty when there is no such customer; fails with {@link BadCursor} when the cursor belongs to
   * another list.
   */
  public Future<Optional<Page<TimelineEntry>>> of(
      long customer, int asked, Optional<String> cursor) {
    TimelinePlace before;
    try {
      before = TimelinePlace.read(customer, cursor);
    } catch (BadCursor bad) {
      return Future.failedFuture(bad);
    }
    int limit = Page.limit(asked);
    return psid(customer)
        .compose(
            psid ->
                psid.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : page(customer, psid.get(), before, limit).map(Optional::of));
  }

  private Future<Optional<String>> psid(long customer) {
    // somebody who has just come may not be on a replica yet
    return database
        .general()
        .preparedQuery(PSID)
        .execute(Tuple.of(page, customer))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("psid")));
  }

  private static final String PSID = "SELECT psid FROM customer WHERE page_id = $1 AND id = $2";

  private Future<Page<TimelineEntry>> page(
      long customer, String psid, TimelinePlace before, int limit) {
    Future<List<Act>> acts = acts(psid, before, limit + 1);
    Future<List<Said>> messages =
        said.before(customer, before.moment(), before.saidBefore(), limit + 1);
    Future<List<CouponDeed>> coupons = deeds.before(customer, before, limit + 1);
    return Future.all(acts, messages, coupons)
        .compose(read -> labels(customer, acts.result()))
        .map(
            labels -> {
              List<TimelineLine> lines =
                  TimelineLine.merged(acts.result(), messages.result(), coupons.result(), labels);
              return Page.of(
                  lines.subList(0, Math.min(lines.size(), limit + 1)),
                  limit,
                  TimelineLine::entry,
                  line -> line.place().cursor(customer));
            });
  }

  private Future<List<Act>> acts(String psid, TimelinePlace before, int limit) {
    Tuple tuple = Tuple.of(page, psid, before.moment(), before.actBefore(), limit);
    return database
        .lists()
        .preparedQuery(ACTS)
        .execute(tuple)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::act).toList());
  }

  static final String ACTS =
      """
      SELECT key, least(at, received_at) AS at, raw, kind, opts_out
      FROM event
      WHERE page_id = $1 AND psid = $2 AND (least(at, received_at), key) < ($3, $4)
        AND kind IN ('STARTED', 'TAPPED', 'SAID', 'RETURNED', 'REACTED', 'ECHO', 'STANDBY', 'UNKNOWN')
      ORDER BY least(at, received_at) DESC, key DESC
      LIMIT $5
      """;

  private Act act(Row row) {
    Instant at = row.getOffsetDateTime("at").toInstant();
    StoredEvent event = new StoredEvent(row.getBuffer("raw").getBytes(), row.getString("kind"), at);
    return new Act(
        row.getUUID("key"), at, event.read(again), Optional.ofNullable(row.getBoolean("opts_out")));
  }

  private Future<List<ShownButton>> labels(long customer, List<Act> acts) {
    String[] campaigns =
        acts.stream().flatMap(act -> act.campaign().stream()).distinct().toArray(String[]::new);
    return campaigns.length == 0
        ? Future.succeededFuture(List.of())
        : said.buttons(customer, campaigns);
  }
}
