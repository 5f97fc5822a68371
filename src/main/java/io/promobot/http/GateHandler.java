package io.promobot.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/** Lets only requests through that can be read; whatever else comes never sees a router. */
final class GateHandler implements Handler<HttpServerRequest> {
  private final FailureHandler failures;
  private final Handler<HttpServerRequest> inside;

  GateHandler(FailureHandler failures, Handler<HttpServerRequest> inside) {
    this.failures = failures;
    this.inside = inside;
  }

  @Override
  public void handle(HttpServerRequest request) {
    problem(request)
        .ifPresentOrElse(
            problem -> failures.turnAway(request, problem), () -> inside.handle(request));
  }

  private static Optional<Problem> problem(HttpServerRequest request) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(undecoded(request.decoderResult().cause()));
    }
    if (request.version() == null) {
      return Optional.of(Problem.badInput("We speak HTTP/1.1"));
    }
    boolean hostNeeded = request.version() != HttpVersion.HTTP_1_0;
    return RequestHead.wrongTarget(request.uri())
        .or(() -> RequestHead.wrongHost(request.headers().getAll("host"), hostNeeded))
        .or(() -> RequestHead.wrongEncoding(request.headers().getAll("transfer-encoding")))
        .map(Problem::badInput);
  }

  private static Problem undecoded(Throwable why) {
    if (why instanceof TooLongHttpLineException) {
      return Problem.addressTooLong();
    }
    return why instanceof TooLongHttpHeaderException
        ? Problem.headersTooLarge()
        : Problem.badInput("This is not a valid HTTP/1.1 request");
  }
}
