package io.promobot.db;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Looks up many keys with few queries: while one is running, further keys collect for the next, so
 * that a crowd needs one connection. A query never starts before its keys were requested.
 */
public final class LookupWorker<K, V> {
  /** Keys of one query. */
  private static final int MOST = 1_000;

  /** Longer than any statement may take; only a lost connection is silent for so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Duration patience;
  private final Function<Set<K>, Future<Map<K, V>>> query;
  private List<Waiting<K, V>> waiting = new ArrayList<>();
  private boolean busy;

  /** A caller; null means no Vert.x context. */
  private record Waiting<K, V>(K key, Context context, Promise<Optional<V>> promise) {
    void answer(AsyncResult<Map<K, V>> found) {
      if (context == null) {
        complete(found);
      } else {
        context.runOnContext(here -> complete(found));
      }
    }

    private void complete(AsyncResult<Map<K, V>> found) {
      if (found.succeeded()) {
        promise.complete(Optional.ofNullable(found.result().get(key)));
      } else {
        promise.fail(found.cause());
      }
    }
  }

  public LookupWorker(Function<Set<K>, Future<Map<K, V>>> query) {
    this(query, PATIENCE);
  }

  /** {@code patience} is how long the others wait for a query before the next one starts. */
  LookupWorker(Function<Set<K>, Future<Map<K, V>>> query, Duration patience) {
    this.query = query;
    this.patience = patience;
  }

  /** The value for this key; completes in the caller's context. */
  public Future<Optional<V>> find(K key) {
    var asked = new Waiting<K, V>(key, Vertx.currentContext(), Promise.promise());
    synchronized (this) {
      waiting.add(asked);
      if (busy) {
        return asked.promise.future();
      }
      busy = true;
    }
    next();
    return asked.promise.future();
  }

  private void next() {
    var batch = batch();
    if (batch.isEmpty()) {
      return;
    }
    Set<K> keys = new HashSet<>();
    batch.forEach(asked -> keys.add(asked.key));
    found(keys)
        .onComplete(
            found -> {
              next();
              batch.forEach(asked -> asked.answer(found));
            });
  }

  /** Within a future and in time, or one query that throws or hangs would stop all later ones. */
  private Future<Map<K, V>> found(Set<K> keys) {
    return Future.succeededFuture(keys)
        .compose(query::apply)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized List<Waiting<K, V>> batch() {
    busy = !waiting.isEmpty();
    var batch = waiting.subList(0, Math.min(MOST, waiting.size()));
    waiting = new ArrayList<>(waiting.subList(batch.size(), waiting.size()));
    return batch;
  }
}
