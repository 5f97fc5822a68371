package io.promobot.http;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.promobot.http.HttpSettings.Patience;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the connections of one event loop few, light and moving: closes those above the cap, those
 * without a new request for too long, and those whose peers do not read their answers.
 *
 * <p>Idle timeouts start again with every byte, so a peer that drips one now and then holds a
 * connection forever. Here a request and its answer together have a time limit of their own.
 */
public final class ConnectionHandler implements Handler<HttpConnection> {
  /** Where a request carries the one that watches over its connection. */
  public static final String KEY = "connections";

  /** A read buffer stays with its connection as long as a request's head is incomplete. */
  private static final RecvByteBufAllocator SMALL_READS =
      new AdaptiveRecvByteBufAllocator(512, 2_048, 8_192);

  private static final String DECODER = "httpDecoder";
  private static final int LOOK_MILLIS = 500;

  private final Memory memory;
  private final Patience patience;
  private final HttpServerOptions options;
  private final OpenConnections connections;
  private final UnreadAnswers unread;

  /**
   * What the connections of one loop may use.
   *
   * @param open how many connections all loops have
   */
  public record Memory(
      Capacity capacity, BodyBudget bodies, UnreadAnswers.Allowance answers, AtomicInteger open) {

    /** For each of this many loops. */
    public static Memory of(Capacity whole, int loops) {
      Capacity part = whole.part(loops);
      return new Memory(
          part,
          new BodyBudget(whole.bodies(), System::nanoTime),
          new UnreadAnswers.Allowance(whole.queued(), part.queued(), new AtomicLong()),
          new AtomicInteger());
    }
  }

  /**
   * @param options the options for decoding requests
   */
  public ConnectionHandler(Memory memory, Patience patience, HttpServerOptions options) {
    this.memory = memory;
    this.patience = patience;
    this.options = options;
    this.connections = new OpenConnections(memory.capacity().held(), System::nanoTime);
    this.unread = new UnreadAnswers(memory.answers(), patience.reading(), System::nanoTime);
  }

  @Override
  public void handle(HttpConnection connection) {
    boolean tooMany = memory.open().incrementAndGet() > memory.capacity().connections();
    if (tooMany && !connections.oneLeaves()) {
      memory.open().decrementAndGet();
      connection.close();
      return;
    }
    var context = TrafficHandler.context(connection);
    var traffic = new TrafficHandler(connections, unread, memory.bodies(), context);
    traffic.closeAt = System.nanoTime() + patience.firstRequest().toNanos();
    connections.opened(traffic);
    context.channel().config().setRecvByteBufAllocator(SMALL_READS);
    context.pipeline().replace(DECODER, DECODER, new HeadHandler(options, traffic::asked));
    context.pipeline().addBefore(DECODER, "traffic", traffic);
    context.pipeline().addBefore(context.name(), "answers", traffic.answers());
    context.channel().closeFuture().addListener(closed -> forget(traffic));
  }

  private void forget(TrafficHandler traffic) {
    memory.open().decrementAndGet();
    connections.closed(traffic);
    unread.closed(traffic);
  }

  /**
   * A request has begun; false when its peer keeps sending requests without reading the answers,
   * and was cut off.
   */
  boolean asked(HttpServerRequest request) {
    if (request.response().writeQueueFull()) {
      cut(request.connection());
      return false;
    }
    streams(request.connection(), false);
    return true;
  }

  /**
   * From now on the answer may take as long as it likes, or no longer. Only for authenticated
   * visitors: otherwise any stranger could keep connections this way.
   */
  public void streams(HttpConnection connection, boolean streaming) {
    var traffic = TrafficHandler.of(connection);
    if (traffic != null) {
      traffic.closeAt = System.nanoTime() + patience.request().toNanos();
      traffic.streaming = streaming;
    }
  }

  void watchOver(Vertx vertx) {
    vertx.setPeriodic(patience.firstRequest().toMillis() / 2, timer -> connections.closeLate());
    vertx.setPeriodic(LOOK_MILLIS, timer -> unread.cutStalled());
  }

  /**
   * Closes immediately. {@code HttpConnection.close()} first waits until everything was written,
   * which a peer that does not read delays forever.
   */
  public static void cut(HttpConnection connection) {
    TrafficHandler.context(connection).close();
  }
}
