package io.promobot.outbox;

import io.promobot.flow.Stories;
import io.promobot.flow.Texts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The published copies, ready to send; a version never changes, so each is read once. */
public final class CopyStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final UnaryOperator<Texts> finish;
  private final Map<Version, Texts> read = new ConcurrentHashMap<>();

  private record Version(String campaign, int number) {}

  /**
   * {@code finish} fills in what is the same for everybody: the shop's name, addresses of our own
   * images.
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
    return known != null ? Future.succeededFuture(Optional.of(known)) : read(wanted);
  }

  private Future<Optional<Texts>> read(Version wanted) {
    return pool.get()
        .preparedQuery(COPY)
        .execute(Tuple.of(page, wanted.campaign(), wanted.number()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return Optional.empty();
              }
              Texts copy = finish.apply(copy(rows.iterator().next()));
              read.put(wanted, copy);
              return Optional.of(copy);
            });
  }

  private static final String COPY =
      """
      SELECT c.story, e.fields
      FROM campaign_copy e JOIN campaign c ON c.page_id = e.page_id AND c.id = e.campaign_id
      WHERE e.page_id = $1 AND e.campaign_id = $2 AND e.version = $3
      """;

  private static Texts copy(Row row) {
    return Texts.preset(Stories.of(row.getString("story")))
        .with(Texts.fields(row.getJsonObject("fields").getMap()));
  }
}
