package io.promobot.campaign;

import io.promobot.stats.EachClock;
import io.promobot.stats.ZoneStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How a send goes by each customer's clock: first it queues those whose clocks show its time before
 * the shop's does; then it rests until the shop's clock shows it, and asks everybody else.
 */
final class ClockStore {
  private final String page;
  private final ZoneId shop;
  private final InstantSource clock;
  private final ZoneStore zones;

  /**
   * Whose turn it is.
   *
   * @param at when the shop's clock shows the time
   * @param since everybody who entered the campaign from then on was asked already
   * @param dues when the clocks show it in each zone; of those that come first, if it is early
   */
  record Turn(Instant at, Instant since, boolean early, List<Due> dues) {
    /** Nobody is asked now. */
    boolean asksNobody() {
      return early && dues.isEmpty();
    }
  }

  record Due(ZoneId zone, Instant at) {}

  ClockStore(String page, ZoneId shop, InstantSource clock) {
    this.page = page;
    this.shop = shop;
    this.clock = clock;
    this.zones = new ZoneStore(page);
  }

  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Whether this send waits for the shop's clock. */
  boolean rests(Row campaign) {
    return at(campaign)
        .filter(at -> !campaign.getBoolean("early") && clock.instant().isBefore(at))
        .isPresent();
  }

  private static Optional<Instant> at(Row campaign) {
    return Optional.ofNullable(campaign.getOffsetDateTime("clock_at"))
        .map(OffsetDateTime::toInstant);
  }

  /** Empty for a send that goes to all at once. */
  Future<Optional<Turn>> turn(SqlConnection tx, Row campaign) {
    return at(campaign)
        .map(at -> turn(tx, campaign, new EachClock(at, shop)).map(Optional::of))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private Future<Turn> turn(SqlConnection tx, Row campaign, EachClock each) {
    boolean early = campaign.getBoolean("early");
    Instant now = clock.instant();
    return zones
        .all(tx)
        .map(
            all ->
                new Turn(
                    each.at(),
                    campaign.getOffsetDateTime("clock_from").toInstant(),
                    early,
                    all.stream()
                        .filter(zone -> !early || each.isEarly(zone, now))
                        .map(zone -> new Due(zone, each.in(zone, now)))
                        .toList()));
  }

  /** Fails with {@link NotNow} while a send is between those who come first and everybody else. */
  static Future<Void> isOver(SqlConnection tx, String page, String campaign) {
    return tx.preparedQuery(RESTS)
        .execute(Tuple.of(page, campaign))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : Future.failedFuture(new NotNow(NOT_OVER)));
  }

  private static final String NOT_OVER =
      "Its send by each customer's clock has not reached everybody yet; try variants once it has, or"
          + " cancel it";

  private static final String RESTS =
      """
      SELECT FROM campaign
      WHERE page_id = $1 AND id = $2 AND clock_at IS NOT NULL AND state <> 'cancelled'
        AND (early OR queued_to < queue_end)
      """;

  /** Up to whom it asks: those, too, who came while it rested. */
  Future<Long> end(SqlConnection tx, String campaign, Row row) {
    long end = row.getLong("queue_end");
    boolean begins =
        at(row).isPresent() && !row.getBoolean("early") && row.getLong("queued_to") == 0;
    return begins
        ? tx.preparedQuery(END)
            .execute(Tuple.of(page, campaign))
            .map(rows -> rows.iterator().next().getLong("queue_end"))
        : Future.succeededFuture(end);
  }

  private static final String END =
      """
      UPDATE campaign
      SET queue_end = (SELECT coalesce(max(id), 0) FROM customer WHERE page_id = $1)
      WHERE page_id = $1 AND id = $2
      RETURNING queue_end
      """;
}
