package io.promobot.http;

import java.net.URI;

/** The address by which the world reaches us. */
public record PublicUrl(URI uri) {
  /** Whether visitors use TLS, which something in front of us terminates. */
  public boolean https() {
    return "https".equals(uri.getScheme());
  }

  /** Empty at the root of a host, otherwise such as {@code /bot}. */
  public String path() {
    return uri.getRawPath();
  }
}
