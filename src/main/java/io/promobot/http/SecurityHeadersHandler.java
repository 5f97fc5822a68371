package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells browsers what our pages may do, which is little. */
public final class SecurityHeadersHandler implements Handler<RoutingContext> {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  /** The same for a page that other pages of ours show in a frame. */
  static final String FRAMED_BY_US =
      POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  /** The same for the page that reads codes with a camera. */
  static final String WITH_CAMERA = PERMISSIONS.replace("camera=()", "camera=(self)");

  private final Map<String, String> headers = new LinkedHashMap<>();

  public SecurityHeadersHandler(boolean https) {
    headers.put("content-security-policy", POLICY);
    headers.put("x-content-type-options", "nosniff");
    headers.put("referrer-policy", "no-referrer");
    headers.put("permissions-policy", PERMISSIONS);
    headers.put("cross-origin-opener-policy", "same-origin");
    if (https) {
      headers.put("strict-transport-security", "max-age=31536000");
    }
  }

  @Override
  public void handle(RoutingContext ctx) {
    headers.forEach(ctx.response()::putHeader);
    if (ctx.request().method().equals(HttpMethod.TRACE)) {
      ctx.fail(Problem.wrongMethod("GET, POST, PATCH, DELETE"));
    } else {
      ctx.next();
    }
  }
}
