package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses changes that a page of somebody else makes a browser ask for. */
final class SameSiteHandler implements Handler<RoutingContext> {
  private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> OUR_FETCHES = Set.of("same-origin", "none");

  private final String publicAuthority;

  SameSiteHandler(URI publicUrl) {
    this.publicAuthority = publicUrl.getAuthority();
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (allows(ctx.request())) {
      ctx.next();
    } else {
      ctx.fail(foreign());
    }
  }

  boolean allows(HttpServerRequest request) {
    boolean byScript = request.headers().contains("authorization");
    return HARMLESS.contains(request.method()) || byScript || fromHere(request);
  }

  static Problem foreign() {
    return Problem.refused("Changes are taken from promobot's own pages only");
  }

  private boolean fromHere(HttpServerRequest request) {
    var site = Optional.ofNullable(request.getHeader("sec-fetch-site"));
    var origin = Optional.ofNullable(request.getHeader("origin"));
    return site.map(OUR_FETCHES::contains).orElse(true)
        && origin.map(from -> ours(from, request.getHeader("host"))).orElse(true);
  }

  private boolean ours(String origin, String host) {
    int slashes = origin.indexOf("://");
    if (slashes < 0) {
      return false;
    }
    var authority = origin.substring(slashes + 3).toLowerCase(Locale.ROOT);
    return authority.equalsIgnoreCase(host) || authority.equalsIgnoreCase(publicAuthority);
  }
}
