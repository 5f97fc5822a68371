package io.promobot.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what other replicas announce through PostgreSQL's NOTIFY. A notification is a hint and
 * may be lost: listeners also poll, slowly.
 *
 * <p>Not Vert.x's PgSubscriber: that one does not notice a connection that died silently and cannot
 * connect again after a failed first attempt. This one sends itself a number every few seconds and
 * reconnects when two of them did not come back.
 */
public final class NotifySubscriber {
  private static final Logger log = LoggerFactory.getLogger(NotifySubscriber.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int BEATS_MISSED = 2;

  private final Vertx vertx;
  private final PoolWorker maker;
  private final Context context;
  private final NotifyFeed sender;
  private final Map<String, List<Consumer<String>>> listeners = new HashMap<>();
  private final List<Runnable> gapListeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger rebuilds = new AtomicInteger();
  private final String heartbeatChannel =
      "promobot_heartbeat_" + UUID.randomUUID().toString().replace("-", "");
  private Ear ear;
  private boolean started;
  private boolean closed;

  /** One connection and its state; replaced as a whole. */
  private static final class Ear {
    private final Pool pool;
    private PgConnection connection;
    private long told;
    private long heard;

    Ear(Pool pool) {
      this.pool = pool;
    }
  }

  public NotifySubscriber(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.maker = database.connections();
    this.context = vertx.getOrCreateContext();
    this.sender = new NotifyFeed(vertx, database::general);
    this.ear = new Ear(pool());
    maker.onChange(() -> context.runOnContext(go -> moved()));
  }

  /** Connects in the background and keeps trying. Listeners are called on one event loop. */
  public void start() {
    context.runOnContext(
        go -> {
          started = true;
          connect(ear);
          vertx.setPeriodic(HEARTBEAT.toMillis(), this::beat);
        });
  }

  /** The channel is a plain lower-case name; the answer ends it. */
  public Runnable listen(String channel, Consumer<String> listener) {
    if (!channel.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a channel name: " + channel);
    }
    context.runOnContext(
        added -> {
          listeners.computeIfAbsent(channel, first -> new CopyOnWriteArrayList<>()).add(listener);
          if (ear.connection != null) {
            ear.connection.query("LISTEN " + channel).execute();
          }
        });
    return () -> context.runOnContext(removed -> forget(channel, listener));
  }

  private void forget(String channel, Consumer<String> listener) {
    var others = listeners.get(channel);
    if (others != null && others.remove(listener) && others.isEmpty()) {
      listeners.remove(channel);
      if (ear.connection != null) {
        ear.connection.query("UNLISTEN " + channel).execute();
      }
    }
  }

  /**
   * Called after every connect, including the first one: earlier notifications are lost, so poll
   * now. The answer ends it.
   */
  public Runnable onGap(Runnable listener) {
    gapListeners.add(listener);
    return () -> gapListeners.remove(listener);
  }

  /** Notifies every replica, this one included; equal payloads within 50 ms are sent once. */
  public Future<Void> notify(String channel, String payload) {
    return sender.notify(channel, payload);
  }

  /** How often the connection was given up and replaced. */
  public int rebuilds() {
    return rebuilds.get();
  }

  public Future<Void> close() {
    return Future.future(
        done ->
            context.runOnContext(
                go -> {
                  closed = true;
                  ear.pool.close().onComplete(done);
                }));
  }

  private void connect(Ear fresh) {
    WatchedPool.within(
            vertx, fresh.pool.getConnection(), CONNECT_LIMIT, "no connection to listen on")
        .compose(
            connection -> {
              fresh.connection = (PgConnection) connection;
              fresh.connection.notificationHandler(note -> heard(fresh, note));
              fresh.connection.closeHandler(gone -> context.runOnContext(go -> lost(fresh)));
              return WatchedPool.within(
                  vertx, listenToAll(fresh), CONNECT_LIMIT, "LISTEN did not return");
            })
        .onSuccess(listening -> context.runOnContext(go -> gapListeners.forEach(Runnable::run)))
        .onFailure(failure -> context.runOnContext(go -> connectLater(fresh, failure)));
  }

  private Future<Void> listenToAll(Ear fresh) {
    var statement = new StringBuilder("LISTEN " + heartbeatChannel);
    listeners.keySet().forEach(channel -> statement.append("; LISTEN ").append(channel));
    return fresh.connection.query(statement.toString()).execute().mapEmpty();
  }

  private void heard(Ear by, PgNotification note) {
    if (by != ear) {
      return;
    }
    if (note.getChannel().equals(heartbeatChannel)) {
      by.heard = Long.parseLong(note.getPayload());
      return;
    }
    listeners
        .getOrDefault(note.getChannel(), List.of())
        .forEach(listener -> listener.accept(note.getPayload()));
  }

  private void beat(long timer) {
    if (closed) {
      vertx.cancelTimer(timer);
      return;
    }
    if (ear.connection == null) {
      return;
    }
    if (ear.told - ear.heard >= BEATS_MISSED) {
      log.warn("the listening connection no longer receives anything, opening a new one");
      rebuild();
      return;
    }
    ear.told++;
    ear.connection.query("NOTIFY " + heartbeatChannel + ", '" + ear.told + "'").execute();
  }

  /**
   * The old server may go on answering for as long as it likes; nobody announces anything there.
   */
  private void moved() {
    if (started && !closed) {
      rebuild();
    }
  }

  private void lost(Ear gone) {
    if (gone == ear && !closed) {
      log.info("the listening connection was closed, opening a new one");
      rebuild();
    }
  }

  private void connectLater(Ear failed, Throwable failure) {
    if (failed == ear && !closed) {
      log.debug("cannot listen yet: {}", failure.getMessage());
      replaceEar();
      var next = ear;
      vertx.setTimer(HEARTBEAT.toMillis(), go -> connectIfCurrent(next));
    }
  }

  private void rebuild() {
    rebuilds.incrementAndGet();
    replaceEar();
    connect(ear);
  }

  /** It may have been replaced meanwhile, and its successor be connected already. */
  private void connectIfCurrent(Ear next) {
    if (next == ear && !closed) {
      connect(next);
    }
  }

  /** Closing the pool also frees a connection that hangs in its handshake. */
  private void replaceEar() {
    var old = ear;
    ear = new Ear(pool());
    old.pool.close();
  }

  private Pool pool() {
    return maker.pool(PoolPlan.listen(), TimedPool.Proof.NONE);
  }
}
