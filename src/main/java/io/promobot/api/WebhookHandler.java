package io.promobot.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.api.WebhookCounts.Outcome;
import io.promobot.http.BodyBudget;
import io.promobot.http.Problem;
import io.promobot.http.RawBodyHandler;
import io.promobot.inbox.WebhookInbox;
import io.promobot.messenger.NotJson;
import io.promobot.messenger.Signature;
import io.promobot.messenger.TooManyItems;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts Messenger's events: refuses unsigned bodies before reading them, checks the signature
 * over the raw bytes, and acknowledges once the events are stored.
 */
public final class WebhookHandler implements Handler<HttpServerRequest> {
  private static final Logger log = LoggerFactory.getLogger(WebhookHandler.class);
  private static final String SIGNATURE = "x-hub-signature-256";
  private static final String PREFIX = "sha256=";
  private static final int SIGNATURE_LENGTH = PREFIX.length() + 64;
  private static final int LARGEST_BODY = 1024 * 1024;

  private final Vertx vertx;
  private final Signature signature;
  private final WebhookInbox inbox;
  private final WebhookCounts counts;
  private final RawBodyHandler.Limits limits;

  /** Accepts bodies that arrive within five seconds. */
  public WebhookHandler(
      Vertx vertx, Signature signature, WebhookInbox inbox, MeterRegistry meters) {
    this(vertx, signature, inbox, meters, Duration.ofSeconds(5));
  }

  WebhookHandler(
      Vertx vertx,
      Signature signature,
      WebhookInbox inbox,
      MeterRegistry meters,
      Duration bodyDeadline) {
    this.vertx = vertx;
    this.signature = signature;
    this.inbox = inbox;
    this.counts = new WebhookCounts(meters);
    this.limits = new RawBodyHandler.Limits(LARGEST_BODY, bodyDeadline, BodyBudget.Kind.WEBHOOK);
  }

  @Override
  public void handle(HttpServerRequest request) {
    var header = request.getHeader(SIGNATURE);
    if (header == null || !wellFormed(header)) {
      refuse(request, 403, Outcome.UNSIGNED);
      return;
    }
    long came = System.nanoTime();
    RawBodyHandler.read(vertx, request, limits)
        .onComplete(
            body -> check(request, header, body.getBytes(), came),
            why -> refuseUnread(request, why));
  }

  private static boolean wellFormed(String header) {
    if (header.length() != SIGNATURE_LENGTH || !header.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < SIGNATURE_LENGTH; i++) {
      char c = header.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private void check(HttpServerRequest request, String header, byte[] body, long came) {
    if (signature.accepts(header, body)) {
      inbox
          .receive(body)
          .onComplete(kept -> accept(request, came), why -> answerFailure(request, why));
    } else {
      refuse(request, 403, Outcome.WRONG_SIGNATURE);
    }
  }

  private void accept(HttpServerRequest request, long came) {
    counts.accepted(System.nanoTime() - came);
    if (!request.response().closed()) {
      request.response().putHeader("content-type", "text/plain").end("EVENT_RECEIVED");
    }
  }

  /** Everything that is not the sender's fault must make the sender retry later. */
  private void answerFailure(HttpServerRequest request, Throwable why) {
    if (why instanceof NotJson) {
      refuse(request, 400, Outcome.NOT_JSON);
    } else if (why instanceof TooManyItems) {
      refuse(request, 413, Outcome.TOO_LARGE);
    } else {
      log.debug("A webhook could not be saved; its sender will retry", why);
      later(request);
    }
  }

  private void later(HttpServerRequest request) {
    request.response().putHeader("retry-after", "1");
    refuse(request, 503, Outcome.NOT_KEPT);
  }

  private void refuseUnread(HttpServerRequest request, Throwable why) {
    if (why instanceof Problem problem) {
      switch (problem.status()) {
        case 400 -> refuse(request, 400, Outcome.NOT_JSON);
        case 408 -> refuse(request, 408, Outcome.TOO_SLOW);
        case 413 -> refuse(request, 413, Outcome.TOO_LARGE);
        default -> later(request);
      }
    }
    // otherwise the peer has gone
  }

  private void refuse(HttpServerRequest request, int status, Outcome outcome) {
    counts.count(outcome);
    if (!request.response().closed()) {
      request.response().setStatusCode(status).end();
      RawBodyHandler.letGo(vertx, request);
    }
  }
}
