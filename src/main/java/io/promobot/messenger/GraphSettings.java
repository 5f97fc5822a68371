package io.promobot.messenger;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the Graph API, and with which credentials.
 *
 * @param base scheme, host and optional path, without the version
 * @param timeout within which a send must be answered; then the exchange is cut
 */
public record GraphSettings(
    URI base, String version, String token, Optional<String> appSecret, Duration timeout) {

  @Override
  public String toString() {
    return "GraphSettings[" + base + ", " + version + ", token ***, timeout " + timeout + "]";
  }
}
