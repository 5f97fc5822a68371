package io.promobot.access;

import io.promobot.contact.Endpoint;
import io.promobot.contact.WebAddress;
import io.promobot.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Refuses changes that somebody else's page makes a browser send. */
public final class SameSiteHandler implements Handler<RoutingContext> {
  private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Visitors of the owner's sites; no cookie counts there, and the chat checks the site itself. */
  private static final String CHAT = "/api/v1/chat/";

  private static final Set<String> OUR_FETCHES = Set.of("same-origin", "none");

  private final Optional<String> publicAuthority;

  public SameSiteHandler(URI publicUrl) {
    this.publicAuthority = authority(publicUrl, publicUrl.getScheme());
  }

  private static Optional<String> authority(URI url, String scheme) {
    return Endpoint.of(url).map(endpoint -> endpoint.authority(scheme));
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.normalizedPath().startsWith(CHAT) || allows(ctx.request())) {
      ctx.next();
    } else {
      ctx.fail(foreign());
    }
  }

  public boolean allows(HttpServerRequest request) {
    boolean byScript = request.headers().contains("authorization");
    return HARMLESS.contains(request.method()) || byScript || fromHere(request);
  }

  public static Problem foreign() {
    return Problem.refused("Changes are accepted from promobot's own pages only");
  }

  private boolean fromHere(HttpServerRequest request) {
    var site = Optional.ofNullable(request.getHeader("sec-fetch-site"));
    var origin = Optional.ofNullable(request.getHeader("origin"));
    return site.map(OUR_FETCHES::contains).orElse(true)
        && origin.map(from -> ours(from, request.getHeader("host"))).orElse(true);
  }

  /** Browsers leave out the usual port, but some proxies add it. */
  private boolean ours(String origin, String host) {
    var from = WebAddress.read(origin);
    if (from.isEmpty()) {
      return false;
    }
    var scheme = from.get().getScheme();
    var authority = authority(from.get(), scheme);
    var here = Optional.ofNullable(host).flatMap(Endpoint::read).map(end -> end.authority(scheme));
    return authority.equals(here) || authority.equals(publicAuthority);
  }
}
