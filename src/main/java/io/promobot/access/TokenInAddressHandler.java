package io.promobot.access;

import io.promobot.http.CallerThrottle;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns everybody concerned that the API token was sent in an address, where logs keep it: this is
 * the last release that accepts it there.
 */
public final class TokenInAddressHandler implements Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger(TokenInAddressHandler.class);
  private static final String ONCE = "once";
  private static final double AN_HOUR = 1.0 / 3600;

  /** RFC 9745: the date of deprecation, here 2026-12-01. */
  private static final String SINCE = "@1796083200";

  private final TokenWorker tokens;
  private final CallerThrottle hourly;

  public TokenInAddressHandler(Access access) {
    this.tokens = access.owner().tokens();
    this.hourly = new CallerThrottle(1, AN_HOUR, access.nanos());
  }

  @Override
  public void handle(RoutingContext ctx) {
    ctx.response()
        .putHeader("deprecation", SINCE)
        .putHeader(
            "warning", "299 promobot \"Use BOT_TOKEN: the next release refuses this token here\"");
    if (hourly.take(ONCE).isEmpty()) {
      log.warn(
          "A bot sends the API token in the address of {}. Give it the bot's token (BOT_TOKEN, or"
              + " Settings): the next release refuses the API token there",
          ctx.request().path());
      tokens.seenInAddress().onFailure(cause -> log.debug("not noted", cause));
    }
  }
}
