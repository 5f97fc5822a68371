package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real jar in a heap too small for anything. */
@Timeout(120)
class OutOfMemoryIT {
  private static final Path JAR = Path.of("target/promobot.jar");

  @ParameterizedTest
  @ValueSource(strings = {"8m", "12m"})
  void it_ends_and_its_last_line_says_why(String heap) {
    var settings = Map.of("PORT", "0", "DATABASE_URL", PromobotJar.url(TestDatabase.fresh()));

    try (var jar = PromobotJar.start(JAR, List.of("-Xmx" + heap), settings)) {
      assertThat(jar.exitCode()).as(jar.tail()).isEqualTo(3);
      assertThat(jar.lines())
          .last()
          .asString()
          .startsWith("promobot ends: out of memory (")
          .endsWith("Give Java more with -Xmx.");
    }
  }
}
