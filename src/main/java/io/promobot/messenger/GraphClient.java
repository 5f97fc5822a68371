package io.promobot.messenger;

import io.promobot.channel.BoundedCall;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.contact.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The one HTTP client for the Graph API: bounded in time, size and number, and exact about what was
 * written.
 */
public final class GraphClient {
  private static final int CONNECT_MS = 3_000;
  private static final int KEEP_ALIVE_S = 30;
  private static final int LONGEST_ANSWER = 256 * 1024;
  private static final List<String> USAGE =
      List.of("X-Business-Use-Case-Usage", "X-App-Usage", "X-Page-Usage");

  private final Vertx vertx;
  private final GraphSettings settings;
  private final HttpClient client;
  private final BoundedCall calls;
  private final RequestOptions everyCall;
  private final String root;
  private final String proof;

  /** {@code client} is one of {@link #connections} and stays the caller's to close. */
  public GraphClient(Vertx vertx, GraphSettings settings, HttpClient client) {
    this.vertx = vertx;
    this.settings = settings;
    this.client = client;
    this.calls = new BoundedCall(vertx, client, LONGEST_ANSWER);
    this.everyCall = everyCall(settings);
    this.root = root(settings);
    this.proof = settings.appSecret().map(secret -> proof(secret, settings.token())).orElse("");
  }

  /** At most so many to each host. */
  public static HttpClient connections(Vertx vertx, int most) {
    // No redirects, no gzip, no retries: all off unless requested, and we request none.
    HttpClientOptions http =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MS)
            .setSslHandshakeTimeout(CONNECT_MS)
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_S)
            .setMetricsName("graph");
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(most)
            // A call that is opening its connection counts as waiting, too.
            .setMaxWaitQueueSize(2 * most);
    return vertx.createHttpClient(http, pool);
  }

  static String proof(String appSecret, String token) {
    byte[] hash = new Hmac(appSecret).of(token.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  /** Uses another token over the same connections. */
  GraphClient with(GraphSettings others) {
    return new GraphClient(vertx, others, client);
  }

  GraphSettings settings() {
    return settings;
  }

  /** Reads {@code path}, which may include a query. */
  Future<Answer> get(String path, Duration timeout) {
    return call(HttpMethod.GET, path, Buffer.buffer(), timeout);
  }

  Future<Answer> post(String path, String json) {
    return call(HttpMethod.POST, path, Buffer.buffer(json), settings.timeout());
  }

  private Future<Answer> call(HttpMethod method, String path, Buffer body, Duration timeout) {
    return calls.send(options(method, path), body, () -> timeout).compose(GraphClient::answer);
  }

  private RequestOptions options(HttpMethod method, String path) {
    return new RequestOptions(everyCall).setMethod(method).setURI(uri(path));
  }

  private static RequestOptions everyCall(GraphSettings settings) {
    boolean tls = "https".equals(settings.base().getScheme());
    Endpoint endpoint = Endpoint.of(settings.base()).orElseThrow();
    return new RequestOptions()
        .setSsl(tls)
        .setHost(endpoint.written())
        .setPort(endpoint.portOr(tls ? 443 : 80))
        // Covers the wait for a free connection too; until there is one, nothing is written.
        .setConnectTimeout(CONNECT_MS)
        .putHeader("Authorization", "Bearer " + settings.token())
        .putHeader("Content-Type", "application/json")
        .putHeader("Accept", "application/json");
  }

  private static String root(GraphSettings settings) {
    String path = Optional.ofNullable(settings.base().getRawPath()).orElse("");
    return path.replaceAll("/+$", "") + "/" + settings.version();
  }

  private String uri(String path) {
    String uri = root + path;
    if (proof.isEmpty()) {
      return uri;
    }
    return uri + (path.contains("?") ? "&" : "?") + "appsecret_proof=" + proof;
  }

  /** Half an answer from Messenger does not tell whether the call succeeded. */
  private static Future<Answer> answer(BoundedCall.Answer answer) {
    if (!answer.whole()) {
      return Future.failedFuture(new SendFailure(Reason.NO_ANSWER, "the answer was cut"));
    }
    return Future.succeededFuture(
        new Answer(
            answer.status(),
            Optional.ofNullable(answer.headers().get("Retry-After")),
            USAGE.stream().flatMap(name -> answer.headers().getAll(name).stream()).toList(),
            answer.body()));
  }
}
