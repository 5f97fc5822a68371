package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between us and another server that can be broken while it is in use. It acknowledges
 * what it swallows, so it tests our own time-outs, not the kernel's.
 */
public final class FaultProxy implements AutoCloseable {
  private final Vertx vertx;
  private final int targetPort;
  private final NetClient client;
  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private NetServer server;
  private int port;
  private volatile NewConnections newConnections = NewConnections.PASS;
  private volatile long delayMillis;
  private volatile long bytesUntilClose = Long.MAX_VALUE;

  private enum NewConnections {
    PASS,
    BLACK_HOLE,
    RESET
  }

  /** The two ends of one connection. */
  private static final class Pair {
    private final NetSocket near;
    private volatile NetSocket far;
    private volatile boolean blackHole;
    private volatile long passed;

    Pair(NetSocket near) {
      this.near = near;
    }
  }

  private FaultProxy(Vertx vertx, int targetPort) {
    this.vertx = vertx;
    this.targetPort = targetPort;
    this.client = vertx.createNetClient();
  }

  public static FaultProxy to(Vertx vertx, int targetPort) {
    var proxy = new FaultProxy(vertx, targetPort);
    proxy.server = Await.on(proxy.listen(0));
    proxy.port = proxy.server.actualPort();
    return proxy;
  }

  public int port() {
    return port;
  }

  public int connections() {
    return pairs.size();
  }

  /**
   * Everything passes again; connections that swallowed bytes stay broken, as after a real loss.
   */
  public void heal() {
    newConnections = NewConnections.PASS;
    delayMillis = 0;
    bytesUntilClose = Long.MAX_VALUE;
    // Another outgoing connection may have the port for a moment.
    Await.until(() -> server != null || listensAgain());
  }

  private boolean listensAgain() {
    var listening = listen(port);
    boolean free = Await.on(Await.settled(listening));
    if (free) {
      server = listening.result();
    }
    return free;
  }

  /** Packets of the present connections vanish, in both directions. */
  public void blackHoleExisting() {
    pairs.forEach(pair -> pair.blackHole = true);
  }

  /** New connections are accepted and then receive nothing. */
  public void blackHoleNew() {
    newConnections = NewConnections.BLACK_HOLE;
  }

  public void blackHoleAll() {
    blackHoleNew();
    blackHoleExisting();
  }

  /** Nobody listens any more, and the present connections are cut. */
  public void refuse() {
    Await.on(server.close());
    server = null;
    reset();
  }

  /** Cuts the present connections. */
  public void reset() {
    pairs.forEach(pair -> pair.near.close());
  }

  /** Cuts every new connection immediately. */
  public void resetNew() {
    newConnections = NewConnections.RESET;
  }

  /** Delays every packet for a while, each way. */
  public void delay(Duration delay) {
    delayMillis = delay.toMillis();
  }

  /** Cuts each connection once it has transferred this many more bytes. */
  public void closeAfter(long bytes) {
    pairs.forEach(pair -> pair.passed = 0);
    bytesUntilClose = bytes;
  }

  @Override
  public void close() {
    reset();
    if (server != null) {
      Await.on(server.close());
    }
    Await.on(client.close());
  }

  private Future<NetServer> listen(int onPort) {
    return vertx
        .createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(onPort))
        .connectHandler(this::accept)
        .listen();
  }

  private void accept(NetSocket near) {
    if (newConnections == NewConnections.RESET) {
      near.close();
      return;
    }
    var pair = new Pair(near);
    pair.blackHole = newConnections == NewConnections.BLACK_HOLE;
    pairs.add(pair);
    near.closeHandler(gone -> drop(pair));
    near.exceptionHandler(ignored -> near.close());
    if (pair.blackHole) {
      near.handler(swallowed -> {});
      return;
    }
    near.pause();
    client
        .connect(targetPort, "127.0.0.1")
        .onSuccess(far -> join(pair, far))
        .onFailure(refused -> near.close());
  }

  private void join(Pair pair, NetSocket far) {
    pair.far = far;
    far.closeHandler(gone -> pair.near.close());
    far.exceptionHandler(ignored -> far.close());
    far.handler(bytes -> pass(pair, pair.near, bytes));
    pair.near.handler(bytes -> pass(pair, far, bytes));
    pair.near.resume();
  }

  private void pass(Pair pair, NetSocket target, Buffer bytes) {
    if (pair.blackHole) {
      return;
    }
    pair.passed += bytes.length();
    if (pair.passed > bytesUntilClose) {
      pair.near.close();
    } else if (delayMillis > 0) {
      vertx.setTimer(delayMillis, due -> target.write(bytes));
    } else {
      target.write(bytes);
    }
  }

  private void drop(Pair pair) {
    pairs.remove(pair);
    if (pair.far != null) {
      pair.far.close();
    }
  }
}
