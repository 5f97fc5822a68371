package io.promobot.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.access.Visitor;
import io.promobot.contract.ApiHandler;
import io.promobot.http.BodyBudget;
import io.promobot.http.RawBodyHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers bot builders, whatever content type they claim, and a repeated call like the first.
 *
 * @param <T> what is sent
 */
public final class IntakeHandler<T> implements Handler<RoutingContext> {
  private static final RawBodyHandler.Limits BODY =
      new RawBodyHandler.Limits(64 * 1024, Duration.ofSeconds(10), BodyBudget.Kind.VISITOR);

  private final String name;
  private final Function<FormBody, T> reading;
  private final IntakeWorker<T, ?> worker;

  /**
   * @param name keeps its keys apart from those of other intakes
   */
  public IntakeHandler(String name, Function<FormBody, T> reading, IntakeWorker<T, ?> worker) {
    this.name = name;
    this.reading = reading;
    this.worker = worker;
  }

  @Override
  public void handle(RoutingContext ctx) {
    RawBodyHandler.read(ctx.vertx(), ctx.request(), BODY)
        .compose(body -> take(ctx, body))
        .compose(answer -> write(ctx, answer))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Future<Answer> take(RoutingContext ctx, Buffer body) {
    var type = Optional.ofNullable(ctx.request().getHeader("content-type"));
    var form = FormBody.read(type, body.getBytes());
    return worker.take(reading.apply(form), key(ctx, form));
  }

  private Optional<IntakeKey> key(RoutingContext ctx, FormBody form) {
    Visitor visitor = ctx.get(Visitor.KEY);
    var caller = new IntakeKey.Caller(visitor.key(), name);
    return IntakeKey.of(ctx.request().headers(), caller, form);
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
