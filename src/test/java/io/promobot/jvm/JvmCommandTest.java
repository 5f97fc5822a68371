package io.promobot.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmCommandTest {
  private static final Map<String, String> HERE =
      Map.of("os.name", "Linux", "java.vm.name", "OpenJDK 64-Bit Server VM");

  @Test
  void a_plain_start_gets_our_options_and_the_path_of_its_jar() {
    var command =
        of(Map.of(), HERE, "-jar", "promobot.jar").orElseThrow().with(List.of("-Dmore=1"));

    assertThat(command)
        .startsWith("/opt/java/bin/java")
        .contains("-XX:+UseSerialGC", "-Xms32m", "-Dmore=1")
        .endsWith("-jar", Path.of("promobot.jar").toAbsolutePath().toString());
  }

  @Test
  void a_largest_heap_and_properties_are_kept_and_come_last() {
    var command =
        of(Map.of(), HERE, "-Xmx24m", "-Dmine=1", "-jar", "/p.jar")
            .orElseThrow()
            .with(List.of("-Dmore=1"));

    assertThat(command).endsWith("-Dmore=1", "-Xmx24m", "-Dmine=1", "-jar", "/p.jar");
    assertThat(command).as("a first heap may be larger than that").doesNotContain("-Xms32m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseZGC", "-Xms1g", "-javaagent:a.jar", "-cp", "-verbose"})
  void who_chooses_how_the_jvm_works_keeps_it(String option) {
    assertThat(of(Map.of(), HERE, option, "-jar", "/p.jar")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
  void so_does_who_chooses_it_by_the_environment(String variable) {
    assertThat(of(Map.of(variable, ""), HERE, "-jar", "/p.jar")).isEmpty();
  }

  @Test
  void a_port_for_management_is_already_open() {
    assertThat(of(Map.of(), HERE, "-Dcom.sun.management.jmxremote.port=9010", "-jar", "/p.jar"))
        .isEmpty();
  }

  @Test
  void a_large_server_keeps_its_own_options() {
    var large = new Started("-Xmx4g", "-jar", "/p.jar");
    var plain = new Started("-jar", "/p.jar");

    assertThat(JvmCommand.of(large, Map.of(), HERE, 4L << 30)).isEmpty();
    assertThat(JvmCommand.of(plain, Map.of(), HERE, 4L << 30)).isPresent();
    assertThat(JvmCommand.of(plain, Map.of(), HERE, 32L << 30)).isEmpty();
  }

  @Test
  void what_only_answers_and_ends_stays_as_it_is() {
    assertThat(of(Map.of(), HERE, "-jar", "/p.jar", "--version")).isEmpty();
    assertThat(of(Map.of(), HERE, "-jar")).isEmpty();
    assertThat(of(Map.of(), HERE, "io.promobot.Launcher")).isEmpty();
  }

  @Test
  void systems_and_jvms_that_we_do_not_know_stay_as_they_are() {
    var windows = Map.of("os.name", "Windows 11", "java.vm.name", "OpenJDK 64-Bit Server VM");
    var openJ9 = Map.of("os.name", "Linux", "java.vm.name", "Eclipse OpenJ9 VM");

    assertThat(of(Map.of(), windows, "-jar", "/p.jar")).isEmpty();
    assertThat(of(Map.of(), openJ9, "-jar", "/p.jar")).isEmpty();
  }

  private static Optional<JvmCommand> of(
      Map<String, String> environment, Map<String, String> system, String... arguments) {
    return JvmCommand.of(new Started(arguments), environment, system, 256L << 20);
  }

  /** A process as the system describes it. */
  private record Started(String... all) implements ProcessHandle.Info {
    @Override
    public Optional<String> command() {
      return Optional.of("/opt/java/bin/java");
    }

    @Override
    public Optional<String> commandLine() {
      return Optional.empty();
    }

    @Override
    public Optional<String[]> arguments() {
      return Optional.of(all);
    }

    @Override
    public Optional<Instant> startInstant() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> totalCpuDuration() {
      return Optional.empty();
    }

    @Override
    public Optional<String> user() {
      return Optional.empty();
    }
  }
}
