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

  private LogLines(String name, String level) {
    var threshold = new ThresholdFilter();
    threshold.setLevel(level);
    threshold.start();
    appender.addFilter(threshold);
    appender.start();
    logger = (Logger) LoggerFactory.getLogger(name);
    logger.addAppender(appender);
  }

  public static LogLines of(Class<?> type) {
    return new LogLines(type.getName(), "TRACE");
  }

  public static LogLines ofEverything() {
    return new LogLines(Logger.ROOT_LOGGER_NAME, "TRACE");
  }

  /** What anything logs at ERROR meanwhile. */
  public static LogLines errors() {
    return new LogLines(Logger.ROOT_LOGGER_NAME, "ERROR");
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
