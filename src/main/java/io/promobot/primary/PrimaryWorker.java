package io.promobot.primary;

import static java.util.stream.Collectors.joining;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the server that is the database at the moment, by asking all of them at once: Vert.x's pool
 * knows of one server only, and a database that fails over changes it.
 */
public final class PrimaryWorker {
  private static final Logger log = LoggerFactory.getLogger(PrimaryWorker.class);
  private static final Duration FRESH = Duration.ofMillis(1_500);
  private static final Duration FRESH_FAILURE = Duration.ofMillis(500);

  /** However much fails, nobody is asked more often. */
  private static final Duration DOUBTED = Duration.ofMillis(250);

  private final Context context;
  private final WorkerExecutor names;
  private final DatabaseServers servers;
  private final PrimaryCaller caller;
  private final PrimaryChoice choice;
  private final List<Consumer<ServerAnswer>> listeners = new CopyOnWriteArrayList<>();
  private Future<ServerAnswer> asked = Future.failedFuture("nobody was asked yet");
  private long answeredAt = System.nanoTime();
  private long askedUntil = answeredAt;
  private String told = "";

  /** Asks one server what it is. */
  public interface Probe {
    /** Fails when it does not say so within about two seconds. */
    Future<ServerAnswer> ask(ServerPlace place);
  }

  public PrimaryWorker(Vertx vertx, DatabaseServers servers, Probe probe) {
    this.context = vertx.getOrCreateContext();
    // a resolver that hangs may keep these busy, and nobody else's
    this.names = vertx.createSharedWorkerExecutor("promobot-names", servers.all().size());
    this.caller =
        new PrimaryCaller(context, new NamesWorker(context, names, ServerPlace::of), probe);
    this.servers = servers;
    this.choice = new PrimaryChoice(servers.target());
  }

  /**
   * The server to connect to, as of a moment ago; all who ask meanwhile get the same answer. Fails
   * with {@link NoPrimary} when none will do. Completes on an event loop of its own.
   */
  public synchronized Future<ServerAnswer> find() {
    if (!asked.isComplete() || System.nanoTime() - askedUntil < 0) {
      return asked;
    }
    var promise = Promise.<ServerAnswer>promise();
    asked = promise.future();
    context.runOnContext(
        go ->
            Future.succeededFuture(servers.all())
                .compose(all -> caller.answers(all, choice::expects))
                .map(this::chosen)
                .onComplete(found -> keep(found.succeeded()))
                .onComplete(promise));
    return asked;
  }

  private synchronized void keep(boolean found) {
    answeredAt = System.nanoTime();
    askedUntil = answeredAt + (found ? FRESH : FRESH_FAILURE).toNanos();
  }

  /** The answer of a moment ago may be wrong by now. */
  public synchronized void doubt() {
    if (asked.succeeded()) {
      askedUntil = answeredAt + DOUBTED.toNanos();
    }
  }

  /**
   * Called each time the database is another server than before, or was promoted in between; not
   * when it is only reached another way.
   */
  public void onChange(Consumer<ServerAnswer> listener) {
    listeners.add(listener);
  }

  public void close() {
    names.close();
  }

  private ServerAnswer chosen(List<ServerAnswer> answers) {
    var before = choice.current();
    var found = choice.of(answers);
    warnOf(choice.rivals(answers));
    if (found.isEmpty()) {
      throw new NoPrimary(
          answers.isEmpty()
              ? "no server of " + servers + " answers"
              : "no server of " + servers + " accepts our writes",
          !answers.isEmpty());
    }
    var now = found.get();
    if (before.isEmpty()) {
      log.info("the database is {}", now.place());
    } else if (!before.get().same(now)) {
      log.warn(
          "the database is {} now (timeline {}), it was {}",
          now.place(),
          now.timeline(),
          before.get().place());
      listeners.forEach(listener -> listener.accept(now));
    }
    return now;
  }

  /** Once: the people who set the servers up have to end it. */
  private void warnOf(List<ServerAnswer> rivals) {
    var names = rivals.stream().map(each -> each.place().toString()).collect(joining(", "));
    if (!names.equals(told) && !names.isEmpty()) {
      log.warn(
          "{} would take our writes as well and gets none beside {}: it was the primary before, it was promoted, too, or it is another database. Stop it; or, if it is the right one by now, start promobot again",
          names,
          choice.current().map(each -> each.place().toString()).orElse("none"));
    }
    told = names;
  }
}
