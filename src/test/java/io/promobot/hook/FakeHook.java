package io.promobot.hook;

import io.promobot.channel.News;
import io.promobot.channel.Notice;
import io.promobot.db.Await;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A webhook on a raw socket, so that it can misbehave in every way a real one can. */
public final class FakeHook implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  private final Vertx vertx = Vertx.vertx();
  private final NetServer server;
  private final HookClient client;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private FakeHook(Handler<NetSocket> answer, Duration timeout) {
    server = vertx.createNetServer().connectHandler(socket -> serve(socket, answer));
    Await.on(server.listen(0, "127.0.0.1"));
    client =
        new HookClient(
            vertx,
            HookPool.of(vertx, timeout),
            new SafeAddress(List.of(URI.create(address("")))),
            timeout);
  }

  private void serve(NetSocket socket, Handler<NetSocket> answer) {
    Buffer request = Buffer.buffer();
    socket.handler(
        bytes -> {
          request.appendBuffer(bytes);
          if (whole(request)) {
            requests.add(request.toString(StandardCharsets.UTF_8));
            answer.handle(socket);
          }
        });
  }

  private static boolean whole(Buffer request) {
    String text = request.toString(StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(text);
    int body = text.indexOf("\r\n\r\n") + 4;
    return length.find() && request.length() >= body + Integer.parseInt(length.group(1));
  }

  public static FakeHook answering(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head =
        "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + length + "\r\n\r\n";
    return behaving(socket -> socket.write(head + body));
  }

  public static FakeHook answering(int status, String body) {
    return answering(status, "", body);
  }

  public static FakeHook behaving(Handler<NetSocket> answer) {
    return new FakeHook(answer, Duration.ofSeconds(15));
  }

  /** Nobody expects this one to end, so nobody waits for long. */
  public static FakeHook neverDone(Handler<NetSocket> answer) {
    return new FakeHook(answer, Duration.ofSeconds(3));
  }

  public String address(String path) {
    return "http://127.0.0.1:" + server.actualPort() + "/" + path;
  }

  public HookClient client() {
    return client;
  }

  public List<String> requests() {
    return requests;
  }

  /** The only request's header. */
  public String header(String name) {
    return requests
        .get(0)
        .lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  /** The only request's body. */
  public String body() {
    String request = requests.get(0);
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  public JsonObject json() {
    return new JsonObject(body());
  }

  /** Somebody asks this. */
  public static Notice asking(String question) {
    return new Notice(
        "12",
        "Umi Shop",
        "Sales",
        question,
        Optional.of("Ana <b>"),
        Optional.of("ana@example.com"),
        Optional.empty(),
        "counter-poster",
        Instant.parse("2026-11-21T10:00:00Z"),
        "https://shop.example.com/#/requests/12");
  }

  public static News news(String question) {
    return new News(asking(question));
  }

  @Override
  public void close() {
    Await.on(vertx.close());
  }
}
