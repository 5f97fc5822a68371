package io.promobot.outbox;

import io.promobot.db.LookupWorker;
import io.promobot.flow.Stories;
import io.promobot.wording.Copy;
import io.promobot.wording.Spoken;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The published copies, ready to send; a version never changes, so each is read once. */
public final class CopyStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final Supplier<Voice> voice;
  private final Map<Version, Spoken> read = new ConcurrentHashMap<>();
  private final LookupWorker<Version, Spoken> missing = new LookupWorker<>(this::read);

  private record Version(String campaign, int number) {}

  /** {@code voice} is how the shop speaks now, which may change. */
  public CopyStore(Supplier<Pool> pool, String page, Supplier<Voice> voice) {
    this.pool = pool;
    this.page = page;
    this.voice = voice;
  }

  /** A campaign's copy in this version; fails when it does not exist. */
  public Future<Spoken> of(String campaign, int version) {
    return find(campaign, version)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new IllegalStateException(
                            "there is no copy for " + new Version(campaign, version))));
  }

  /** A campaign's copy in this version, if it exists. */
  public Future<Optional<Spoken>> find(String campaign, int version) {
    Version wanted = new Version(campaign, version);
    Spoken known = read.get(wanted);
    return known != null
        ? Future.succeededFuture(Optional.of(byNow(wanted, known)))
        : missing.find(wanted);
  }

  /** What was made ready before the shop changed is made ready again. */
  private Spoken byNow(Version version, Spoken known) {
    Spoken spoken = known.by(voice.get());
    if (spoken != known) {
      read.put(version, spoken);
    }
    return spoken;
  }

  private Future<Map<Version, Spoken>> read(Set<Version> wanted) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(wanted.stream().map(Version::campaign).toArray(String[]::new))
            .addArrayOfInteger(wanted.stream().map(Version::number).toArray(Integer[]::new));
    return pool.get()
        .preparedQuery(COPIES)
        .execute(tuple)
        .map(
            rows -> {
              Map<Version, Spoken> found = new HashMap<>();
              rows.forEach(row -> found.put(version(row), spoken(row)));
              read.putAll(found);
              return found;
            });
  }

  private static final String COPIES =
      """
      SELECT e.campaign_id, e.version, c.story, e.language, e.fields, e.translations
      FROM campaign_copy e JOIN campaign c ON c.page_id = e.page_id AND c.id = e.campaign_id
        JOIN (SELECT * FROM unnest($2::text[], $3::int[])) AS u (campaign_id, version)
          ON u.campaign_id = e.campaign_id AND u.version = e.version
      WHERE e.page_id = $1
      """;

  private static Version version(Row row) {
    return new Version(row.getString("campaign_id"), row.getInteger("version"));
  }

  private Spoken spoken(Row row) {
    return new Spoken(copy(row), voice.get());
  }

  /** The texts of a row with {@code story}, {@code language}, {@code fields}, and translations. */
  public static Copy copy(Row row) {
    return Copy.stored(Stories.of(row.getString("story")), row.toJson());
  }
}
