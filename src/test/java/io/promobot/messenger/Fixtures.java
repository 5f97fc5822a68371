package io.promobot.messenger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recorded webhook bodies and the table in their README. */
public final class Fixtures {
  public static final String SECRET = "test_app_secret";
  private static final Path FOLDER = Path.of("src/test/resources/messenger");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\S+\\.json)` \\|.*\\| `(sha256=\\S+)` \\|");

  private Fixtures() {}

  /** A row of the README: a body's file and its signature. */
  public record Row(String file, String signature) {
    @Override
    public String toString() {
      return file;
    }
  }

  public static byte[] body(String file) {
    try {
      return Files.readAllBytes(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Row> rows() {
    String readme = new String(body("README.md"), StandardCharsets.UTF_8);
    return readme
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(m -> new Row(m.group(1), m.group(2)))
        .toList();
  }

  static long files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".json")).count();
    }
  }
}
