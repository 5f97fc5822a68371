package io.promobot.stats;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts taps per button, in total and by the hour of the shop's clock. */
public final class TapStore {
  private final Tally tally;

  /** Somebody tapped a button. */
  public record Tap(String campaign, String button, Instant at) {}

  /** Taps on one button in one hour; its natural order is the order in which every writer locks. */
  private record Tapped(String campaign, String button, Instant hour)
      implements Comparable<Tapped> {
    private static final Comparator<Tapped> ORDER =
        Comparator.comparing(Tapped::campaign)
            .thenComparing(Tapped::hour)
            .thenComparing(Tapped::button);

    Tapped total() {
      return new Tapped(campaign, button, Instant.MIN);
    }

    @Override
    public int compareTo(Tapped other) {
      return ORDER.compare(this, other);
    }
  }

  public TapStore(Tally tally) {
    this.tally = tally;
  }

  /** Adds these taps to their hours and to the totals. */
  public Future<Void> add(SqlConnection tx, Collection<Tap> taps) {
    if (taps.isEmpty()) {
      return Future.succeededFuture();
    }
    Map<Tapped, Long> all = new TreeMap<>();
    for (Tap tap : taps) {
      Tapped hour = new Tapped(tap.campaign(), tap.button(), tally.days().hourOf(tap.at()));
      all.merge(hour, 1L, Long::sum);
      all.merge(hour.total(), 1L, Long::sum);
    }
    List<Tapped> keys = List.copyOf(all.keySet());
    Tuple tuple =
        Tuple.tuple()
            .addString(tally.page())
            .addArrayOfString(keys.stream().map(Tapped::campaign).toArray(String[]::new))
            .addArrayOfString(keys.stream().map(k -> k.button()).toArray(String[]::new))
            .addArrayOfOffsetDateTime(
                keys.stream().map(k -> hour(k.hour())).toArray(OffsetDateTime[]::new))
            .addArrayOfLong(all.values().toArray(Long[]::new))
            .addInteger(tally.slot());
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  /** The client cannot send -infinity, the key of the totals; the statement uses it for null. */
  private static OffsetDateTime hour(Instant hour) {
    return hour.equals(Instant.MIN) ? null : hour.atOffset(ZoneOffset.UTC);
  }

  private static final String ADD =
      """
      INSERT INTO tap_count AS c (page_id, campaign_id, button, hour, slot, taps)
      SELECT $1, u.campaign_id, u.button, coalesce(u.hour, '-infinity'), $6, u.taps
      FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::bigint[]) WITH ORDINALITY
          AS u (campaign_id, button, hour, taps, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, campaign_id, hour, button, slot)
      DO UPDATE SET taps = c.taps + excluded.taps
      """;
}
