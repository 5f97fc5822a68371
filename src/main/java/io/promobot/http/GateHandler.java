package io.promobot.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.promobot.http.RequestHead.Target;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import java.util.Optional;

/** Admits only requests that can be read; anything else never reaches a router. */
public final class GateHandler implements Handler<HttpServerRequest> {
  private final FailureHandler failures;
  private final Handler<HttpServerRequest> inside;

  public GateHandler(FailureHandler failures, Handler<HttpServerRequest> inside) {
    this.failures = failures;
    this.inside = inside;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var target = Target.of(request.uri());
    problem(request, target)
        .ifPresentOrElse(
            problem -> failures.turnAway(request, problem), () -> enter(request, target));
  }

  /** The host of a URL takes precedence over the Host header. */
  private void enter(HttpServerRequest request, Target target) {
    target.authority().ifPresent(host -> request.headers().set("host", host));
    inside.handle(
        target.authority().isPresent()
            ? new Rooted((HttpServerRequestInternal) request, target)
            : request);
  }

  /** A request for a URL, as if only its path had been requested. */
  private static final class Rooted extends HttpServerRequestWrapper {
    private final Target target;

    Rooted(HttpServerRequestInternal request, Target target) {
      super(request);
      this.target = target;
    }

    @Override
    public String uri() {
      return target.pathAndQuery();
    }

    @Override
    public String path() {
      return target.path();
    }
  }

  private static Optional<Problem> problem(HttpServerRequest request, Target target) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(undecoded(request.decoderResult().cause()));
    }
    if (request.version() == null) {
      return Optional.of(Problem.badInput("We speak HTTP/1.1"));
    }
    boolean hostNeeded = request.version() != HttpVersion.HTTP_1_0;
    return RequestHead.wrongTarget(target)
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
