package io.promobot.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;
import net.logstash.logback.stacktrace.ShortenedThrowableConverter;

/**
 * What is logged, and how; logback finds it by {@code META-INF/services}. In Java, because parsing
 * a {@code logback.xml} would delay the first line of each start.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  /** Line breaks become spaces: one event is one line, whatever a stranger wrote. */
  private static final String PATTERN =
      "%d{HH:mm:ss.SSS} %-5level %logger{0}: "
          + "%replace(%replace(%msg%n%ex{8}){'\\s+$',''}){'\\s*[\\r\\n]+\\s*',' | '}%nopex%n";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    Encoder<ILoggingEvent> encoder = LogFormat.chosen() == LogFormat.JSON ? json() : text();
    encoder.setContext(context);
    encoder.start();
    var stdout = new ConsoleAppender<ILoggingEvent>();
    stdout.setContext(context);
    stdout.setEncoder(encoder);
    stdout.start();

    var root = context.getLogger("ROOT");
    root.setLevel(Level.WARN);
    root.addAppender(stdout);
    context.getLogger("io.promobot").setLevel(Level.INFO);
    // The simulator's mail server complains about failures that were requested.
    context.getLogger("org.subethamail").setLevel(Level.OFF);
    // A replaced pool registers its metrics again, which already exist.
    context.getLogger("io.micrometer.core.instrument.MeterRegistry").setLevel(Level.ERROR);
    // A connection that arrives while we stop; clients see it closed.
    context.getLogger("io.netty.bootstrap.ServerBootstrap").setLevel(Level.ERROR);
    // Vert.x stumbles over requests waiting on a connection that is cut; that is harmless.
    context.getLogger("io.netty.channel.AbstractChannelHandlerContext").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> text() {
    var encoder = new PatternLayoutEncoder();
    encoder.setPattern(PATTERN);
    return encoder;
  }

  /** Strangers' line breaks are escaped, as JSON requires. */
  static LogstashEncoder json() {
    var names = new LogstashFieldNames();
    names.setTimestamp("time");
    names.setLogger("logger");
    names.setThread("thread");
    names.setStackTrace("exception");
    names.setVersion("[ignore]");
    names.setLevelValue("[ignore]");
    var thrown = new ShortenedThrowableConverter();
    thrown.setMaxDepthPerThrowable(12);
    thrown.setMaxLength(8192);
    var encoder = new LogstashEncoder();
    encoder.setIncludeContext(false);
    encoder.setTimeZone("UTC");
    encoder.setTimestampPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    encoder.setFieldNames(names);
    encoder.setThrowableConverter(thrown);
    return encoder;
  }
}
