package io.promobot.outbox;

import io.promobot.flow.Copy;
import io.promobot.flow.CopyFields;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The published copies, ready to be told; a version never changes, so each is read once. */
public final class CopyStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final UnaryOperator<Copy> finish;
  private final Map<Version, Copy> read = new ConcurrentHashMap<>();

  private record Version(String campaign, int number) {}

  /**
   * {@code finish} fills in what is the same for all: the shop's name, addresses of our own images.
   */
  public CopyStore(Supplier<Pool> pool, String page, UnaryOperator<Copy> finish) {
    this.pool = pool;
    this.page = page;
    this.finish = finish;
  }

  /** A campaign's copy in this version; fails when there is none. */
  public Future<Copy> of(String campaign, int version) {
    return find(campaign, version)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new IllegalStateException(
                            "there is no copy for " + new Version(campaign, version))));
  }

  /** A campaign's copy in this version, if there is one. */
  public Future<Optional<Copy>> find(String campaign, int version) {
    Version wanted = new Version(campaign, version);
    Copy known = read.get(wanted);
    return known != null ? Future.succeededFuture(Optional.of(known)) : read(wanted);
  }

  private Future<Optional<Copy>> read(Version wanted) {
    return pool.get()
        .preparedQuery(COPY)
        .execute(Tuple.of(page, wanted.campaign(), wanted.number()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return Optional.empty();
              }
              Copy copy = finish.apply(copy(rows.iterator().next().getJsonObject("fields")));
              read.put(wanted, copy);
              return Optional.of(copy);
            });
  }

  private static final String COPY =
      """
      SELECT fields FROM campaign_copy WHERE page_id = $1 AND campaign_id = $2 AND version = $3
      """;

  private static Copy copy(JsonObject stored) {
    Map<String, String> fields = new HashMap<>(CopyFields.of(Copy.DEFAULT));
    stored.forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
    return CopyFields.read(fields);
  }
}
