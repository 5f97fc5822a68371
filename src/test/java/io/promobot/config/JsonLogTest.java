package io.promobot.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** The log as machines read it, as promobot sets them up. */
class JsonLogTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");

  private final LoggerContext context = new LoggerContext();
  private final LogstashEncoder encoder = LogConfigurator.json();

  @BeforeEach
  void start() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    encoder.setContext(context);
    encoder.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private String line(LoggingEvent event) {
    return new String(encoder.encode(event), UTF_8);
  }

  private LoggingEvent event(String message, Throwable why) {
    var event =
        new LoggingEvent(
            "", context.getLogger("io.promobot.inbox.Inbox"), Level.WARN, message, why, null);
    event.setInstant(NOON);
    event.setThreadName("vert.x-eventloop-thread-0");
    return event;
  }

  @Test
  void an_event_is_a_line_of_what_happened_where_and_when_in_utc() {
    assertThat(new JsonObject(line(event("event 7 is parked", null))).getMap())
        .isEqualTo(
            Map.of(
                "time", "2026-03-01T12:00:00.250Z",
                "level", "WARN",
                "logger", "io.promobot.inbox.Inbox",
                "thread", "vert.x-eventloop-thread-0",
                "message", "event 7 is parked"));
  }

  @Test
  void what_strangers_wrote_and_where_it_was_thrown_stay_on_one_line() {
    var nasty = "a\r\nb\u2028c\u0000d\"e\u001b[31m";

    var line = line(event(nasty, new IllegalStateException(nasty, new RuntimeException("deep"))));

    assertThat(line).endsWith("\n").matches("[^\\p{Cntrl}]*\\R");
    var read = new JsonObject(line);
    assertThat(read.getString("message")).isEqualTo(nasty);
    assertThat(read.getString("exception")).contains("IllegalStateException", "deep");
  }

  @Test
  void the_id_of_a_request_is_a_field_of_its_own() {
    var event = event("GET /x -> 500 (request 5)", null);
    event.setKeyValuePairs(List.of(new KeyValuePair("request_id", "5")));

    assertThat(new JsonObject(line(event)).getString("request_id")).isEqualTo("5");
  }
}
