package io.promobot.outbox;

import static java.util.stream.Collectors.toSet;

import io.promobot.db.Database;
import io.promobot.outbox.LinkTap.Link;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tally;
import io.promobot.stats.TapStore;
import io.promobot.stats.TapStore.Tap;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Counts opened links: at most one tap a minute for each customer and link. */
public final class LinkTapStore {
  private final Database db;
  private final String page;
  private final JourneyStore journeys;
  private final TapStore taps;

  public LinkTapStore(Database db, Tally tally) {
    this.db = db;
    this.page = tally.page();
    this.journeys = new JourneyStore(tally);
    this.taps = new TapStore(tally);
  }

  /** Counts these taps, each on another link. */
  public Future<Void> count(List<LinkTap> opened) {
    return db.transaction(
        tx ->
            lock(tx, opened)
                .compose(
                    psids ->
                        mark(tx, opened)
                            .compose(counted -> count(tx, psids, of(opened, counted)))));
  }

  private static List<LinkTap> of(List<LinkTap> opened, Set<Link> counted) {
    return opened.stream().filter(tap -> counted.contains(tap.link())).toList();
  }

  private Future<Void> count(SqlConnection tx, String[] psids, List<LinkTap> opened) {
    if (opened.isEmpty()) {
      return Future.succeededFuture();
    }
    return journeys
        .ofPeople(tx, psids)
        .compose(all -> journeys.save(tx, reached(all, opened)))
        .compose(saved -> taps.add(tx, opened.stream().map(LinkTapStore::tap).toList()));
  }

  private static Tap tap(LinkTap opened) {
    return new Tap(opened.link().campaign(), opened.link().button(), opened.at());
  }

  private static List<Journey> reached(List<Journey> all, List<LinkTap> opened) {
    for (LinkTap tap : opened) {
      all.stream()
          .filter(one -> one.customer() == tap.link().customer())
          .filter(one -> one.campaign().equals(tap.link().campaign()))
          .filter(one -> !one.path().has(tap.stage()))
          .forEach(one -> one.reach(tap.stage(), tap.at()));
    }
    return all;
  }

  private Future<String[]> lock(SqlConnection tx, List<LinkTap> opened) {
    return tx.preparedQuery(LOCK)
        .execute(
            Tuple.tuple()
                .addString(page)
                .addArrayOfLong(array(opened, tap -> tap.link().customer(), Long[]::new)))
        .map(
            rows -> {
              List<String> psids = new ArrayList<>();
              rows.forEach(row -> psids.add(row.getString("psid")));
              return psids.toArray(String[]::new);
            });
  }

  // In the order of every writer that locks several customers.
  private static final String LOCK =
      """
      SELECT psid FROM customer
      WHERE page_id = $1 AND id = ANY ($2)
      ORDER BY id
      FOR UPDATE
      """;

  private Future<Set<Link>> mark(SqlConnection tx, List<LinkTap> opened) {
    return tx.preparedQuery(MARK)
        .execute(
            Tuple.tuple()
                .addString(page)
                .addArrayOfLong(array(opened, tap -> tap.link().customer(), Long[]::new))
                .addArrayOfString(array(opened, tap -> tap.link().campaign(), String[]::new))
                .addArrayOfString(array(opened, tap -> tap.link().button(), String[]::new))
                .addArrayOfLong(array(opened, tap -> micros(tap.at()), Long[]::new)))
        .map(LinkTapStore::links);
  }

  private static <T> T[] array(
      List<LinkTap> opened, Function<LinkTap, T> value, IntFunction<T[]> make) {
    return opened.stream().map(value).toArray(make);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Set<Link> links(RowSet<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new Link(
                    row.getLong("customer_id"),
                    row.getString("campaign_id"),
                    row.getString("button")))
        .collect(toSet());
  }

  /** Marks the links that were not counted within the last minute, and returns them. */
  private static final String MARK =
      """
      WITH fresh AS (
        SELECT u.* FROM unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[])
          AS u (customer_id, campaign_id, button, at)
        JOIN journey j ON j.page_id = $1 AND j.customer_id = u.customer_id
          AND j.campaign_id = u.campaign_id
        WHERE coalesce((j.opened_at ->> u.button)::bigint <= u.at - 60000000, true)),
      marked AS (
        UPDATE journey j SET opened_at = j.opened_at || f.opened_at
        FROM (SELECT customer_id, campaign_id, jsonb_object_agg(button, at) AS opened_at
              FROM fresh GROUP BY customer_id, campaign_id) f
        WHERE j.page_id = $1 AND j.customer_id = f.customer_id AND j.campaign_id = f.campaign_id)
      SELECT customer_id, campaign_id, button FROM fresh
      """;
}
