package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything people read is written in plain English. The words to avoid, each with a better one,
 * are in {@code plain-english.txt}.
 *
 * <p>Released migrations are left out: their checksums cover the comments.
 */
final class PlainEnglishTest {
  private static final List<Path> PLACES =
      Stream.of(
              "src/main",
              "src/test/java",
              "frontend/src",
              "frontend/chat",
              "frontend/till",
              "frontend/e2e",
              "docs",
              "bench",
              ".")
          .map(Path::of)
          .toList();

  private record Word(Pattern pattern, String better) {
    static Word of(String line) {
      var parts = line.split(" -> ", 2);
      return new Word(
          Pattern.compile("(?i)(?<![\\w-])(?:%s)(?![\\w-])".formatted(parts[0])), parts[1]);
    }
  }

  private static final List<Word> WORDS = words();

  @Test
  void everything_people_read_is_plain_english() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : files()) {
      for (Prose.Piece piece : Prose.of(file)) {
        for (String hit : hits(piece.text())) {
          found.add("%s:%d %s".formatted(file, piece.line(), hit));
        }
      }
    }

    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A.java  | // How to mend it          | mend: write fix
          A.java  | "This is no picture"       | is no: write is not a
          A.java  | /** Tells it, or else. */  | or else: write otherwise
          A.java  | void keeps_it_for_ever() { | for ever: write forever, permanently
          b.tsx   | <p>Whoever comes</p>       | Whoever: write anyone who, people who
          c.yaml  | description: Made anew.    | anew: write again, new
          d.md    | Nobody is told of it.      | told of: write notified of, learns of
          e.sh    | # the preset               | preset: write default
          """)
  void a_stilted_word_is_found_where_people_read_it(String file, String line, String hit) {
    assertThat(Prose.of(file, " " + line)).flatExtracting(each -> hits(each.text())).contains(hit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A.java  | if (mend) { anew(); } else { return preset; }
          A.java  | // There is no such topic, and it is no longer asked or told.
          b.tsx   | <Field preset={preset} hint="Amended twice" />
          c.yaml  | preset: { type: string, description: Its default. }
          d.md    | Run `git mend` now.
          """)
  void code_and_idiomatic_sentences_are_left_alone(String file, String line) {
    assertThat(Prose.of(file, line)).flatExtracting(each -> hits(each.text())).isEmpty();
  }

  static List<String> hits(String text) {
    var hits = new ArrayList<String>();
    for (Word word : WORDS) {
      var matcher = word.pattern().matcher(text);
      while (matcher.find()) {
        hits.add("%s: write %s".formatted(matcher.group().replaceAll("^\\W+", ""), word.better()));
      }
    }
    return hits;
  }

  private static List<Word> words() {
    try (var file = PlainEnglishTest.class.getResourceAsStream("/plain-english.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(" -> ") && !line.startsWith("#"))
          .map(Word::of)
          .toList();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (Path place : PLACES) {
      int depth = place.toString().equals(".") ? 1 : Integer.MAX_VALUE;
      try (var found = Files.walk(place, depth)) {
        found.filter(PlainEnglishTest::ours).forEach(files::add);
      }
    }
    return files;
  }

  private static boolean ours(Path file) {
    var path = file.toString().replace('\\', '/');
    return Files.isRegularFile(file)
        && Prose.isIn(path)
        && !path.contains("node_modules")
        && !path.endsWith("PlainEnglishTest.java")
        && !path.endsWith("schema.d.ts");
  }
}
