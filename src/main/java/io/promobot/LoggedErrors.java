package io.promobot;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what libraries print to standard error, a stack trace as one event, so that every line of
 * our output has the configured format.
 */
final class LoggedErrors extends OutputStream {
  private static final Logger log = LoggerFactory.getLogger("stderr");
  private static final int LONGEST = 16_384;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder event = new StringBuilder();
  private final Executor later;
  private long written;

  /**
   * @param later runs a moment after a line, when a stack trace would have continued
   */
  LoggedErrors(Executor later) {
    this.later = later;
  }

  /** From now on, for the whole process, to the last line before it exits. */
  static LoggedErrors capture() {
    var soon = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
    var errors = new LoggedErrors(soon);
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    Runtime.getRuntime().addShutdownHook(new Thread(errors::close, "last errors"));
    return errors;
  }

  @Override
  public synchronized void write(int letter) {
    if (letter == '\n') {
      ended(line.toString(StandardCharsets.UTF_8).stripTrailing());
      line.reset();
    } else if (line.size() < LONGEST) {
      line.write(letter);
    }
  }

  private void ended(String text) {
    if (!goesOn(text)) {
      log();
    }
    if (event.length() + text.length() < LONGEST) {
      event.append(event.isEmpty() ? "" : "\n").append(text);
    }
    long mark = ++written;
    later.execute(() -> logSince(mark));
  }

  private static boolean goesOn(String text) {
    return text.startsWith("\t") || text.startsWith(" ") || text.startsWith("Caused by: ");
  }

  private synchronized void logSince(long mark) {
    if (mark == written) {
      log();
    }
  }

  /**
   * Logs what has come so far, because there may be no later. Anything after it is handled as
   * before.
   */
  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      write('\n');
    }
    log();
  }

  private void log() {
    if (!event.toString().isBlank()) {
      log.warn("{}", event);
    }
    event.setLength(0);
  }
}
