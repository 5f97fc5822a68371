package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import io.vertx.ext.web.RoutingContext;

/**
 * Removes the path of PUBLIC_URL from requests. Proxies differ in whether they have already done
 * so; requests without it are served as well.
 */
public final class BasePathHandler implements Handler<HttpServerRequest> {
  private final String base;
  private final Handler<HttpServerRequest> next;

  private BasePathHandler(String base, Handler<HttpServerRequest> next) {
    this.base = base;
    this.next = next;
  }

  /**
   * The same handler where there is no such path.
   *
   * @param base such as {@code /bot}
   */
  public static Handler<HttpServerRequest> below(String base, Handler<HttpServerRequest> next) {
    return base.isEmpty() ? next : new BasePathHandler(base, next);
  }

  @Override
  public void handle(HttpServerRequest request) {
    next.handle(
        below(request.path()) ? new Below((HttpServerRequestInternal) request, base) : request);
  }

  private boolean below(String path) {
    return path != null
        && path.startsWith(base)
        && (path.length() == base.length() || path.charAt(base.length()) == '/');
  }

  /** Locations in answers are below the path. */
  public static void moveLocation(RoutingContext ctx, String base) {
    ctx.addHeadersEndHandler(
        sending -> {
          var headers = ctx.response().headers();
          var location = headers.get("location");
          if (location != null && location.startsWith("/")) {
            headers.set("location", base + location);
          }
        });
    ctx.next();
  }

  /** The request as it would be at the root. */
  private static final class Below extends HttpServerRequestWrapper {
    private final String base;

    Below(HttpServerRequestInternal request, String base) {
      super(request);
      this.base = base;
    }

    @Override
    public String path() {
      return rooted(super.path());
    }

    @Override
    public String uri() {
      return rooted(super.uri());
    }

    private String rooted(String uri) {
      if (!uri.startsWith(base)) {
        return uri;
      }
      var rest = uri.substring(base.length());
      return rest.startsWith("/") ? rest : "/" + rest;
    }
  }
}
