package io.promobot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers what bot builders send, whatever they call its type, and a repeated call as the first.
 *
 * @param <T> what is told
 */
final class IntakeHandler<T> implements Handler<RoutingContext> {
  private static final int LARGEST_BODY = 64 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String[] KEYS = {"idempotency-key", "sentry-trace"};

  private final String name;
  private final Function<FormBody, T> reading;
  private final IntakeWorker<T, ?> worker;

  /**
   * @param name keeps its keys apart from those of other intakes
   */
  IntakeHandler(String name, Function<FormBody, T> reading, IntakeWorker<T, ?> worker) {
    this.name = name;
    this.reading = reading;
    this.worker = worker;
  }

  @Override
  public void handle(RoutingContext ctx) {
    RawBodyHandler.read(ctx.vertx(), ctx.request(), LARGEST_BODY, DEADLINE)
        .compose(body -> take(ctx.request(), body))
        .compose(answer -> write(ctx, answer))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Future<Answer> take(HttpServerRequest request, Buffer body) {
    var type = Optional.ofNullable(request.getHeader("content-type"));
    var told = reading.apply(FormBody.read(type, body.getBytes()));
    return worker.take(told, key(request));
  }

  private Optional<String> key(HttpServerRequest request) {
    for (var header : KEYS) {
      var value = request.getHeader(header);
      if (value != null && !value.isBlank()) {
        var whole = name + "\n" + header + "\n" + value.strip();
        return Optional.of(HexFormat.of().formatHex(Tokens.hash(whole)));
      }
    }
    return Optional.empty();
  }

  private static Future<Void> write(RoutingContext ctx, Answer answer) {
    if (ctx.response().closed()) {
      return Future.succeededFuture();
    }
    return ctx.response()
        .setStatusCode(answer.status())
        .putHeader("content-type", "application/json")
        .end(Buffer.buffer(answer.body().getBytes(UTF_8)));
  }
}
