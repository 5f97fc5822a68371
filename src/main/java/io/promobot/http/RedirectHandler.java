package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Leads from a link in a message to the page of the owner's, and counts the tap on the way. */
public final class RedirectHandler implements Handler<RoutingContext> {
  private final Links links;

  /** The links of ours, by their tokens. */
  @FunctionalInterface
  public interface Links {

    /** Counts the tap; answers where it leads, empty when the link is not one of ours. */
    Future<Optional<String>> open(String token);
  }

  RedirectHandler(Links links) {
    this.links = links;
  }

  @Override
  public void handle(RoutingContext ctx) {
    links
        .open(ctx.pathParam("token"))
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such link")))
        .onSuccess(address -> lead(ctx, address))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private static void lead(RoutingContext ctx, String address) {
    ctx.response()
        .setStatusCode(302)
        .putHeader("location", address)
        .putHeader("cache-control", "no-store")
        .putHeader("referrer-policy", "no-referrer")
        .end();
  }
}
