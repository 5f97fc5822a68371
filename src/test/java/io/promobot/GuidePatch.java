package io.promobot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.tools.ToolProvider;

/** docs/extend.patch, read, applied to the sources as they are, and compiled. */
final class GuidePatch {
  static final Path FILE = Path.of("docs/extend.patch");

  private GuidePatch() {}

  /** What the patch does to one file. */
  record Change(String file, boolean isNew, List<Hunk> hunks) {

    /** The file's lines with the patch in them. */
    List<String> patched() throws IOException {
      List<String> lines = isNew ? List.of() : lines();
      List<String> patched = new ArrayList<>();
      int from = 0;
      for (Hunk hunk : hunks) {
        int at = from + Collections.indexOfSubList(lines.subList(from, lines.size()), hunk.before);
        assertThat(at).as("the place of %s in %s", hunk.place, file).isGreaterThanOrEqualTo(from);
        patched.addAll(lines.subList(from, at));
        patched.addAll(hunk.after);
        from = at + hunk.before.size();
      }
      patched.addAll(lines.subList(from, lines.size()));
      return patched;
    }

    private List<String> lines() throws IOException {
      Path path = Path.of(file);
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
  }

  /** One place in a file, the lines that must be there, and their replacement. */
  record Hunk(String place, List<String> before, List<String> after) {}

  /**
   * Compiles the patched sources, tests included, into this directory.
   *
   * @return the errors, one to a line
   */
  static String compile(Path dir) throws IOException {
    var sources = new ArrayList<Path>();
    for (Change change : changes()) {
      if (change.file.endsWith(".java")) {
        Path patched = dir.resolve(Path.of(change.file).getFileName());
        Files.write(patched, change.patched());
        sources.add(patched);
      }
    }
    return compiled(sources, dir);
  }

  private static String compiled(List<Path> sources, Path dir) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var errors = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options = List.of("-d", dir.toString(), "-cp", System.getProperty("java.class.path"));
      compiler
          .getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return errors.toString().lines().filter(line -> line.contains("error:")).collect(joining("\n"));
  }

  static List<Change> changes() throws IOException {
    List<Change> changes = new ArrayList<>();
    for (String part : Files.readString(FILE).split("(?m)^diff --git ")) {
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
