package io.promobot.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.DatabaseWays;
import io.promobot.db.IndexWorker;
import io.promobot.db.NotifySubscriber;
import io.promobot.email.EmailChannel;
import io.promobot.hook.HookPool;
import io.promobot.messenger.GraphClient;
import io.promobot.messenger.WebhookWorker;
import io.promobot.replica.ReplicaWorker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all shops of a process share: event loops, database, connections, threads, metrics. */
public final class SharedApp {
  private static final int GRAPH_CONNECTIONS = 128;

  final Vertx vertx;
  final PrometheusMeterRegistry meters;
  final Database db;
  final NotifySubscriber replicas;
  final WebhookWorker webhooks;
  final HttpClient graph;
  final HookPool hooks;
  final WorkerExecutor mail;
  private final IndexWorker indexes;
  private final Optional<ReplicaWorker> readers;
  private final AtomicBoolean listening = new AtomicBoolean();

  /** {@code vertx} and the meters belong together. */
  public SharedApp(Vertx vertx, PrometheusMeterRegistry meters, DatabaseWays database) {
    this(vertx, meters, database, List.of(), Duration.ZERO);
  }

  /**
   * @param readable replicas of the database
   * @param readLag how far behind they may be
   */
  public SharedApp(
      Vertx vertx,
      PrometheusMeterRegistry meters,
      DatabaseWays database,
      List<DatabaseAddress> readable,
      Duration readLag) {
    this.vertx = vertx;
    this.meters = meters;
    this.db = Database.open(vertx, database);
    this.readers =
        readable.isEmpty()
            ? Optional.empty()
            : Optional.of(new ReplicaWorker(vertx, db, readable, readLag).start());
    this.replicas = new NotifySubscriber(vertx, db);
    this.webhooks = new WebhookWorker(vertx);
    this.graph = GraphClient.connections(vertx, GRAPH_CONNECTIONS);
    this.hooks = HookPool.of(vertx, ChannelsApp.HOOK_TIMEOUT);
    this.mail = EmailChannel.workers(vertx, ChannelsApp.MAIL_TIMEOUT);
    this.indexes = new IndexWorker(vertx, database.keepingSession());
    db.whenMigrated().onSuccess(migrated -> indexes.start());
    MetersApp.ofShared(meters, db);
    countConnects();
  }

  private void countConnects() {
    FunctionCounter.builder("promobot.notify.rebuilds", replicas, NotifySubscriber::rebuilds)
        .description(
            "Listening connections that were lost or received nothing any more and were replaced")
        .register(meters);
    var connects =
        Counter.builder("promobot.notify.connects")
            .description("Times the listening connection was opened; each one ends a gap")
            .register(meters);
    replicas.onGap(connects::increment);
  }

  /** Begins to listen to other replicas, unless another shop has begun. */
  void listen() {
    if (!listening.getAndSet(true)) {
      replicas.start();
    }
  }

  /** The shops have stopped. */
  Future<Void> close() {
    indexes.stop();
    return graph
        .close()
        .eventually(hooks::close)
        .eventually(mail::close)
        .eventually(replicas::close)
        .eventually(this::closeReaders)
        .eventually(db::close);
  }

  private Future<Void> closeReaders() {
    return readers.map(ReplicaWorker::close).orElseGet(Future::succeededFuture);
  }

  /** Ends the event loops, too. */
  public Future<Void> end() {
    return vertx.close();
  }
}
