package io.promobot.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Collects one request's body: a limited number of bytes, all of them before a deadline, and only
 * while there is memory for it.
 */
public final class RawBodyHandler implements Handler<Buffer> {
  private static final long LINGER_MILLIS = 500;
  private static final int MEBIBYTE = 1 << 20;

  private final Limits limits;
  private final TrafficHandler traffic;
  private final BodyBudget.Lease lease;
  private final Buffer collected = Buffer.buffer();
  private final Promise<Buffer> done = Promise.promise();

  /** What we accept from whom. */
  public record Limits(int bytes, Duration deadline, BodyBudget.Kind kind) {}

  private RawBodyHandler(Limits limits, TrafficHandler traffic, Context context) {
    this.limits = limits;
    this.traffic = traffic;
    this.lease =
        traffic
            .bodies()
            .lease(limits.kind(), () -> context.runOnContext(lost -> done.tryFail(noRoom())));
  }

  /**
   * The body's bytes; fails with a {@link Problem} when they are too many or too late, or there is
   * no room for them. A webhook's bytes count until it is answered.
   */
  public static Future<Buffer> read(Vertx vertx, HttpServerRequest request, Limits limits) {
    if (declaredLength(request) > limits.bytes()) {
      return Future.failedFuture(tooLarge(limits.bytes()));
    }
    var traffic = TrafficHandler.of(request.connection());
    var body = new RawBodyHandler(limits, traffic, vertx.getOrCreateContext());
    long timer =
        vertx.setTimer(limits.deadline().toMillis(), late -> body.done.tryFail(Problem.late()));
    request
        .handler(body)
        .endHandler(end -> body.done.tryComplete(body.collected))
        .exceptionHandler(why -> body.done.tryFail(cutShort(why)))
        .resume();
    if (request.headers().contains("expect", "100-continue", true)) {
      request.response().writeContinue();
    }
    return body.done.future().onComplete(over -> body.finish(vertx, timer, request));
  }

  private void finish(Vertx vertx, long timer, HttpServerRequest request) {
    vertx.cancelTimer(timer);
    if (limits.kind() == BodyBudget.Kind.WEBHOOK && !request.response().closed()) {
      lease.complete();
      request.response().endHandler(answered -> lease.release());
    } else {
      lease.release();
    }
  }

  @Override
  public void handle(Buffer chunk) {
    traffic.took(chunk.length());
    int length = collected.length() + chunk.length();
    if (length > limits.bytes()) {
      done.tryFail(tooLarge(limits.bytes()));
    } else if (!lease.reach(length)) {
      done.tryFail(noRoom());
    } else {
      collected.appendBuffer(chunk);
    }
  }

  private static Problem noRoom() {
    return Problem.unavailable("Too much data is arriving at once; please try again in a moment");
  }

  /**
   * Discards a request that was answered before it was read. What still comes is thrown away for a
   * moment, because closing with unread bytes may take the answer away from the peer.
   */
  public static void letGo(Vertx vertx, HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    long timer = vertx.setTimer(LINGER_MILLIS, late -> ConnectionHandler.cut(request.connection()));
    var traffic = TrafficHandler.of(request.connection());
    request
        .handler(chunk -> traffic.took(chunk.length()))
        .exceptionHandler(gone -> vertx.cancelTimer(timer))
        .endHandler(end -> vertx.cancelTimer(timer))
        .resume();
  }

  /** Either the peer has gone, or what it sends is not an HTTP body: neither is our fault. */
  private static Throwable cutShort(Throwable why) {
    return why instanceof HttpClosedException
        ? why
        : Problem.badInput("The body is not sent as HTTP/1.1 sends one");
  }

  private static Problem tooLarge(int limit) {
    var most = limit < MEBIBYTE ? limit / 1024 + " KiB" : limit / MEBIBYTE + " MB";
    return Problem.tooLarge("We accept at most " + most + " in one request");
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
