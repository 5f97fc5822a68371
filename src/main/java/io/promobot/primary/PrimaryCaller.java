package io.promobot.primary;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks every server once, on one event loop. Ends when all have answered, shortly after one that
 * will do, or when it takes too long.
 */
final class PrimaryCaller {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** In which another one, that was promoted since, can object. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private static final int MOST_ADDRESSES = 8;

  private final Context context;
  private final WorkerExecutor names;
  private final DatabaseServers servers;
  private final PrimaryWorker.Probe probe;
  private final Promise<List<ServerAnswer>> done = Promise.promise();
  private final List<List<ServerAnswer>> answers = new ArrayList<>();
  private int open;

  PrimaryCaller(
      Context context, WorkerExecutor names, DatabaseServers servers, PrimaryWorker.Probe probe) {
    this.context = context;
    this.names = names;
    this.servers = servers;
    this.probe = probe;
  }

  /** In the order of the servers; without those that said nothing. Called on the context. */
  Future<List<ServerAnswer>> answers() {
    endAfter(LIMIT);
    open = servers.all().size();
    servers.all().forEach(server -> ask(server, new ArrayList<>()));
    return done.future();
  }

  private void ask(DatabaseServer server, List<ServerAnswer> said) {
    answers.add(said);
    names
        .executeBlocking(() -> ServerPlace.of(server), false)
        .onComplete(
            resolved ->
                context.runOnContext(
                    known -> {
                      var places =
                          resolved.succeeded() ? resolved.result() : List.<ServerPlace>of();
                      var few = places.subList(0, Math.min(places.size(), MOST_ADDRESSES));
                      open += few.size();
                      few.forEach(place -> ask(place, said));
                      closed();
                    }));
  }

  private void ask(ServerPlace place, List<ServerAnswer> said) {
    probe
        .ask(place)
        .onComplete(
            answer ->
                context.runOnContext(
                    heard -> {
                      if (answer.succeeded()) {
                        said.add(answer.result());
                        if (answer.result().fits(servers.target())) {
                          endAfter(GRACE);
                        }
                      }
                      closed();
                    }));
  }

  private void closed() {
    open--;
    if (open == 0) {
      end();
    }
  }

  private void endAfter(Duration time) {
    Vertx vertx = context.owner();
    long timer = vertx.setTimer(time.toMillis(), late -> end());
    done.future().onComplete(ended -> vertx.cancelTimer(timer));
  }

  private void end() {
    done.tryComplete(answers.stream().flatMap(List::stream).toList());
  }
}
