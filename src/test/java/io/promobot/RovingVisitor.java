package io.promobot;

import io.promobot.db.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A visitor whose servers come and go: as the browser does, it repeats what was not acknowledged
 * and goes on watching behind the last message it has.
 */
final class RovingVisitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Supplier<URI> servers;
  private final String token;
  private final List<Long> seen = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private final AtomicInteger streams = new AtomicInteger();

  /**
   * @param servers the one to ask next
   */
  RovingVisitor(Supplier<URI> servers, String origin) {
    this.servers = servers;
    var made = untilAnswered("/visitors", new JsonObject().put("origin", origin), 201, "");
    this.token = new JsonObject(made).getString("token");
  }

  /** Returns once a server has said that it is kept. */
  void does(JsonObject event) {
    untilAnswered(
        "/events", new JsonObject().put("events", new JsonArray().add(event)), 202, token);
  }

  private String untilAnswered(String path, JsonObject body, int status, String bearer) {
    var answer = new AtomicReference<HttpResponse<String>>();
    Await.until(
        PATIENCE,
        () -> {
          answer.set(post(path, body, bearer));
          return answer.get() != null && answer.get().statusCode() == status;
        });
    return answer.get().body();
  }

  /** Null when the server went away meanwhile. */
  private HttpResponse<String> post(String path, JsonObject body, String bearer) {
    var request = request(path, bearer).POST(BodyPublishers.ofString(body.encode())).build();
    try {
      return http.sendAsync(request, BodyHandlers.ofString()).join();
    } catch (CompletionException gone) {
      return null;
    }
  }

  private HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(servers.get().resolve("/api/v1/chat" + path))
        .header("content-type", "application/json")
        .header("authorization", "Bearer " + bearer);
  }

  /** Watches the chat until it is closed, by one stream after the other. */
  void watch() {
    if (closed) {
      return;
    }
    var request = request("/stream", token).GET();
    seen.stream()
        .reduce((one, next) -> next)
        .ifPresent(id -> request.header("last-event-id", "" + id));
    http.sendAsync(request.build(), BodyHandlers.ofLines())
        .thenAccept(
            answer -> {
              streams.incrementAndGet();
              answer.body().forEach(this::hear);
            })
        .whenCompleteAsync((over, failure) -> watch(), LATER);
  }

  private void hear(String line) {
    if (line.startsWith("id: ")) {
      seen.add(Long.valueOf(line.substring("id: ".length())));
    }
  }

  /** The numbers of all messages that came, in the order in which they came. */
  List<Long> seen() {
    return List.copyOf(seen);
  }

  int streams() {
    return streams.get();
  }

  @Override
  public void close() {
    closed = true;
  }
}
