package io.promobot.house;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails the test that blocked an event loop, in this JVM or in a jar it started. */
public final class LoopWatchExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final LinkedBlockingQueue<String> BLOCKED = new LinkedBlockingQueue<>();

  /** Starts with the first class of tests. */
  private static final class Holder {
    private static final boolean STARTED = start();

    private static boolean start() {
      LoopWatch.start(BLOCKED::add);
      return true;
    }
  }

  /** Reports a loop that was blocked in another process. */
  public static void blocked(String line) {
    BLOCKED.add(line);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!Holder.STARTED) {
      throw new IllegalStateException("nobody watches the event loops");
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    failIfBlocked();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    failIfBlocked();
  }

  private static void failIfBlocked() {
    List<String> found = new ArrayList<>();
    BLOCKED.drainTo(found);
    if (!found.isEmpty()) {
      throw new AssertionError("Event loops were blocked: " + String.join("\n", found));
    }
  }
}
