package io.promobot.house;

import java.util.Arrays;
import java.util.Set;

/** What a loop has been doing since we first saw it do that, ignoring what happens only once. */
final class LoopTask {
  private static final long LIMIT_NANOS = 100_000_000;

  /**
   * A class is loaded, linked and set up once, and a server's loops wait for each other once, to
   * bind its port; no stranger can make it happen again.
   */
  private static final Set<String> ONCE =
      Set.of("loadClass", "defineClass", "<clinit>", "linkCallSite", "linkMethod", "bind");

  private final long began;
  private long cpuSeen;
  private long worked;
  private long waited;
  private boolean told;

  LoopTask(long began, long cpuNow) {
    this.began = began;
    this.cpuSeen = cpuNow;
  }

  long began() {
    return began;
  }

  boolean told() {
    return told;
  }

  /**
   * Whether it has taken too long by now. What the loop is seen doing counts for all the time since
   * the last look.
   */
  boolean isTooLong(long cpuNow, long waitedSince, StackTraceElement[] stack) {
    if (Arrays.stream(stack).noneMatch(frame -> ONCE.contains(frame.getMethodName()))) {
      worked += cpuNow - cpuSeen;
      waited += waitedSince;
    }
    cpuSeen = cpuNow;
    told = Math.max(worked, waited) > LIMIT_NANOS;
    return told;
  }

  @Override
  public String toString() {
    return "computed for %d ms and waited for %d ms in one task"
        .formatted(worked / 1_000_000, waited / 1_000_000);
  }
}
