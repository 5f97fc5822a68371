package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worked example of docs/extend.md can be applied to the sources as they are. */
class ExtendGuideTest {
  private static final Path GUIDE = Path.of("docs/extend.md");
  private static final Path PATCH = Path.of("docs/extend.patch");
  private static final String REBUILD =
      """
      rebuild docs/extend.patch: git apply --3way docs/extend.patch, mend what conflicts, run its tests,
      git diff HEAD -- src frontend > docs/extend.patch, git apply -R --index docs/extend.patch;
      then see that docs/extend.md says the same
      """;

  private static final Pattern MIGRATION =
      Pattern.compile("src/main/resources/db/migration/V(\\d+)__\\w+\\.sql");

  /** What the patch does to one file. */
  private record Change(String file, boolean isNew, List<Hunk> hunks) {}

  /** One place in a file, and the lines that must stand there. */
  private record Hunk(String place, List<String> before) {}

  @Test
  void every_place_the_patch_changes_stands_in_the_sources() throws IOException {
    List<String> misfits = new ArrayList<>();
    for (Change change : changes()) {
      misfits.addAll(misfits(change));
    }

    assertThat(misfits).as(REBUILD).isEmpty();
  }

  private static List<String> misfits(Change change) throws IOException {
    Path file = Path.of(change.file());
    if (change.isNew() || !Files.exists(file)) {
      boolean fits = change.isNew() && !Files.exists(file);
      return fits ? List.of() : List.of(file + (change.isNew() ? " is there already" : " is gone"));
    }
    List<String> misfits = new ArrayList<>();
    List<String> rest = Files.readAllLines(file);
    for (Hunk hunk : change.hunks()) {
      int at = Collections.indexOfSubList(rest, hunk.before());
      if (at < 0) {
        misfits.add("%s has no place for the hunk %s".formatted(file, hunk.place()));
      } else {
        rest = rest.subList(at + hunk.before().size(), rest.size());
      }
    }
    return misfits;
  }

  @Test
  void its_migration_is_the_next_one() throws IOException {
    List<String> added = changes().stream().filter(Change::isNew).map(Change::file).toList();
    List<Integer> theirs = versions(added.stream());
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      int last = Collections.max(versions(files.map(file -> file.toString().replace('\\', '/'))));

      assertThat(theirs)
          .as(
              "give the migration in docs/extend.patch the next free number, there and in the guide")
          .containsExactly(last + 1);
    }
  }

  private static List<Integer> versions(Stream<String> files) {
    return files
        .map(MIGRATION::matcher)
        .filter(Matcher::matches)
        .map(name -> Integer.valueOf(name.group(1)))
        .toList();
  }

  @Test
  void what_the_guide_quotes_stands_in_the_patch() throws IOException {
    Set<String> patched =
        Files.readAllLines(PATCH).stream().map(ExtendGuideTest::bare).collect(Collectors.toSet());

    assertThat(quoted())
        .isNotEmpty()
        .as("docs/extend.md quotes docs/extend.patch")
        .isSubsetOf(patched);
  }

  /** The lines of the guide's examples in Java and of its changes. */
  private static List<String> quoted() throws IOException {
    List<String> quoted = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.strip().startsWith("```")) {
        code = Set.of("```java", "```diff").contains(line.strip());
      } else if (code && !line.strip().equals("…")) {
        quoted.add(bare(line));
      }
    }
    return quoted;
  }

  private static String bare(String line) {
    return line.strip().replaceFirst("^[+-]", "").strip();
  }

  private static List<Change> changes() throws IOException {
    List<Change> changes = new ArrayList<>();
    for (String part : Files.readString(PATCH).split("(?m)^diff --git ")) {
      if (!part.isBlank()) {
        changes.add(change(part));
      }
    }
    return changes;
  }

  private static Change change(String part) {
    List<String> lines = part.lines().toList();
    String file = lines.get(0).substring(lines.get(0).indexOf(" b/") + 3);
    List<Hunk> hunks = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("@@")) {
        hunks.add(new Hunk(line, new ArrayList<>()));
      } else if (!hunks.isEmpty() && (line.startsWith(" ") || line.startsWith("-"))) {
        hunks.get(hunks.size() - 1).before().add(line.substring(1));
      }
    }
    return new Change(file, part.contains("\n--- /dev/null\n"), hunks);
  }
}
