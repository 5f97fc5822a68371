package io.promobot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/extend.md can be applied to the sources as they are. */
class ExtendGuideTest {
  private static final Path GUIDE = Path.of("docs/extend.md");
  private static final Path PATCH = Path.of("docs/extend.patch");
  private static final String REBUILD =
      """
      rebuild docs/extend.patch: git apply --3way docs/extend.patch, fix what conflicts, run its tests,
      git diff HEAD -- src frontend > docs/extend.patch, git apply -R --index docs/extend.patch;
      then see that docs/extend.md says the same
      """;

  /** What the patch does to one file. */
  private record Change(String file, boolean isNew, List<Hunk> hunks) {

    /** The file's lines with the patch in them. */
    List<String> patched() throws IOException {
      List<String> lines = isNew ? List.of() : lines();
      List<String> patched = new ArrayList<>();
      int from = 0;
      for (Hunk hunk : hunks) {
        int at = from + Collections.indexOfSubList(lines.subList(from, lines.size()), hunk.before);
        patched.addAll(lines.subList(from, at));
        patched.addAll(hunk.after);
        from = at + hunk.before.size();
      }
      patched.addAll(lines.subList(from, lines.size()));
      return patched;
    }

    boolean isApplied() throws IOException {
      List<String> lines = lines();
      return hunks.stream().allMatch(hunk -> Collections.indexOfSubList(lines, hunk.after) >= 0);
    }

    private List<String> lines() throws IOException {
      Path path = Path.of(file);
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
  }

  /** One place in a file, the lines that must be there, and their replacement. */
  private record Hunk(String place, List<String> before, List<String> after) {}

  /** People who try the example out have it in their sources already. */
  @BeforeEach
  void the_patch_is_not_applied() throws IOException {
    boolean applied = true;
    for (Change change : changes()) {
      applied &= change.isApplied();
    }
    assumeFalse(applied, "docs/extend.patch is applied; git apply -R docs/extend.patch undoes it");
  }

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

  /** What adding a button may cost; a design that needs more says something twice. */
  @Test
  void it_touches_five_files_of_the_product_at_most_and_neither_schema_contract_nor_dashboard()
      throws IOException {
    assertThat(files("src/main/").toList()).hasSizeBetween(1, 5);
    assertThat(files("src/main/resources/db/migration")).isEmpty();
    assertThat(files("src/main/resources/openapi.yaml")).isEmpty();
    assertThat(files("frontend/src/")).isEmpty();
    assertThat(Files.readAllLines(PATCH)).hasSizeLessThan(250);
  }

  private static Stream<String> files(String below) throws IOException {
    return changes().stream().map(Change::file).filter(file -> file.startsWith(below));
  }

  @Test
  void the_product_with_the_patch_compiles(@TempDir Path dir) throws IOException {
    var sources = new ArrayList<Path>();
    for (Change change : changes()) {
      if (change.file().startsWith("src/main/java/")) {
        Path patched = dir.resolve(Path.of(change.file()).getFileName());
        Files.write(patched, change.patched());
        sources.add(patched);
      }
    }

    assertThat(compiled(sources, dir)).isEmpty();
  }

  /** The errors, one to a line. */
  private static String compiled(List<Path> sources, Path dir) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var errors = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options = List.of("-d", dir.toString(), "-cp", System.getProperty("java.class.path"));
      compiler
          .getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return errors.toString().lines().filter(line -> line.contains("error:")).collect(joining());
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
        hunks.add(new Hunk(line, new ArrayList<>(), new ArrayList<>()));
      } else if (!hunks.isEmpty() && !line.isEmpty()) {
        Hunk hunk = hunks.get(hunks.size() - 1);
        if (" -".indexOf(line.charAt(0)) >= 0) {
          hunk.before().add(line.substring(1));
        }
        if (" +".indexOf(line.charAt(0)) >= 0) {
          hunk.after().add(line.substring(1));
        }
      }
    }
    return new Change(file, part.contains("\n--- /dev/null\n"), hunks);
  }
}
