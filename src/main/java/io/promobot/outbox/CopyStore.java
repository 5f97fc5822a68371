package io.promobot.outbox;

import io.promobot.db.LookupWorker;
import io.promobot.flow.Stories;
import io.promobot.flow.Texts;
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
import java.util.function.UnaryOperator;

/** The published copies, ready to send; a version never changes, so each is read once. */
public final class CopyStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final UnaryOperator<Texts> finish;
  private final Map<Version, Texts> read = new ConcurrentHashMap<>();
  private final LookupWorker<Version, Texts> missing = new LookupWorker<>(this::read);

  private record Version(String campaign, int number) {}

  /**
   * {@code finish} fills in what is the same for everybody and may change: the shop's name,
   * addresses of our own images.
   */
  public CopyStore(Supplier<Pool> pool, String page, UnaryOperator<Texts> finish) {
    this.pool = pool;
    this.page = page;
    this.finish = finish;
  }

  /** A campaign's copy in this version; fails when it does not exist. */
  public Future<Texts> of(String campaign, int version) {
    return find(campaign, version)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new IllegalStateException(
                            "there is no copy for " + new Version(campaign, version))));
  }

  /** A campaign's copy in this version, if it exists. */
  public Future<Optional<Texts>> find(String campaign, int version) {
    Version wanted = new Version(campaign, version);
    Texts known = read.get(wanted);
    Future<Optional<Texts>> found =
        known != null ? Future.succeededFuture(Optional.of(known)) : missing.find(wanted);
    return found.map(copy -> copy.map(finish));
  }

  private Future<Map<Version, Texts>> read(Set<Version> wanted) {
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
              Map<Version, Texts> found = new HashMap<>();
              rows.forEach(row -> found.put(version(row), copy(row)));
              read.putAll(found);
              return found;
            });
  }

  private static final String COPIES =
      """
      SELECT e.campaign_id, e.version, c.story, e.fields
      FROM campaign_copy e JOIN campaign c ON c.page_id = e.page_id AND c.id = e.campaign_id
        JOIN (SELECT * FROM unnest($2::text[], $3::int[])) AS u (campaign_id, version)
          ON u.campaign_id = e.campaign_id AND u.version = e.version
      WHERE e.page_id = $1
      """;

  private static Version version(Row row) {
    return new Version(row.getString("campaign_id"), row.getInteger("version"));
  }

  private static Texts copy(Row row) {
    return Texts.preset(Stories.of(row.getString("story")))
        .with(Texts.fields(row.getJsonObject("fields").getMap()));
  }
}
