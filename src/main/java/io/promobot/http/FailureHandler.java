package io.promobot.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.campaign.CopyRefused;
import io.promobot.campaign.NoSuchCampaign;
import io.promobot.campaign.NotNow;
import io.promobot.db.BadCursor;
import io.promobot.db.BatchWorker;
import io.promobot.db.Database;
import io.promobot.http.Problem.Mistake;
import io.promobot.segment.ConditionRefused;
import io.promobot.segment.SegmentRefused;
import io.promobot.support.Refused;
import io.promobot.untrusted.Unreadable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The only place that answers with an error: problem+json to the client, the cause to the log once.
 */
public final class FailureHandler implements Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);
  private static final Pattern COUPON = Pattern.compile("/c/[^/]*$");
  private static final Problem DATABASE_AWAY =
      Problem.unavailable("The database does not answer; please try again in a moment");

  private final Counter refused;
  private final Counter ours;

  public FailureHandler(MeterRegistry meters) {
    refused = counter(meters, "4xx");
    ours = counter(meters, "5xx");
  }

  private static Counter counter(MeterRegistry meters, String status) {
    return Counter.builder("promobot.http.failures")
        .description("Requests answered with an error, but for webhooks")
        .tag("status", status)
        .register(meters);
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.failure() instanceof HttpClosedException) {
      log.debug("{} disconnected before the answer was complete", shown(ctx.request().path()));
      return;
    }
    var problem = problem(ctx);
    var requestId = UUID.randomUUID().toString();
    tell(ctx.request(), ctx.failure(), problem, requestId);
    (problem.status() < 500 ? refused : ours).increment();
    var response = ctx.response();
    if (response.headWritten() || response.closed()) {
      response.reset();
      return;
    }
    answer(response, problem, requestId);
    RawBodyHandler.letGo(ctx.vertx(), ctx.request());
  }

  /** Answers requests that never reach a router; anything else their sender sends is not read. */
  void turnAway(HttpServerRequest request, Problem problem) {
    var requestId = UUID.randomUUID().toString();
    tell(request, problem, problem, requestId);
    refused.increment();
    answer(request.response().putHeader("connection", "close"), problem, requestId);
    request.connection().close();
  }

  private static Future<Void> answer(
      HttpServerResponse response, Problem problem, String requestId) {
    problem.headers().forEach(response::putHeader);
    return response
        .setStatusCode(problem.status())
        .putHeader("content-type", "application/problem+json")
        .end(Json.text(body(problem, requestId)));
  }

  private static Problem problem(RoutingContext ctx) {
    var failure = ctx.failure();
    if (failure == null || failure instanceof HttpException) {
      return Problem.ofStatus(ctx.statusCode());
    }
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (failure instanceof BatchWorker.Overloaded) {
      return Problem.unavailable("Too many requests at once; please try again in a moment");
    }
    return expected(failure)
        .orElseGet(() -> Database.unavailable(failure) ? DATABASE_AWAY : Problem.ours());
  }

  /** Refusals of the other packages, in HTTP's terms. */
  private static Optional<Problem> expected(Throwable failure) {
    if (failure instanceof NoSuchCampaign) {
      return Optional.of(Problem.notFound(failure.getMessage()));
    }
    if (failure instanceof NotNow) {
      return Optional.of(Problem.conflict(failure.getMessage()));
    }
    if (failure instanceof CopyRefused refused) {
      return Optional.of(Problem.badInput(refused.mistakes().stream().map(Mistake::of).toList()));
    }
    if (failure instanceof ConditionRefused refused) {
      return Optional.of(Problem.badInput(mistakes(refused)));
    }
    if (failure instanceof SegmentRefused refused) {
      return Optional.of(
          switch (refused.why()) {
            case NO_SUCH -> Problem.notFound(refused.getMessage());
            case NOT_NOW -> Problem.conflict(refused.getMessage());
          });
    }
    if (failure instanceof Refused refused) {
      return Optional.of(refused(refused));
    }
    if (failure instanceof Unreadable unreadable) {
      return Optional.of(Problem.unreadable(unreadable));
    }
    if (failure instanceof BadCursor) {
      return Optional.of(
          Problem.badInput(
              List.of(
                  new Mistake("cursor", "is not valid for this list; start again without it"))));
    }
    return Optional.empty();
  }

  private static List<Mistake> mistakes(ConditionRefused refused) {
    return refused.mistakes().stream()
        .map(each -> new Mistake(each.field(), each.message()))
        .toList();
  }

  private static Problem refused(Refused refused) {
    return switch (refused.why()) {
      case NO_SUCH -> Problem.notFound(refused.getMessage());
      case NOT_NOW -> Problem.conflict(refused.getMessage());
      case BAD_FIELD ->
          Problem.badInput(List.of(new Mistake(refused.field(), refused.getMessage())));
      case MIXED_UP -> Problem.mixedUp(refused.field(), refused.getMessage());
    };
  }

  private static void tell(
      HttpServerRequest request, Throwable failure, Problem problem, String requestId) {
    var what = request.method() + " " + shown(request.path()) + " -> " + problem.status();
    if (Database.unavailable(failure)) {
      // Logged once, by the database's watcher: an outage fails every request.
      line(log.atDebug(), requestId)
          .log("{} (request {}): {}", what, requestId, String.valueOf(failure));
    } else if (problem.status() == 503 && !(failure instanceof Problem)) {
      line(log.atWarn(), requestId)
          .log("{} (request {}): {}", what, requestId, String.valueOf(failure));
    } else if (problem.status() >= 500 && problem.status() != 503) {
      line(log.atError(), requestId).setCause(failure).log("{} (request {})", what, requestId);
    } else {
      // also what we refuse because too much came at once: its sender must not fill the log
      line(log.atDebug(), requestId).log("{} (request {})", what, requestId);
    }
  }

  /** Anyone who knows the end of such an address has the coupon. */
  static String shown(String path) {
    return Json.text(COUPON.matcher(path).replaceFirst("/c/..."));
  }

  /** The id is a field of its own in a JSON log; the text log has it in its words. */
  private static LoggingEventBuilder line(LoggingEventBuilder line, String requestId) {
    return line.addKeyValue("request_id", requestId);
  }

  private static Map<String, Object> body(Problem problem, String requestId) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.getMessage());
    body.put("errors", problem.mistakes());
    body.put("request_id", requestId);
    body.putAll(problem.more());
    return body;
  }
}
