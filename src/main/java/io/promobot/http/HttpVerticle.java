package io.promobot.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of one event loop; all of them share one port. */
public final class HttpVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(HttpVerticle.class);
  private static final int IDLE_SECONDS = 60;
  private static final int LARGEST_CHUNK = 64 * 1024;
  private static final int SOCKET_BUFFER = 128 * 1024;

  private final HttpSettings settings;
  private final LoopRoutes routes;
  private final AtomicInteger port;
  private final ConnectionHandler connections;
  private HttpServer server;

  /** The port we listen on, and what to undeploy in order to stop. */
  public record Listening(int port, String deploymentId) {}

  private HttpVerticle(
      HttpSettings settings,
      LoopRoutes routes,
      AtomicInteger port,
      ConnectionHandler.Memory memory) {
    this.settings = settings;
    this.routes = routes;
    this.port = port;
    this.connections = new ConnectionHandler(memory, settings.patience(), options());
  }

  /** Listens on every event loop; undeploying answers what is in flight, then closes. */
  public static Future<Listening> deploy(Vertx vertx, HttpSettings settings, LoopRoutes routes) {
    // Before the first connection: a logger that first opens its files when descriptors have run
    // out takes the accepting thread down with it.
    log.info("Opening port {} on {}", settings.port(), settings.bind());
    var port = new AtomicInteger();
    var memory = ConnectionHandler.Memory.of(settings.capacity(), settings.eventLoops());
    return vertx
        .deployVerticle(
            () -> new HttpVerticle(settings, routes, port, memory),
            new DeploymentOptions().setInstances(settings.eventLoops()))
        .map(deploymentId -> new Listening(port.get(), deploymentId));
  }

  @Override
  public Future<?> start() {
    Handler<HttpServerRequest> root = routes.on(vertx, connections);
    connections.watchOver(vertx);
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(connection -> open(connection, root))
            .requestHandler(root)
            .invalidRequestHandler(root);
    return server.listen().onSuccess(listening -> port.set(listening.actualPort()));
  }

  /** Without the library's own first handler: for web sockets, and 501 for other versions. */
  private void open(HttpConnection connection, Handler<HttpServerRequest> root) {
    connections.handle(connection);
    ((HttpServerConnection) connection).handler(request -> handle(request, root));
  }

  private void handle(HttpServerRequest request, Handler<HttpServerRequest> root) {
    if (connections.asked(request)) {
      root.handle(request);
    }
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(settings.bind())
        // A negative port is a free one that all instances share.
        .setPort(settings.port() == 0 ? -1 : settings.port())
        .setIdleTimeout(IDLE_SECONDS)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setMaxInitialLineLength(4096)
        .setMaxHeaderSize(8192)
        .setMaxChunkSize(LARGEST_CHUNK)
        // Left to itself, the kernel keeps up to 10 MB for each connection whose peer does not
        // read.
        .setSendBufferSize(SOCKET_BUFFER)
        .setReceiveBufferSize(SOCKET_BUFFER)
        .setAcceptBacklog(1024);
  }

  @Override
  public Future<?> stop() {
    routes.endStreams();
    return server.shutdown(settings.patience().grace().toMillis(), TimeUnit.MILLISECONDS);
  }
}
