package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A visitor of the shop's website, as their browser talks to us. */
final class ChatVisitor implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  final HttpClient http = HttpClient.newHttpClient();
  final String token;
  final List<JsonObject> streamed = new CopyOnWriteArrayList<>();
  final List<Integer> watches = new CopyOnWriteArrayList<>();
  final List<String> events = new CopyOnWriteArrayList<>();
  private final String api;
  private String languages = "";
  private Optional<String> zone = Optional.empty();

  ChatVisitor(String server, String origin) {
    this.api = server + "/api/v1/chat";
    var made =
        send(
            request("/visitors", Optional.empty())
                .POST(BodyPublishers.ofString(new JsonObject().put("origin", origin).encode())));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    this.token = new JsonObject(made.body()).getString("token");
  }

  /** What their browser says from now on. */
  ChatVisitor reading(String accepted) {
    languages = accepted;
    return this;
  }

  /** Where their browser says from now on that its clock is. */
  ChatVisitor in(String timeZone) {
    zone = Optional.of(timeZone);
    return this;
  }

  private HttpRequest.Builder request(String path, Optional<String> token) {
    var request =
        HttpRequest.newBuilder(URI.create(api + path)).header("content-type", "application/json");
    if (!languages.isEmpty()) {
      request.header("accept-language", languages);
    }
    token.ifPresent(bearer -> request.header("authorization", "Bearer " + bearer));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  HttpResponse<String> post(JsonObject... events) {
    var body = new JsonObject().put("events", new JsonArray(List.of(events)));
    zone.ifPresent(told -> body.put("time_zone", told));
    return send(
        request("/events", Optional.of(token)).POST(BodyPublishers.ofString(body.encode())));
  }

  void does(JsonObject... events) {
    var answer = post(events);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  static JsonObject event(String type) {
    return new JsonObject().put("id", UUID.randomUUID().toString()).put("type", type);
  }

  static JsonObject tap(JsonObject button) {
    return event("tap")
        .put("payload", button.getString("payload"))
        .put("text", button.getString("title"));
  }

  void types(String words) {
    does(text(words));
  }

  static JsonObject text(String words) {
    return event("text").put("text", words);
  }

  List<JsonObject> messages() {
    return messages("");
  }

  List<JsonObject> messages(String query) {
    var answer = send(request("/messages" + query, Optional.of(token)).GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body())
        .getJsonArray("messages").stream().map(JsonObject.class::cast).collect(Collectors.toList());
  }

  /** The button with this label in the newest message that has it. */
  JsonObject button(String label) {
    return messages().stream()
        .flatMap(
            message ->
                Stream.of("buttons", "quick_replies")
                    .flatMap(kind -> message.getJsonArray(kind, new JsonArray()).stream()))
        .map(JsonObject.class::cast)
        .filter(button -> button.getString("title").equals(label))
        .reduce((one, next) -> next)
        .orElseThrow(() -> new AssertionError("no button " + label + " in " + messages()));
  }

  /** Watches the chat from now on; what comes is in {@link #streamed}. */
  void watch(String query) {
    var request = request("/stream" + query, Optional.of(token)).GET().build();
    http.sendAsync(request, BodyHandlers.ofLines())
        .thenAccept(
            answer -> {
              watches.add(answer.statusCode());
              answer.body().forEach(this::hear);
            });
  }

  private void hear(String line) {
    if (line.startsWith("event: ")) {
      events.add(line.substring("event: ".length()));
    } else if (line.startsWith("data: ") && events.get(events.size() - 1).equals("message")) {
      streamed.add(new JsonObject(line.substring("data: ".length())));
    }
  }

  void untilStreamed(int messages) {
    Await.until(LIMIT, () -> streamed.size() >= messages);
  }

  HttpResponse<String> get(String path, String bearer) {
    return send(request(path, Optional.of(bearer)).GET());
  }

  @Override
  public void close() {
    // its streams end with the server
  }
}
