package io.promobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The sentences of a source file or document, line by line: what people read, and no code. */
final class Prose {
  /** A piece of prose and the line it begins on. */
  record Piece(int line, String text) {}

  private static final Pattern COMMENT_OR_STRING =
      Pattern.compile(
          "//[^\\n]*+|/\\*[\\s\\S]*?\\*/|\"\"\"[\\s\\S]*?\"\"\"|"
              + "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'(?:[^'\\\\\\n]|\\\\.)'");

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "(?<!:)//[^\\n]*+|/\\*[\\s\\S]*?\\*/|`[^`\\n]*+`|"
              + "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|(?<=>)[^<>{}=;]*[a-z][^<>{}=;]*(?=[<{])");

  private static final Pattern TEST_NAME =
      Pattern.compile("(?m)^ +(?:private |static )*\\S+ ([a-z]+(?:_[a-z0-9]+){2,})(?=\\()");

  private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^\\s*(?:#|--).*$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]*`");
  private static final Pattern YAML_KEY = Pattern.compile("(?m)^\\s*required:.*$|[\\w$-]+:(?= |$)");

  private Prose() {}

  /** Whether this is a kind of file that contains prose. */
  static boolean isIn(String name) {
    return name.matches(".*\\.(java|tsx?|m?js|md|ya?ml|sh|lua|conf)");
  }

  static List<Piece> of(Path file) throws IOException {
    return of(file.getFileName().toString(), Files.readString(file));
  }

  static List<Piece> of(String name, String content) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "java" -> java(content);
      case "ts", "tsx", "js", "mjs" -> found(COMMENT_OR_TEXT, content, MatchResult::group);
      case "md" -> lines(blanked(INLINE_CODE, blanked(FENCE, content)));
      case "yaml", "yml" -> lines(blanked(YAML_KEY, content));
      case "sh", "lua", "conf" -> found(COMMENT_LINE, content, MatchResult::group);
      default -> List.of();
    };
  }

  private static List<Piece> java(String content) {
    var pieces = new ArrayList<>(found(COMMENT_OR_STRING, content, MatchResult::group));
    pieces.addAll(found(TEST_NAME, content, name -> name.group(1).replace('_', ' ')));
    return pieces;
  }

  private static List<Piece> found(
      Pattern pattern, String content, Function<MatchResult, String> text) {
    var pieces = new ArrayList<Piece>();
    var matcher = pattern.matcher(content);
    while (matcher.find()) {
      int line =
          1 + (int) content.substring(0, matcher.start()).chars().filter(Prose::ends).count();
      pieces.add(new Piece(line, oneLine(text.apply(matcher))));
    }
    return pieces;
  }

  private static List<Piece> lines(String content) {
    var pieces = new ArrayList<Piece>();
    var line = 0;
    for (String text : content.split("\n", -1)) {
      pieces.add(new Piece(++line, text));
    }
    return pieces;
  }

  /** A sentence continues over the lines of its comment. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\n\\s*(?:\\*(?!/)|//)?\\s*", " ");
  }

  private static String blanked(Pattern pattern, String content) {
    UnaryOperator<String> onlyLineEnds = text -> text.replaceAll("[^\\n]", "");
    return pattern.matcher(content).replaceAll(code -> onlyLineEnds.apply(code.group()));
  }

  private static boolean ends(int character) {
    return character == '\n';
  }
}
