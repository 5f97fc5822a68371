package io.promobot.http;

import io.netty.util.internal.PlatformDependent;

/**
 * How much memory the outside world may use at once, depending on what the JVM has.
 *
 * @param connections open at once
 * @param bodies bytes of request bodies being read
 * @param held bytes of requests not being handled yet: heads, and bodies that wait
 * @param queued bytes of answers that their readers have not received
 */
public record Capacity(int connections, long bodies, long held, long queued) {
  /** As many visitors as may chat at once, and everybody else. */
  private static final int MOST_CONNECTIONS = 12_000;

  /** What an open connection costs, its buffers included. */
  private static final int CONNECTION_HEAP = 64 * 1024;

  private static final int CONNECTION_DIRECT = 24 * 1024;

  public static Capacity here() {
    return of(Runtime.getRuntime().maxMemory(), PlatformDependent.maxDirectMemory());
  }

  public static Capacity of(long heap, long direct) {
    long connections = Math.min(heap / CONNECTION_HEAP, direct / CONNECTION_DIRECT);
    return new Capacity(
        (int) Math.min(MOST_CONNECTIONS, connections), heap / 4, heap / 16, direct / 4);
  }

  public Capacity withConnections(int most) {
    return new Capacity(most, bodies, held, queued);
  }

  /** One of this many equal parts; connections are counted over all of them. */
  Capacity part(int parts) {
    return new Capacity(connections, bodies, held / parts, queued / parts);
  }
}
