package io.promobot.channel;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One exchange of a {@link BoundedCall}: takes the body as it streams, and cuts it. */
final class OneCall implements BodyCodec<Void>, WriteStream<Buffer> {
  private final Vertx vertx;
  private final int mostBytes;
  private final Supplier<Duration> left;
  private final Buffer body = Buffer.buffer();

  private Optional<HttpClientRequest> request = Optional.empty();
  private Optional<HttpClientResponse> response = Optional.empty();
  private long deadline;

  OneCall(Vertx vertx, int mostBytes, Supplier<Duration> left) {
    this.vertx = vertx;
    this.mostBytes = mostBytes;
    this.left = left;
  }

  void begin(HttpClientRequest connected) {
    request = Optional.of(connected);
    // Vert.x's own timeout restarts with every byte; an endless answer would outlive it.
    deadline = vertx.setTimer(left.get().toMillis(), timer -> connected.reset());
  }

  void answeredBy(HttpClientResponse begun) {
    response = Optional.of(begun);
  }

  void finished() {
    request.ifPresent(begun -> vertx.cancelTimer(deadline));
  }

  /** Empty when not even a status arrived. */
  Optional<BoundedCall.Answer> answer(boolean whole) {
    return response.map(
        head ->
            new BoundedCall.Answer(
                head.statusCode(), head.headers(), body.toString(StandardCharsets.UTF_8), whole));
  }

  Future<BoundedCall.Answer> failed(Throwable cause) {
    // The library's words may contain the host, but never a path, a token or a message.
    String words = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    Reason reason = request.isPresent() ? Reason.NO_ANSWER : Reason.NOT_REACHED;
    return answer(false)
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new SendFailure(reason, words).because(cause)));
  }

  @Override
  public BodyStream<Void> stream() throws Exception {
    return BodyCodec.pipe(this).stream();
  }

  @Override
  public Future<Void> write(Buffer part) {
    int room = mostBytes - body.length();
    body.appendBuffer(part.slice(0, Math.min(room, part.length())));
    if (part.length() > room) {
      request.ifPresent(HttpClientRequest::reset);
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end(Buffer last) {
    return write(last);
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public OneCall setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override
  public OneCall drainHandler(Handler<Void> handler) {
    return this;
  }

  @Override
  public OneCall exceptionHandler(Handler<Throwable> handler) {
    return this;
  }
}
