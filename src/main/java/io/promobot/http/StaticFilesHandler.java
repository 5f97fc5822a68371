package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dashboard and its images, served from the jar. */
public final class StaticFilesHandler implements Handler<RoutingContext> {
  private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9/_-]*");

  /** Programs use these paths; a browser that gets there by mistake is told so. */
  private static final Pattern NO_PAGE =
      Pattern.compile("/(api|assets|webhooks|health|metrics|simulator|r)(/.*)?");

  /** Other sites load these from their own pages. */
  private static final Pattern FOR_ANY_SITE =
      Pattern.compile("/chat(-panel)?\\.js|/assets/chat-.*|/images/.*");

  /** The chat as a page of its own. */
  private static final Pattern CHAT = Pattern.compile("/chat/?");

  /** What staff have open at the counter. */
  private static final Pattern TILL = Pattern.compile("/till/?");

  private static final String IMAGES = "/images/";
  private static final String HASHED = "/assets/";

  private final WebFiles web;
  private final WebFiles images;

  public StaticFilesHandler(WebFiles web, WebFiles images) {
    this.web = web;
    this.images = images;
  }

  @Override
  public void handle(RoutingContext ctx) {
    var request = ctx.request();
    var path = request.path();
    boolean reading =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    if (path == null || !reading) {
      ctx.next();
      return;
    }
    if (FOR_ANY_SITE.matcher(path).matches()) {
      ctx.response()
          .putHeader("access-control-allow-origin", "*")
          .putHeader("cross-origin-resource-policy", "cross-origin");
    }
    if (path.startsWith(IMAGES)) {
      send(ctx, images, path.substring(IMAGES.length()), "public, max-age=86400");
    } else if (CHAT.matcher(path).matches()) {
      send(ctx, web, "chat.html", "no-cache");
    } else if (TILL.matcher(path).matches()) {
      ctx.response().putHeader("permissions-policy", SecurityHeadersHandler.WITH_CAMERA);
      send(ctx, web, WebFiles.TILL, "no-cache");
    } else if (page(path) && Accept.html(request.headers().getAll("accept"))) {
      ctx.response().putHeader("vary", "accept, accept-encoding");
      send(ctx, web, "index.html", "no-cache");
    } else {
      send(ctx, web, path.substring(1), caching(path));
    }
  }

  private static boolean page(String path) {
    return PAGE.matcher(path).matches() && !NO_PAGE.matcher(path).matches();
  }

  private static String caching(String path) {
    if (path.startsWith(HASHED)) {
      return "public, max-age=31536000, immutable";
    }
    if (FOR_ANY_SITE.matcher(path).matches()) {
      return "public, max-age=300";
    }
    return path.endsWith(".html") ? "no-cache" : "public, max-age=3600";
  }

  /** Leaves the request to the next handler when there is no such file. */
  static void send(RoutingContext ctx, WebFiles files, String name, String caching) {
    var type = WebFiles.type(name);
    var plain = files.bytes(name);
    if (type.isEmpty() || plain.isEmpty()) {
      ctx.next();
      return;
    }
    var response = ctx.response();
    if (!response.headers().contains("vary")) {
      response.putHeader("vary", "accept-encoding");
    }
    var encoding = encoding(ctx.request(), files, name);
    encoding.ifPresent(by -> response.putHeader("content-encoding", by.header()));
    byte[] bytes = encoding.flatMap(by -> files.bytes(name + by.suffix())).orElse(plain.get());
    response
        .putHeader("content-type", type.get())
        .putHeader("cache-control", caching)
        .putHeader("content-length", String.valueOf(bytes.length));
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(bytes));
    }
  }

  private record Encoding(String header, String suffix) {}

  private static Optional<Encoding> encoding(
      HttpServerRequest request, WebFiles files, String name) {
    var accepted = Optional.ofNullable(request.getHeader("accept-encoding")).orElse("");
    for (var encoding : new Encoding[] {new Encoding("br", ".br"), new Encoding("gzip", ".gz")}) {
      if (Accept.encoding(accepted, encoding.header())
          && files.bytes(name + encoding.suffix()).isPresent()) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }
}
