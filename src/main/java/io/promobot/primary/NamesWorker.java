package io.promobot.primary;

import io.netty.util.NetUtil;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where servers are. A name is asked for once at a time, however long that takes, and until there
 * is an answer the one before it counts. Used on one event loop.
 */
final class NamesWorker {
  private static final Duration LATE = Duration.ofMillis(300);

  private final Context context;
  private final WorkerExecutor names;
  private final Lookup lookup;
  private final Map<DatabaseServer, Future<List<ServerPlace>>> asked = new HashMap<>();
  private final Map<DatabaseServer, List<ServerPlace>> known = new HashMap<>();

  /** Blocks; empty when nobody knows the name. */
  interface Lookup {
    List<ServerPlace> of(DatabaseServer server);
  }

  NamesWorker(Context context, WorkerExecutor names, Lookup lookup) {
    this.context = context;
    this.names = names;
    this.lookup = lookup;
  }

  /** Not while a name that was never answered is being asked for; does not fail. */
  Future<List<ServerPlace>> of(DatabaseServer server) {
    if (isNumber(server.host())) {
      return Future.succeededFuture(lookup.of(server));
    }
    var answer = asked.computeIfAbsent(server, this::ask);
    return known.containsKey(server) ? soon(answer, known.get(server)) : answer;
  }

  private static boolean isNumber(String host) {
    return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
  }

  private Future<List<ServerPlace>> ask(DatabaseServer server) {
    var promise = Promise.<List<ServerPlace>>promise();
    names
        .executeBlocking(() -> lookup.of(server), false)
        .onComplete(
            found ->
                context.runOnContext(
                    go -> {
                      if (found.succeeded() && !found.result().isEmpty()) {
                        known.put(server, found.result());
                      }
                      asked.remove(server);
                      promise.complete(known.getOrDefault(server, List.of()));
                    }));
    return promise.future();
  }

  private Future<List<ServerPlace>> soon(
      Future<List<ServerPlace>> answer, List<ServerPlace> before) {
    var promise = Promise.<List<ServerPlace>>promise();
    long timer = context.owner().setTimer(LATE.toMillis(), late -> promise.tryComplete(before));
    answer.onComplete(
        found -> {
          context.owner().cancelTimer(timer);
          promise.tryComplete(found.result());
        });
    return promise.future();
  }
}
