package io.promobot.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One exchange of a {@link BoundedCall}: takes the body as it streams, and cuts it. */
final class OneCall {
  private final HttpClientRequest request;
  private final int mostBytes;
  private final Buffer body = Buffer.buffer();

  private Optional<HttpClientResponse> response = Optional.empty();

  /** A call over a connection that is there. */
  OneCall(HttpClientRequest request, int mostBytes) {
    this.request = request;
    this.mostBytes = mostBytes;
  }

  Future<BoundedCall.Answer> send(Vertx vertx, Buffer content, Duration left) {
    // Vert.x's own timeout restarts with every byte; an endless answer would outlive it.
    long deadline = vertx.setTimer(left.toMillis(), timer -> request.reset());
    return request
        .send(content)
        .compose(this::read)
        .transform(
            done -> {
              vertx.cancelTimer(deadline);
              return done.succeeded()
                  ? Future.succeededFuture(answer(response.orElseThrow(), true))
                  : response
                      .map(begun -> Future.succeededFuture(answer(begun, false)))
                      .orElseGet(() -> failed(Reason.NO_ANSWER, done.cause()));
            });
  }

  private Future<Void> read(HttpClientResponse begun) {
    response = Optional.of(begun);
    begun.handler(this::add);
    return begun.end();
  }

  private void add(Buffer part) {
    int room = mostBytes - body.length();
    body.appendBuffer(part.slice(0, Math.min(room, part.length())));
    if (part.length() > room) {
      request.reset();
    }
  }

  private BoundedCall.Answer answer(HttpClientResponse head, boolean whole) {
    return new BoundedCall.Answer(
        head.statusCode(), head.headers(), body.toString(StandardCharsets.UTF_8), whole);
  }

  static <T> Future<T> failed(Reason reason, Throwable cause) {
    // The library's words may contain the host, but never a path, a token or a message.
    String words = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return Future.failedFuture(new SendFailure(reason, words).because(cause));
  }
}
