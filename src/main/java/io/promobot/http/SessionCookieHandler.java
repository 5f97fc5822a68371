package io.promobot.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** The cookie that carries a session's id; behind TLS its name forbids other hosts to set it. */
final class SessionCookieHandler {
  private static final long KEPT_SECONDS = Duration.ofDays(30).toSeconds();

  private final boolean https;
  private final String name;

  SessionCookieHandler(boolean https) {
    this.https = https;
    this.name = https ? "__Host-promobot" : "promobot";
  }

  Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  void set(HttpServerRequest request, String id) {
    request.response().addCookie(cookie(id).setMaxAge(KEPT_SECONDS));
  }

  void remove(HttpServerRequest request) {
    request.response().addCookie(cookie("").setMaxAge(0));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(https);
  }
}
