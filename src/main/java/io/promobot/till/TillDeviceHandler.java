package io.promobot.till;

import io.promobot.access.DeviceId;
import io.promobot.access.SiteCookieHandler;
import io.promobot.access.Tokens;
import io.promobot.http.PublicUrl;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows browsers in which somebody has signed in at a till: for a year since the last time, and
 * only as long as that till has the same PIN, so that who left becomes a stranger with a new one.
 */
final class TillDeviceHandler {
  private static final int LONGEST = 200;
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18})\\.(.+)");

  private final TillSessionStore tills;
  private final SiteCookieHandler cookie;
  private final InstantSource clock;

  TillDeviceHandler(TillSessionStore tills, PublicUrl url, InstantSource clock) {
    this.tills = tills;
    this.cookie = SiteCookieHandler.tillDevice(url);
    this.clock = clock;
  }

  /** The browser's name; empty when we do not know it. */
  Future<Optional<String>> name(HttpServerRequest request) {
    Matcher parts =
        WRITTEN.matcher(
            cookie.read(request).filter(brought -> brought.length() <= LONGEST).orElse(""));
    return parts.matches()
        ? key(Long.parseLong(parts.group(1)))
            .map(found -> found.flatMap(key -> DeviceId.read(parts.group(2), key, clock.instant())))
        : Future.succeededFuture(Optional.empty());
  }

  /** So that this browser, by the name it has or a new one, is known when it signs in again. */
  Future<Void> remember(HttpServerRequest request, TillSession till, Optional<String> name) {
    return key(till.till())
        .onSuccess(
            found ->
                found.ifPresent(
                    key ->
                        cookie.set(
                            request,
                            till.till()
                                + "."
                                + DeviceId.signed(
                                    name.orElseGet(Tokens::fresh), key, clock.instant()))))
        .mapEmpty();
  }

  private Future<Optional<String>> key(long till) {
    return tills.pinHash(till).map(found -> found.map(HexFormat.of()::formatHex));
  }
}
