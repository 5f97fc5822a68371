package io.promobot;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything one class, or every class, logs while a test listens. */
public final class LogLines implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  private LogLines(Logger logger) {
    this.logger = logger;
  }

  public static LogLines of(Class<?> type) {
    return of(type.getName());
  }

  public static LogLines ofEverything() {
    return of(Logger.ROOT_LOGGER_NAME);
  }

  private static LogLines of(String name) {
    var lines = new LogLines((Logger) LoggerFactory.getLogger(name));
    lines.appender.start();
    lines.logger.addAppender(lines.appender);
    return lines;
  }

  /** What anything logs at ERROR meanwhile. */
  public static LogLines errors() {
    var threshold = new ThresholdFilter();
    threshold.setLevel("ERROR");
    threshold.start();
    var lines = ofEverything();
    lines.appender.addFilter(threshold);
    return lines;
  }

  public List<String> all() {
    return List.copyOf(appender.list).stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
