package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Collects one request's body: at most so many bytes, and all of them before a deadline. */
final class RawBodyHandler implements Handler<Buffer> {
  private static final long LINGER_MILLIS = 500;
  private static final int MEBIBYTE = 1 << 20;

  private final int limit;
  private final Buffer collected = Buffer.buffer();
  private final Promise<Buffer> done = Promise.promise();

  private RawBodyHandler(int limit) {
    this.limit = limit;
  }

  /** The body's bytes; fails with a {@link Problem} when they are too many or too late. */
  static Future<Buffer> read(Vertx vertx, HttpServerRequest request, int limit, Duration deadline) {
    if (declaredLength(request) > limit) {
      return Future.failedFuture(tooLarge(limit));
    }
    var body = new RawBodyHandler(limit);
    long timer = vertx.setTimer(deadline.toMillis(), late -> body.done.tryFail(Problem.late()));
    request
        .handler(body)
        .endHandler(end -> body.done.tryComplete(body.collected))
        .exceptionHandler(why -> body.done.tryFail(cutShort(why)))
        .resume();
    if (request.headers().contains("expect", "100-continue", true)) {
      request.response().writeContinue();
    }
    return body.done.future().onComplete(over -> vertx.cancelTimer(timer));
  }

  @Override
  public void handle(Buffer chunk) {
    if (collected.length() + chunk.length() > limit) {
      done.tryFail(tooLarge(limit));
    } else {
      collected.appendBuffer(chunk);
    }
  }

  /**
   * Lets go of a request that was answered before it was read. What still comes is thrown away for
   * a moment, because closing over unread bytes may take the answer away from the peer.
   */
  static void letGo(Vertx vertx, HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    long timer = vertx.setTimer(LINGER_MILLIS, late -> ConnectionHandler.cut(request.connection()));
    request
        .handler(chunk -> {})
        .exceptionHandler(gone -> vertx.cancelTimer(timer))
        .endHandler(end -> vertx.cancelTimer(timer))
        .resume();
  }

  /** Either the peer went, or what it sends is no body of HTTP: neither is a failure of ours. */
  private static Throwable cutShort(Throwable why) {
    return why instanceof HttpClosedException
        ? why
        : Problem.badInput("The body is not sent as HTTP/1.1 sends one");
  }

  private static Problem tooLarge(int limit) {
    var most = limit < MEBIBYTE ? limit / 1024 + " KiB" : limit / MEBIBYTE + " MB";
    return Problem.tooLarge("We take at most " + most + " in one request");
  }

  private static long declaredLength(HttpServerRequest request) {
    var length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
