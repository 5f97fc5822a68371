package io.promobot.messenger;

import io.promobot.channel.SendFailure;
import io.promobot.db.Await;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Graph API on a raw socket, so that it can misbehave in every way a real one can. */
final class FakeGraph implements AutoCloseable {
  private final Vertx vertx;
  private final NetServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch cut = new CountDownLatch(1);

  private FakeGraph(Vertx vertx, Handler<NetSocket> answer) {
    this.vertx = vertx;
    this.server = vertx.createNetServer().connectHandler(socket -> serve(socket, answer));
  }

  static FakeGraph answering(Vertx vertx, int status, String body) {
    return answering(vertx, status, "", body);
  }

  static FakeGraph answering(Vertx vertx, int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head =
        "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + length + "\r\n\r\n";
    return behaving(vertx, socket -> socket.write(head + body));
  }

  /** Answers each request, as it came, with a body. */
  static FakeGraph answering(Vertx vertx, UnaryOperator<String> body) {
    AtomicReference<FakeGraph> graph = new AtomicReference<>();
    graph.set(
        behaving(
            vertx,
            socket -> {
              List<String> asked = graph.get().requests;
              String answer = body.apply(asked.get(asked.size() - 1));
              int length = answer.getBytes(StandardCharsets.UTF_8).length;
              socket.write("HTTP/1.1 200 X\r\nContent-Length: " + length + "\r\n\r\n" + answer);
            }));
    return graph.get();
  }

  static FakeGraph behaving(Vertx vertx, Handler<NetSocket> answer) {
    FakeGraph graph = new FakeGraph(vertx, answer);
    Await.on(graph.server.listen(0, "127.0.0.1"));
    return graph;
  }

  /** Why a call failed that must fail. */
  static SendFailure failure(Future<?> call) {
    return (SendFailure) Await.failure(call);
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private void serve(NetSocket socket, Handler<NetSocket> answer) {
    socket.closeHandler(v -> cut.countDown());
    StringBuilder heard = new StringBuilder();
    socket.handler(
        bytes -> {
          // byte by byte, as a character may arrive in two pieces
          heard.append(bytes.toString(StandardCharsets.ISO_8859_1));
          if (isWhole(heard)) {
            byte[] request = heard.toString().getBytes(StandardCharsets.ISO_8859_1);
            requests.add(new String(request, StandardCharsets.UTF_8));
            heard.setLength(0);
            answer.handle(socket);
          }
        });
  }

  /** A long request arrives in pieces. */
  private static boolean isWhole(CharSequence request) {
    Matcher length = LENGTH.matcher(request);
    int head = request.toString().indexOf("\r\n\r\n");
    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head >= 0 && request.length() >= head + 4 + body;
  }

  GraphClient client(Duration timeout, int connections) {
    return new GraphClient(
        vertx, settings(server.actualPort(), timeout), GraphClient.connections(vertx, connections));
  }

  GraphClient client() {
    return client(Duration.ofSeconds(2), 4);
  }

  LookupClient lookups(Duration timeout, int connections) {
    return LookupClient.of(vertx, client(timeout, connections));
  }

  LookupClient lookups() {
    return LookupClient.of(vertx, client());
  }

  static GraphSettings settings(int port, Duration timeout) {
    URI base = URI.create("http://127.0.0.1:" + port + "/graph/");
    return new GraphSettings(base, "v25.0", "PAGE_TOKEN", Optional.of("test_app_secret"), timeout);
  }

  List<String> requests() {
    return requests;
  }

  boolean connectionWasCut() throws InterruptedException {
    return cut.await(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    Await.on(server.close());
  }
}
