package io.promobot.stats;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts people by where they came from and the day they came. */
public final class OriginCountStore {
  private static final String LEADS = "leads";

  private final String page;
  private final int slot;

  /** A counter; its natural order is the order in which every writer locks. */
  private record Counter(LocalDate day, String origin, String what) implements Comparable<Counter> {
    private static final Comparator<Counter> ORDER =
        Comparator.comparing(Counter::day)
            .thenComparing(Counter::origin)
            .thenComparing(Counter::what);

    @Override
    public int compareTo(Counter other) {
      return ORDER.compare(this, other);
    }
  }

  /** How a customer was counted, if at all, and how they are to be counted now. */
  public record Move(Optional<Arrival> from, Arrival to) {}

  /**
   * Somebody who registered on this day.
   *
   * @param before what they were counted as, if at all
   */
  public record LeadMove(LocalDate day, Optional<String> before, String origin) {
    /** Somebody new. */
    public static LeadMove first(LocalDate day, String origin) {
      return new LeadMove(day, Optional.empty(), origin);
    }
  }

  public OriginCountStore(Tally tally) {
    this.page = tally.page();
    this.slot = tally.slot();
  }

  /** Counts customers whose rows this transaction has created or locked. */
  public Future<Void> move(SqlConnection tx, Collection<Move> moves) {
    Map<Counter, Long> people = new TreeMap<>();
    for (Move move : moves) {
      if (!move.from().equals(Optional.of(move.to()))) {
        move.from().ifPresent(from -> count(people, from, -1L));
        count(people, move.to(), 1L);
      }
    }
    return add(tx, people);
  }

  private static void count(Map<Counter, Long> people, Arrival arrival, long one) {
    for (String what : arrival.counted()) {
      people.merge(new Counter(arrival.day(), arrival.origin(), what), one, Long::sum);
    }
  }

  /** Counts people who registered, whose rows this transaction has created or locked. */
  public Future<Void> moveLeads(SqlConnection tx, Collection<LeadMove> moves) {
    Map<Counter, Long> people = new TreeMap<>();
    for (LeadMove move : moves) {
      move.before().ifPresent(before -> people.merge(lead(move.day(), before), -1L, Long::sum));
      people.merge(lead(move.day(), move.origin()), 1L, Long::sum);
    }
    return add(tx, people);
  }

  private static Counter lead(LocalDate day, String origin) {
    return new Counter(day, origin, LEADS);
  }

  private Future<Void> add(SqlConnection tx, Map<Counter, Long> people) {
    people.values().removeIf(number -> number == 0);
    if (people.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Counter> counters = List.copyOf(people.keySet());
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLocalDate(counters.stream().map(Counter::day).toArray(LocalDate[]::new))
            .addArrayOfString(counters.stream().map(Counter::origin).toArray(String[]::new))
            .addArrayOfString(counters.stream().map(Counter::what).toArray(String[]::new))
            .addArrayOfLong(people.values().toArray(Long[]::new))
            .addInteger(slot);
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private static final String ADD =
      """
      INSERT INTO origin_count AS c (page_id, day, origin, what, slot, people)
      SELECT $1, u.day, u.origin, u.what, $6, u.people
      FROM unnest($2::date[], $3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY
          AS u (day, origin, what, people, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, day, origin, what, slot) DO UPDATE SET people = c.people + excluded.people
      """;
}
