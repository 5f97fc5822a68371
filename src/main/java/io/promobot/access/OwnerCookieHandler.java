package io.promobot.access;

import io.promobot.http.PublicUrl;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie of the owner's browser; behind TLS its name prevents other hosts, and below a path
 * scripts of plain pages, from setting it.
 */
public final class OwnerCookieHandler {
  private static final Duration SESSION_KEPT = Duration.ofDays(30);
  private static final Duration DEVICE_KEPT = Duration.ofDays(365);

  private final PublicUrl url;
  private final String name;
  private final Duration kept;

  private OwnerCookieHandler(String name, Duration kept, PublicUrl url) {
    String prefix = url.path().isEmpty() ? "__Host-" : "__Secure-";
    this.name = (url.https() ? prefix : "") + name;
    this.kept = kept;
    this.url = url;
  }

  /** Carries a session's id. */
  public static OwnerCookieHandler session(PublicUrl url) {
    return new OwnerCookieHandler("promobot", SESSION_KEPT, url);
  }

  /** Shows that somebody has signed in with this browser before. */
  static OwnerCookieHandler device(PublicUrl url) {
    return new OwnerCookieHandler("promobot-device", DEVICE_KEPT, url);
  }

  public Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  void set(HttpServerRequest request, String value) {
    request.response().addCookie(cookie(value).setMaxAge(kept.toSeconds()));
  }

  void remove(HttpServerRequest request) {
    request.response().addCookie(cookie("").setMaxAge(0));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(name, value)
        .setPath(url.path().isEmpty() ? "/" : url.path())
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(url.https());
  }
}
