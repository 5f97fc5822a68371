package io.promobot.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends notifications in bundles and equal ones once: a commit with NOTIFY takes a server-wide
 * lock.
 */
final class NotifyFeed {
  private static final long BUNDLE_MILLIS = 50;
  private static final int LONGEST_PAYLOAD = 7999;
  private static final String SEND =
      """
      SELECT pg_notify(channel, payload)
      FROM unnest($1::text[], $2::text[]) AS bundle (channel, payload)
      """;

  private final Vertx vertx;
  private final Supplier<Pool> pool;
  private final Context context;
  private Set<Note> waiting = new LinkedHashSet<>();
  private Promise<Void> sent = Promise.promise();
  private boolean resting;

  private record Note(String channel, String payload) {}

  NotifyFeed(Vertx vertx, Supplier<Pool> pool) {
    this.vertx = vertx;
    this.pool = pool;
    this.context = vertx.getOrCreateContext();
  }

  /** The first one leaves immediately, those of the next 50 ms together after it. */
  Future<Void> notify(String channel, String payload) {
    if (payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAYLOAD) {
      return Future.failedFuture(new IllegalArgumentException("payload longer than 7999 bytes"));
    }
    var promise = Promise.<Void>promise();
    context.runOnContext(
        added -> {
          waiting.add(new Note(channel, payload));
          sent.future().onComplete(promise);
          if (!resting) {
            flush();
          }
        });
    return promise.future();
  }

  private void flush() {
    var bundle = waiting;
    var promise = sent;
    waiting = new LinkedHashSet<>();
    sent = Promise.promise();
    resting = !bundle.isEmpty();
    if (resting) {
      vertx.setTimer(BUNDLE_MILLIS, rested -> flush());
      send(bundle).onComplete(promise);
    }
  }

  private Future<Void> send(Set<Note> bundle) {
    var channels = bundle.stream().map(Note::channel).toArray(String[]::new);
    var payloads = bundle.stream().map(Note::payload).toArray(String[]::new);
    var parameters = Tuple.tuple().addArrayOfString(channels).addArrayOfString(payloads);
    return pool.get().preparedQuery(SEND).execute(parameters).mapEmpty();
  }
}
