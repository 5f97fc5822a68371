package io.promobot.stats;

import io.promobot.channel.Line;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Moves people from the path they were counted at to the path they have reached, and counts the
 * hour of the shop's clock in which they reached each stage.
 */
final class PathCountStore {
  private final Tally tally;

  /** A counter; its natural order is the order in which every writer locks. */
  private record Counter(
      Line line, String language, String campaign, int version, String origin, int path)
      implements Comparable<Counter> {
    private static final Comparator<Counter> ORDER =
        Comparator.comparing(Counter::line)
            .thenComparing(Counter::language)
            .thenComparing(Counter::campaign)
            .thenComparing(Counter::version)
            .thenComparing(Counter::origin)
            .thenComparing(Counter::path);

    @Override
    public int compareTo(Counter other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * People who reached a stage in an hour; its natural order is the order in which every writer
   * locks.
   */
  private record Reached(Line line, String language, String campaign, Instant hour, String stage)
      implements Comparable<Reached> {
    private static final Comparator<Reached> ORDER =
        Comparator.comparing(Reached::line)
            .thenComparing(Reached::language)
            .thenComparing(Reached::campaign)
            .thenComparing(Reached::hour)
            .thenComparing(Reached::stage);

    @Override
    public int compareTo(Reached other) {
      return ORDER.compare(this, other);
    }
  }

  PathCountStore(Tally tally) {
    this.tally = tally;
  }

  Future<Void> move(SqlConnection tx, Collection<Journey> moved) {
    Map<Counter, Long> paths = new TreeMap<>();
    Map<Reached, Long> hours = new TreeMap<>();
    for (Journey journey : moved) {
      journey.saved.ifPresent(from -> paths.merge(counter(journey, from), -1L, Long::sum));
      paths.merge(counter(journey, journey.now()), 1L, Long::sum);
      count(hours, journey);
    }
    return add(tx, paths, hours);
  }

  /** For journeys that reached no stage, so that no hour was counted. */
  Future<Void> remove(SqlConnection tx, Collection<Journey> gone) {
    Map<Counter, Long> paths = new TreeMap<>();
    for (Journey journey : gone) {
      journey.saved.ifPresent(from -> paths.merge(counter(journey, from), -1L, Long::sum));
    }
    return add(tx, paths, new TreeMap<>());
  }

  private void count(Map<Reached, Long> hours, Journey journey) {
    String language = journey.language();
    String savedLanguage = journey.saved.map(Journey.Place::language).orElse(language);
    for (int number = 0; number < journey.numbers(); number++) {
      Long before = journey.savedMicros(number);
      Long now = journey.micros(number);
      if (!Objects.equals(before, now) || !savedLanguage.equals(language)) {
        count(hours, journey, savedLanguage, number, before, -1L);
        count(hours, journey, language, number, now, 1L);
      }
    }
  }

  private void count(
      Map<Reached, Long> hours,
      Journey journey,
      String language,
      int number,
      Long micros,
      long people) {
    Optional<Stage> stage = Stories.stage(number);
    if (micros != null && stage.isPresent()) {
      Instant hour = tally.days().hourOf(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
      Reached reached =
          new Reached(
              journey.line,
              LanguageSlots.counted(language),
              journey.campaign,
              hour,
              stage.get().key());
      hours.merge(reached, people, Long::sum);
    }
  }

  private static Counter counter(Journey journey, Journey.Place place) {
    return new Counter(
        journey.line,
        LanguageSlots.counted(place.language()),
        journey.campaign,
        journey.version,
        place.origin(),
        place.path().bits());
  }

  private Future<Void> add(SqlConnection tx, Map<Counter, Long> paths, Map<Reached, Long> hours) {
    paths.values().removeIf(people -> people == 0);
    hours.values().removeIf(people -> people == 0);
    if (paths.isEmpty() && hours.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Counter> counters = List.copyOf(paths.keySet());
    List<Reached> reached = List.copyOf(hours.keySet());
    Tuple tuple =
        Tuple.tuple()
            .addString(tally.page())
            .addArrayOfString(counters.stream().map(Counter::campaign).toArray(String[]::new))
            .addArrayOfInteger(counters.stream().map(Counter::version).toArray(Integer[]::new))
            .addArrayOfString(counters.stream().map(Counter::origin).toArray(String[]::new))
            .addArrayOfInteger(counters.stream().map(Counter::path).toArray(Integer[]::new))
            .addArrayOfLong(paths.values().toArray(Long[]::new))
            .addArrayOfString(reached.stream().map(Reached::campaign).toArray(String[]::new))
            .addArrayOfOffsetDateTime(
                reached.stream()
                    .map(r -> r.hour().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new))
            .addArrayOfString(reached.stream().map(Reached::stage).toArray(String[]::new))
            .addArrayOfLong(hours.values().toArray(Long[]::new))
            .addArrayOfString(counters.stream().map(c -> c.line().key()).toArray(String[]::new))
            .addArrayOfInteger(
                counters.stream().map(c -> slot(c.line(), c.language())).toArray(Integer[]::new))
            .addArrayOfString(reached.stream().map(r -> r.line().key()).toArray(String[]::new))
            .addArrayOfInteger(
                reached.stream().map(r -> slot(r.line(), r.language())).toArray(Integer[]::new))
            .addArrayOfString(counters.stream().map(Counter::language).toArray(String[]::new))
            .addArrayOfString(reached.stream().map(Reached::language).toArray(String[]::new));
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private int slot(Line line, String language) {
    return LanguageSlots.of(language) + line.slot(tally.slot());
  }

  private static final String ADD =
      """
      WITH paths AS (
        INSERT INTO path_count AS c (page_id, campaign_id, version, origin, path, slot, people, line,
          language)
        SELECT $1, u.campaign_id, u.version, u.origin, u.path, u.slot, u.people, u.line, u.language
        FROM unnest($2::text[], $3::int[], $4::text[], $5::int[], $6::bigint[], $11::text[], $12::int[],
            $15::text[])
            WITH ORDINALITY AS u (campaign_id, version, origin, path, people, line, slot, language, nth)
        ORDER BY u.nth
        ON CONFLICT (page_id, campaign_id, version, origin, path, slot)
        DO UPDATE SET people = c.people + excluded.people, language = excluded.language)
      INSERT INTO stage_count AS c (page_id, campaign_id, hour, stage, slot, people, line, language)
      SELECT $1, u.campaign_id, u.hour, u.stage, u.slot, u.people, u.line, u.language
      FROM unnest($7::text[], $8::timestamptz[], $9::text[], $10::bigint[], $13::text[], $14::int[],
          $16::text[])
          WITH ORDINALITY AS u (campaign_id, hour, stage, people, line, slot, language, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, campaign_id, hour, stage, slot)
      DO UPDATE SET people = c.people + excluded.people, language = excluded.language
      """;
}
