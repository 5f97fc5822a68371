package io.promobot.chat;

import io.promobot.contract.ApiHandler;
import io.promobot.http.Problem;
import io.promobot.http.SiteRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Lets the owner's sites use the chat from a browser, and nobody else's (CORS). */
public final class ChatSiteHandler implements SiteRoutes {
  private static final String PATHS = "/api/v1/chat/*";
  private static final String OFF = "chat is switched off";

  /** People may read and erase what is stored about them however long the chat has been off. */
  private static final Set<String> OPEN_WHILE_ON = Set.of("/visitors", "/stream");

  private final WebsiteStore store;
  private final Optional<String> ours;

  /** {@code publicUrl} is our own address. */
  public ChatSiteHandler(WebsiteStore store, URI publicUrl) {
    this.store = store;
    this.ours = WebsiteHandler.origin(publicUrl.toString());
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    router.route(PATHS).handler(this::handle);
  }

  private void handle(RoutingContext ctx) {
    // a body that arrived while nobody reads it would be lost; its reader resumes
    ctx.request().pause();
    store
        .website()
        .onSuccess(website -> handle(ctx, website))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private void handle(RoutingContext ctx, Website website) {
    String from = ctx.request().getHeader("origin");
    if (from != null) {
      ctx.response()
          .putHeader("vary", "Origin")
          .putHeader("access-control-allow-origin", from)
          .putHeader("access-control-expose-headers", "Retry-After");
    }
    if (from != null && !allowed(from, ctx, website)) {
      ctx.fail(
          Problem.refused(
              "The chat may not be shown on %s; add this address under Settings, Website chat"
                  .formatted(WebsiteHandler.origin(from).orElse("this site"))));
    } else if (ctx.request().method().equals(HttpMethod.OPTIONS)) {
      allow(ctx.response());
    } else if (!website.on() && OPEN_WHILE_ON.stream().anyMatch(ctx.request().path()::endsWith)) {
      ctx.fail(switchedOff());
    } else {
      ctx.put(OFF, !website.on());
      ctx.next();
    }
  }

  /** Whether this request came while the chat is switched off. */
  static boolean isOff(RoutingContext ctx) {
    return ctx.get(OFF, false);
  }

  static Problem switchedOff() {
    return Problem.notFound("The shop has switched its chat off");
  }

  private boolean allowed(String from, RoutingContext ctx, Website website) {
    Optional<String> origin = WebsiteHandler.origin(from);
    return origin.isPresent()
        && (website.sites().contains(origin.get())
            || origin.equals(ours)
            || own(origin.get(), ctx));
  }

  /** Our own pages, whatever name this server was reached by. */
  private static boolean own(String origin, RoutingContext ctx) {
    String host = ctx.request().getHeader("host");
    return origin.equals("https://" + host) || origin.equals("http://" + host);
  }

  private static void allow(HttpServerResponse response) {
    response
        .setStatusCode(204)
        .putHeader("access-control-allow-methods", "GET, POST")
        .putHeader("access-control-allow-headers", "authorization, content-type, last-event-id")
        .putHeader("access-control-max-age", "600")
        .end();
  }
}
