package io.promobot.channel;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * HTTP calls with limits: bounded in time and size, made once, and exact about what was written.
 */
public final class BoundedCall {
  private final Vertx vertx;
  private final WebClientInternal client;
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
    WebClientOptions plain =
        new WebClientOptions().setFollowRedirects(false).setUserAgentEnabled(false);
    this.client = (WebClientInternal) WebClient.wrap(http, plain);
    // Only interceptors see the request itself, which has to be reset at the deadline.
    client.addInterceptor(BoundedCall::observed);
  }

  private static void observed(HttpContext<?> context) {
    if (context.request().bodyCodec() instanceof OneCall call) {
      if (context.phase() == ClientPhase.SEND_REQUEST) {
        call.begin(context.clientRequest());
      } else if (context.phase() == ClientPhase.RECEIVE_RESPONSE) {
        call.answeredBy(context.clientResponse());
      }
    }
    context.next();
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
    OneCall call = new OneCall(vertx, mostBytes, left);
    return request(options)
        .as(call)
        .sendBuffer(body)
        .transform(
            done -> {
              call.finished();
              return done.succeeded()
                  ? Future.succeededFuture(call.answer(true).orElseThrow())
                  : call.failed(done.cause());
            });
  }

  private HttpRequest<Buffer> request(RequestOptions options) {
    return client
        .request(options.getMethod(), (SocketAddress) options.getServer(), options)
        .connectTimeout(options.getConnectTimeout());
  }
}
