package io.promobot.http;

import java.net.URI;
import java.time.Duration;

/** Where we listen, how the world reaches us, and how much load we accept. */
public record HttpSettings(
    String bind, int port, URI publicUrl, Capacity capacity, int eventLoops, Patience patience) {
  public HttpSettings(String bind, int port, URI publicUrl) {
    this(
        bind,
        port,
        publicUrl,
        Capacity.here(),
        Runtime.getRuntime().availableProcessors(),
        Patience.USUAL);
  }

  /**
   * Our time limits.
   *
   * @param firstRequest for a new connection's first request
   * @param request for a request and its answer together, and then for the next request
   * @param reading for a peer to take a part of its answer. A proxy on the same machine that reads
   *     for somebody at 20 KB/s takes 100 KB every six seconds, as loopback packets are that large
   * @param grace for what is in flight when we stop
   */
  public record Patience(
      Duration firstRequest, Duration request, Duration reading, Duration grace) {
    public static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(75),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
  }
}
