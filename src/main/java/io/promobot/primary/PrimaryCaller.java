package io.promobot.primary;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks every server once, on one event loop. Ends when all have answered, or when it takes too
 * long. Those that did not answer the last time are waited for only shortly once there is one that
 * will do: any other may be the one that was promoted, even if it is the slowest.
 */
final class PrimaryCaller {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofMillis(300);
  private static final int MOST_ADDRESSES = 8;

  private final Context context;
  private final NamesWorker places;
  private final PrimaryWorker.Probe probe;

  /** Servers and their places that said nothing in time and nothing since. */
  private final Set<Object> silent = new HashSet<>();

  PrimaryCaller(Context context, NamesWorker places, PrimaryWorker.Probe probe) {
    this.context = context;
    this.places = places;
    this.probe = probe;
  }

  /**
   * In the order of the servers; without those that said nothing. Called on the context.
   *
   * @param willDo whether one is the database, unless another one objects
   */
  Future<List<ServerAnswer>> answers(List<DatabaseServer> servers, Predicate<ServerAnswer> willDo) {
    var round = new Round(willDo);
    round.open.addAll(servers);
    round.endAfter(LIMIT);
    servers.forEach(server -> round.ask(server, new ArrayList<>()));
    return round.done.future();
  }

  /** Each server asked once. */
  private final class Round {
    private final Predicate<ServerAnswer> willDo;
    private final Promise<List<ServerAnswer>> done = Promise.promise();
    private final List<List<ServerAnswer>> answers = new ArrayList<>();
    private final Set<Object> open = new HashSet<>();
    private boolean found;
    private boolean hurries;

    Round(Predicate<ServerAnswer> willDo) {
      this.willDo = willDo;
    }

    private void ask(DatabaseServer server, List<ServerAnswer> said) {
      answers.add(said);
      places
          .of(server)
          .onSuccess(
              all -> {
                if (!done.future().isComplete()) {
                  var few = all.subList(0, Math.min(all.size(), MOST_ADDRESSES));
                  open.addAll(few);
                  few.forEach(place -> ask(place, said));
                }
                closed(server, !all.isEmpty());
              });
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
                          found |= willDo.test(answer.result());
                        }
                        closed(place, answer.succeeded());
                      }));
    }

    private void closed(Object asked, boolean spoke) {
      if (spoke) {
        silent.remove(asked);
      }
      open.remove(asked);
      if (open.isEmpty()) {
        end();
      } else if (found && !hurries && silent.containsAll(open)) {
        hurries = true;
        context.owner().setTimer(GRACE.toMillis(), late -> endWithoutTheSilent());
      }
    }

    /** Unless one of them has answered an earlier question meanwhile. */
    private void endWithoutTheSilent() {
      hurries = false;
      if (silent.containsAll(open)) {
        end();
      }
    }

    private void endAfter(Duration time) {
      Vertx vertx = context.owner();
      long timer = vertx.setTimer(time.toMillis(), late -> end());
      done.future().onComplete(ended -> vertx.cancelTimer(timer));
    }

    private void end() {
      if (done.tryComplete(answers.stream().flatMap(List::stream).toList())) {
        silent.addAll(open);
      }
    }
  }
}
