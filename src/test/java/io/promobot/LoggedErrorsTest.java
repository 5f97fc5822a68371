package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What libraries print to standard error is logged like everything else. */
class LoggedErrorsTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("stderr");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final LoggedErrors errors = new LoggedErrors(later::add);
  private final PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(logged);
  }

  private List<String> events() {
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void aMomentPasses() {
    while (!later.isEmpty()) {
      later.poll().run();
    }
  }

  @Test
  void a_stack_trace_is_one_event() {
    new IllegalStateException("cut", new RuntimeException("Verbindung weg: ü"))
        .printStackTrace(err);
    assertThat(events()).isEmpty();

    aMomentPasses();

    assertThat(events()).hasSize(1);
    assertThat(events().get(0))
        .startsWith("java.lang.IllegalStateException: cut\n\tat ")
        .contains("Caused by: java.lang.RuntimeException: Verbindung weg: ü");
  }

  @Test
  void two_things_are_two_events_and_an_empty_line_is_none() {
    err.println("one");
    err.println();
    err.println("two");
    aMomentPasses();

    assertThat(events()).containsExactly("one", "two");
  }

  @Test
  void a_line_without_end_does_not_fill_the_memory() {
    err.print("x".repeat(100_000));
    err.println();
    aMomentPasses();

    assertThat(events()).allMatch(event -> event.length() <= 16_384);
  }

  @Test
  void at_the_end_nothing_waits_not_even_half_a_line() {
    err.println("one");
    err.print("two");

    errors.close();

    assertThat(events()).containsExactly("one", "two");
  }

  /** A process that complains and exits. */
  static final class LastWords {
    private LastWords() {}

    public static void main(String[] args) {
      LoggedErrors.capture();
      System.err.println("last words");
      System.exit(0);
    }
  }

  @Test
  void the_last_line_before_an_exit_is_logged() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(java, "-cp", classes, LastWords.class.getName())
            .redirectErrorStream(true)
            .start();

    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).contains("WARN").contains("stderr").contains("last words");
  }
}
