package io.promobot.channel;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * HTTP calls with limits: bounded in time and size, made once, and exact about what was written.
 */
public final class BoundedCall {
  private final Vertx vertx;
  private final HttpClient client;
  private final int mostBytes;

  /**
   * The answer.
   *
   * @param whole whether the body ended normally instead of being cut
   */
  public record Answer(int status, MultiMap headers, String body, boolean whole) {}

  /** Calls over the connections of {@code http}; answers are cut after {@code mostBytes}. */
  public BoundedCall(Vertx vertx, HttpClient http, int mostBytes) {
    this.vertx = vertx;
    this.mostBytes = mostBytes;
    this.client = http;
  }

  /**
   * Fails with a {@link SendFailure}: NOT_REACHED when nothing was written, NO_ANSWER when
   * something may have been. Each call gets its own turn of the event loop; otherwise a burst of
   * new connections would hold it up.
   *
   * @param left how much time the exchange has, asked once there is a connection
   */
  public Future<Answer> send(RequestOptions options, Buffer body, Supplier<Duration> left) {
    Promise<Answer> answer = Promise.promise();
    vertx.runOnContext(turn -> sent(options, body, left).onComplete(answer));
    return answer.future();
  }

  private Future<Answer> sent(RequestOptions options, Buffer body, Supplier<Duration> left) {
    return client
        .request(options)
        .compose(
            request -> new OneCall(request, mostBytes).send(vertx, body, left.get()),
            cause -> OneCall.failed(Reason.NOT_REACHED, cause));
  }
}
