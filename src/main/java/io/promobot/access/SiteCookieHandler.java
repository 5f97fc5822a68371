package io.promobot.access;

import io.promobot.http.PublicUrl;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie of the owner's browser, or of a till's; behind TLS its name prevents other hosts, and
 * below a path scripts of plain pages, from setting it.
 */
public final class SiteCookieHandler {
  private static final Duration SESSION_KEPT = Duration.ofDays(30);
  private static final Duration DEVICE_KEPT = DeviceId.VALID;

  private final PublicUrl url;
  private final String name;
  private final Duration kept;
  private final CookieSameSite sent;

  private SiteCookieHandler(String name, Duration kept, CookieSameSite sent, PublicUrl url) {
    String prefix = url.path().isEmpty() ? "__Host-" : "__Secure-";
    this.name = (url.https() ? prefix : "") + name;
    this.kept = kept;
    this.sent = sent;
    this.url = url;
  }

  /** Carries a session's id. */
  public static SiteCookieHandler session(PublicUrl url) {
    return new SiteCookieHandler("promobot", SESSION_KEPT, CookieSameSite.LAX, url);
  }

  /** Shows that somebody has signed in with this browser before. */
  static SiteCookieHandler device(PublicUrl url) {
    return new SiteCookieHandler("promobot-device", DEVICE_KEPT, CookieSameSite.LAX, url);
  }

  /** Carries the id of a session at a till, which needs no links from elsewhere. */
  public static SiteCookieHandler till(PublicUrl url) {
    return new SiteCookieHandler("promobot-till", DEVICE_KEPT, CookieSameSite.STRICT, url);
  }

  /** Shows that somebody has signed in at a till with this browser before. */
  public static SiteCookieHandler tillDevice(PublicUrl url) {
    return new SiteCookieHandler("promobot-till-device", DEVICE_KEPT, CookieSameSite.STRICT, url);
  }

  public Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  public void set(HttpServerRequest request, String value) {
    request.response().addCookie(cookie(value).setMaxAge(kept.toSeconds()));
  }

  public void remove(HttpServerRequest request) {
    request.response().addCookie(cookie("").setMaxAge(0));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(name, value)
        .setPath(url.path().isEmpty() ? "/" : url.path())
        .setHttpOnly(true)
        .setSameSite(sent)
        .setSecure(url.https());
  }
}
