package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md goes through all of OWASP ASVS 4.0.3 level 2 and claims nothing untested. */
class SecurityDocTest {
  private static final Path DOC = Path.of("docs/security.md");
  private static final Path REQUIREMENTS = Path.of("src/test/resources/asvs-4.0.3-level-2.txt");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d[\\d., ]*) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern FILE = Pattern.compile("`([\\w./-]+\\.\\w+|Dockerfile)`");

  private record Row(List<String> numbers, String status, String text) {}

  private static List<Row> rows() throws IOException {
    return ROW.matcher(Files.readString(DOC))
        .results()
        .map(row -> new Row(List.of(row.group(1).split(", ")), row.group(3), row.group(4)))
        .toList();
  }

  @Test
  void every_requirement_of_level_2_has_its_place_once() throws IOException {
    assertThat(rows().stream().flatMap(row -> row.numbers().stream()))
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(REQUIREMENTS));
  }

  @Test
  void the_totals_are_those_of_the_rows() throws IOException {
    Map<String, Integer> totals =
        rows().stream()
            .collect(Collectors.toMap(Row::status, row -> row.numbers().size(), Integer::sum));

    assertThat(totals).containsOnlyKeys("Met", "Does not apply", "Not met");
    assertThat(Files.readString(DOC))
        .contains(
            totals.get("Met") + " of its " + Files.readAllLines(REQUIREMENTS).size(),
            totals.get("Does not apply") + " **do not apply**",
            totals.get("Not met") + " are **not met**");
  }

  @Test
  void what_is_met_names_a_test_or_a_file() throws IOException {
    assertThat(rows())
        .filteredOn(row -> row.status().equals("Met") && !row.text().contains("](#"))
        .allMatch(row -> TEST.matcher(row.text()).find() || FILE.matcher(row.text()).find());
  }

  @Test
  void every_test_and_file_it_names_exists() throws Exception {
    var doc = Files.readString(DOC);
    Set<String> known = tests();
    var named =
        TEST.matcher(doc).results().map(test -> test.group(1) + "#" + test.group(2)).toList();

    assertThat(named).hasSizeGreaterThan(100);
    assertThat(named).filteredOn(test -> !known.contains(test)).isEmpty();
    for (var file : FILE.matcher(doc).results().filter(path -> !bare(path.group(1))).toList()) {
      assertThat(Path.of(file.group(1))).exists();
    }
  }

  /** A name without a folder may be that of a file in the resources. */
  private static boolean bare(String file) {
    return Files.exists(Path.of("src/main/resources", file));
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .map(file -> TESTS.relativize(file).toString())
          .filter(file -> file.endsWith("Test.java") || file.endsWith("IT.java"))
          .map(file -> loaded(file.replace(".java", "").replace('/', '.')))
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .filter(SecurityDocTest::isTest)
          .map(method -> method.getDeclaringClass().getSimpleName() + "#" + method.getName())
          .collect(Collectors.toSet());
    }
  }

  /** {@code @Test}, {@code @ParameterizedTest}, a property, … */
  private static boolean isTest(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getSimpleName())
        .anyMatch(name -> name.endsWith("Test") || name.equals("TestFactory"));
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, SecurityDocTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
